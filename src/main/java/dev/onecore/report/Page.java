package dev.onecore.report;

import dev.onecore.figures.CampaignFigures;
import dev.onecore.figures.DriftFigure;
import dev.onecore.model.Campaign;
import dev.onecore.model.Environment;
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

    /**
     * The whole file.
     *
     * @param opening its first screen
     * @param environment as it was recorded
     * @param files what lies beside the page
     */
    static String of(CampaignFigures findings, OpeningView opening, Environment environment, SiblingFiles files) {
        Campaign campaign = findings.campaign();
        Map<String, Object> view = new TreeMap<>();
        view.put("campaign", campaign);
        view.put("when", when(campaign.started()));
        view.put("opening", opening);
        view.put("sections", sections(findings, environment, files));
        view.put("files", files.products());
        view.put("data", ChartData.json(findings));
        return new Template("page.peb").render(view, List.of("page.css"), List.of("echarts.js", "look.js", "page.js"));
    }

    /** All that stands below the first screen, in order. */
    static List<Section> sections(CampaignFigures findings, Environment environment, SiblingFiles files) {
        Campaign campaign = findings.campaign();
        List<Section> sections = new ArrayList<>();
        CaseStudyView.of(findings)
                .ifPresent(view ->
                        sections.add(new Section("case-study", "What the case studies said", "case-study.peb", view)));
        sections.add(new Section("cost", "Speed and cost", "cost.peb", CostView.of(findings)));
        for (Workload workload : campaign.workloads()) {
            WorkloadView view = WorkloadView.of(findings, workload);
            workload.objective()
                    .ifPresentOrElse(
                            objective -> {
                                sections.add(new Section(
                                        workload.name(),
                                        workload.title(),
                                        "capacity.peb",
                                        CapacityView.of(findings, workload, objective)));
                                sections.add(new Section("at-" + workload.name(), "At capacity", "workload.peb", view));
                            },
                            () -> sections.add(new Section(workload.name(), workload.title(), "workload.peb", view)));
        }
        List<DriftFigure> drifts = DriftFigure.of(findings);
        if (!drifts.isEmpty()) {
            sections.add(new Section("drift", "Change over time", "drift.peb", DriftView.of(findings, drifts)));
        }
        sections.add(new Section("trials", "Trials", "trials.peb", TrialsView.of(findings, files)));
        sections.add(new Section(
                "environment", "Environment", "environment.peb", EnvironmentView.of(campaign, environment)));
        sections.add(new Section(
                "reading",
                "How to read this",
                "reading.peb",
                Glossary.of(findings.effects().size())));
        return sections;
    }
}
