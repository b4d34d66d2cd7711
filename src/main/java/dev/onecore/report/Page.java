package dev.onecore.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onecore.model.Campaign;
import dev.onecore.model.Workload;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** {@code index.html} of a campaign: one self-contained file that needs no script to tell all its figures. */
final class Page {

    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private Page() {}

    /** An instant for a reader: {@code 22 November 2026, 10:15 UTC}. */
    static String when(Instant instant) {
        return WHEN.format(instant);
    }

    /** A workload as the template sees it. */
    record Section(String name, String title, String decidedBy, List<PhaseView> phases, List<EffectView> effects) {}

    /** A comparison as the template sees it; names are untrusted text. */
    record EffectView(String phase, String target, String metric, String ratio, String conclusion, String kind) {}

    /** A fact of the environment. */
    record Fact(String name, String value) {}

    /**
     * The whole file.
     *
     * @param opening its first screen
     * @param environment as it was recorded
     * @param calibrated in words when this machine was calibrated; empty otherwise
     * @param gatling links to Gatling's native reports, relative to the page
     */
    static String of(
            Findings findings,
            OpeningView opening,
            JsonNode environment,
            String calibrated,
            List<TrialView.Link> gatling) {
        Campaign campaign = findings.campaign();
        Template template = new Template("page.peb");
        Map<String, Object> view = new TreeMap<>();
        view.put("campaign", campaign);
        view.put("when", when(campaign.started()));
        view.put("opening", opening);
        view.put("calibrated", calibrated);
        view.put(
                "sections",
                campaign.workloads().stream().map(w -> section(findings, w)).toList());
        view.put("comparisons", findings.effects().size());
        view.put("trials", findings.trials().stream().map(TrialView::of).toList());
        view.put("facts", facts(environment));
        view.put("gatling", gatling);
        view.put("batched", Batched.phases(campaign));
        view.put("command", Rerun.command(campaign));
        view.put("data", ScriptSafe.json(ChartData.of(findings)));
        return template.render(view, List.of("page.css"), List.of("echarts.js", "page.js"));
    }

    private static Section section(Findings findings, Workload workload) {
        return new Section(
                workload.name(),
                workload.title(),
                workload.primary().title(),
                workload.measured().stream()
                        .map(phase -> PhaseView.of(findings, workload, phase))
                        .toList(),
                findings.effects().stream()
                        .filter(effect -> effect.place().workload().equals(workload.name()))
                        .map(Page::effect)
                        .toList());
    }

    private static EffectView effect(EffectSize effect) {
        return new EffectView(
                effect.place().phase(),
                effect.place().target(),
                effect.metric().title() + (effect.primary() ? " (decides)" : ""),
                effect.comparison().ratio().map(Sentences::number).orElse("–"),
                Sentences.conclusion(effect),
                OpeningView.kind(effect));
    }

    private static List<Fact> facts(JsonNode environment) {
        List<Fact> facts = new ArrayList<>();
        collect("", environment, facts);
        return facts;
    }

    private static void collect(String name, JsonNode node, List<Fact> facts) {
        if (node.isObject()) {
            node.properties()
                    .forEach(member -> collect(
                            name.isEmpty() ? member.getKey() : name + "." + member.getKey(), member.getValue(), facts));
        } else if (node.isArray() && !node.isEmpty() && node.get(0).isContainerNode()) {
            for (int i = 0; i < node.size(); i++) {
                collect(name + "." + i, node.get(i), facts);
            }
        } else if (node.isArray()) {
            List<String> items = new ArrayList<>();
            node.forEach(item -> items.add(item.asText()));
            facts.add(new Fact(name, String.join(" ", items)));
        } else {
            facts.add(new Fact(name, node.asText()));
        }
    }
}
