package dev.onecore.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onecore.evidence.EnvironmentFile;
import dev.onecore.evidence.EvidenceFiles;
import dev.onecore.evidence.LoadSpelling;
import dev.onecore.figures.CampaignFigures;
import dev.onecore.figures.DriftFigure;
import dev.onecore.figures.EffectSize;
import dev.onecore.figures.FigureKey;
import dev.onecore.figures.MetricFigure;
import dev.onecore.figures.PhaseReading;
import dev.onecore.figures.TrialReading;
import dev.onecore.model.Campaign;
import dev.onecore.model.Environment;
import dev.onecore.model.Mark;
import dev.onecore.model.Metric;
import dev.onecore.model.Phase;
import dev.onecore.model.Pin;
import dev.onecore.model.ScriptNotice;
import dev.onecore.model.Target;
import dev.onecore.model.Trial;
import dev.onecore.model.Verdict;
import dev.onecore.model.Workload;
import dev.onecore.statistics.Interval;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** {@code result.json}: all that the page says, for programs, in the digits that were measured. Its form is in {@code result.schema.json}. */
final class ResultJson {
    static final String SCHEMA = "onecore/result/1";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private ResultJson() {}

    /** The whole file, of {@link #of}. */
    static String text(CampaignFigures findings, Environment environment, List<String> problems) {
        return of(findings, environment, problems).toPrettyString() + "\n";
    }

    /**
     * The whole document.
     *
     * @param environment as it was recorded, with the calibration of this machine where it was calibrated
     * @param problems of the evidence: files that were missing or broken
     */
    static ObjectNode of(CampaignFigures findings, Environment environment, List<String> problems) {
        ObjectNode recorded = EnvironmentFile.tree(environment);
        ObjectNode root = JSON.objectNode();
        root.put("schema", SCHEMA);
        root.set("campaign", campaign(findings.campaign()));
        root.set("targets", array(findings.campaign().targets(), ResultJson::target));
        root.set("workloads", array(findings.campaign().workloads(), ResultJson::workload));
        root.set("differences", strings(Differences.of(findings)));
        root.set("answers", array(findings.campaign().workloads(), w -> answer(findings, w)));
        root.set("figures", array(findings.figures(), finding -> figure(findings, finding)));
        root.set("ratios", array(findings.effects(), ResultJson::ratio));
        ArrayNode capacities = CapacityJson.results(findings);
        if (!capacities.isEmpty()) {
            root.set("capacities", capacities);
        }
        List<DriftFigure> drifts = DriftFigure.of(findings);
        if (!drifts.isEmpty()) {
            root.set("drifts", array(drifts, ResultJson::drift));
        }
        root.set("trials", array(findings.trials(), ResultJson::trial));
        root.set("environment", recorded);
        if (environment.calibration().isPresent()) {
            root.set("calibration", recorded.path("calibration"));
        }
        root.set("problems", strings(problems));
        return root;
    }

    private static ObjectNode campaign(Campaign campaign) {
        ObjectNode node = JSON.objectNode();
        node.put("id", campaign.id());
        node.put("simulation", campaign.simulation());
        node.put("started", campaign.started().toString());
        node.put("seed", campaign.seed());
        node.put("profile", campaign.settings().profile().label());
        node.put("trialsPlanned", campaign.trials().size());
        ObjectNode given = node.putObject("settings");
        Rerun.given(campaign).forEach(given::put);
        return node;
    }

    private static ObjectNode target(Target target) {
        ObjectNode node = JSON.objectNode().put("name", target.name());
        return target.map(
                contender -> node.put("folder", contender.folder()),
                endpoint -> node.put("uri", endpoint.uri().toString()));
    }

    private static ObjectNode workload(Workload workload) {
        ObjectNode node = JSON.objectNode().put("name", workload.name()).put("title", workload.title());
        node.set(
                "primary",
                JSON.objectNode()
                        .put("phase", workload.primaryPhase())
                        .put("metric", workload.primary().key()));
        node.set("phases", array(workload.measured(), ResultJson::phase));
        node.set(
                "unmeasured",
                array(
                        workload.phases().stream()
                                .filter(phase -> !phase.measured())
                                .toList(),
                        ResultJson::phase));
        return node;
    }

    private static ObjectNode phase(Phase phase) {
        ObjectNode node = JSON.objectNode().put("name", phase.name()).put("title", phase.title());
        node.put("seconds", Precision.seconds(phase.duration().toNanos() / 1e9));
        node.set("load", LoadSpelling.tree(phase.load()));
        return node;
    }

    private static ObjectNode answer(CampaignFigures findings, Workload workload) {
        ObjectNode node = JSON.objectNode().put("workload", workload.name()).put("title", workload.title());
        node.put("decision", Decision.of(findings.primary(workload)).text());
        node.set("sentences", strings(OpeningView.sentences(findings, workload)));
        return node;
    }

    private static ObjectNode key(FigureKey key) {
        return JSON.objectNode()
                .put("workload", key.workload())
                .put("phase", key.phase())
                .put("target", key.target());
    }

    private static void metric(ObjectNode node, Metric metric) {
        node.put("metric", metric.key());
        node.put("unit", metric.unit());
        node.put("better", metric.better().name().toLowerCase(Locale.ROOT));
    }

    private static void interval(ObjectNode node, Optional<Interval> interval) {
        interval.ifPresent(i -> node.put("low", i.low()).put("high", i.high()).put("confidence", i.confidence()));
    }

    private static ObjectNode figure(CampaignFigures findings, MetricFigure finding) {
        ObjectNode node = key(finding.key());
        metric(node, finding.metric());
        finding.estimate().ifPresent(estimate -> {
            node.put("value", Precision.figure(estimate.value(), finding.metric()));
            interval(node, estimate.interval().map(i -> Precision.figure(i, finding.metric())));
            node.put("n", estimate.samples());
            node.put("rounds", estimate.rounds());
            node.put("basis", estimate.basis().name().toLowerCase(Locale.ROOT));
        });
        node.put("bound", finding.lowerBound() ? "lower" : "none");
        node.put("pinned", finding.pinned());
        node.put("departs", Differences.departs(findings, finding.key().target()));
        node.set(
                "each",
                array(
                        finding.each(),
                        value -> JSON.objectNode()
                                .put("round", value.round())
                                .put("value", Precision.figure(value.value(), finding.metric()))
                                .put("bound", value.lowerBound() ? "lower" : "none")));
        if (!finding.reason().isEmpty()) {
            node.put("missing", finding.reason());
        }
        if (!finding.reservations().isEmpty()) {
            node.set("reservations", strings(finding.reservations()));
        }
        return node;
    }

    private static ObjectNode drift(DriftFigure figure) {
        ObjectNode node = key(figure.key());
        node.put("round", figure.round());
        node.put("watched", figure.watched().key());
        node.put("unit", figure.watched().unit());
        node.put("perHour", figure.drift().perHour());
        interval(node, Optional.of(figure.drift().interval()));
        node.put("found", figure.drift().found());
        node.put("resolvable", figure.drift().resolvable());
        node.set(
                "steps",
                array(
                        figure.drift().steps(),
                        step -> JSON.objectNode()
                                .put("atSeconds", step.atSeconds())
                                .put("size", step.size())));
        return node;
    }

    private static ObjectNode ratio(EffectSize effect) {
        ObjectNode node = key(effect.key());
        node.put("baseline", effect.baseline());
        metric(node, effect.metric());
        node.put("primary", effect.primary());
        effect.comparison().ratio().ifPresent(ratio -> {
            node.put("ratio", Precision.ratio(ratio.value()));
            interval(node, ratio.interval().map(Precision::ratio));
            node.put("rounds", ratio.rounds());
            node.put("bound", ratio.bound().name().toLowerCase(Locale.ROOT));
            ratio.smallestEffect().ifPresent(effectSize -> node.put("resolvable", Precision.ratio(effectSize)));
            node.put("looks", ratio.looks().name().toLowerCase(Locale.ROOT));
            effect.goal().rounds(ratio).ifPresent(needed -> node.put("roundsNeeded", needed));
        });
        node.put("precision", effect.goal().halfWidth());
        node.put("margin", effect.goal().margin());
        node.put("withinMargin", effect.conclusion().withinMargin());
        node.put("conclusion", effect.conclusion().words());
        if (!effect.comparison().reason().isEmpty()) {
            node.put("missing", effect.comparison().reason());
        }
        return node;
    }

    private static ObjectNode trial(TrialReading reading) {
        Trial trial = reading.trial();
        ObjectNode node = JSON.objectNode();
        node.put("order", trial.order());
        node.put("round", trial.round());
        node.put("workload", trial.workload().name());
        node.put("target", trial.target().name());
        verdict(node, reading.verdict());
        node.set("marks", strings(reading.marks().stream().map(Mark::label).toList()));
        node.set("failures", strings(reading.result().failures()));
        if (!reading.result().notices().isEmpty()) {
            node.set("notices", array(reading.result().notices(), ResultJson::notice));
        }
        node.put("folder", EvidenceFiles.trialFolder(reading.folder()));
        node.set("serverPin", pin(reading.result().serverPin()));
        node.set("injectorPin", pin(reading.result().injectorPin()));
        node.set("phases", array(reading.phases(), ResultJson::phaseOfTrial));
        if (!reading.result().clocks().isEmpty()) {
            node.set("clocks", InjectorsJson.clocks(reading.result().clocks()));
        }
        return node;
    }

    private static ObjectNode notice(ScriptNotice notice) {
        return JSON.objectNode()
                .put("kind", notice.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .put("text", notice.text())
                .put("count", notice.count());
    }

    private static ObjectNode phaseOfTrial(PhaseReading phase) {
        ObjectNode node = JSON.objectNode().put("name", phase.phase().name());
        node.put("measured", phase.phase().measured());
        verdict(node, phase.verdict());
        node.put("warmUpSeconds", Precision.seconds(phase.window().cutSeconds()));
        node.put("course", phase.window().sentence());
        phase.injectorWaitPercent().ifPresent(waited -> node.put("injectorWaitPercent", Precision.percent(waited)));
        if (!phase.summary().injectors().isEmpty()) {
            node.set("injectors", InjectorsJson.of(phase));
        }
        return node;
    }

    private static void verdict(ObjectNode node, Verdict verdict) {
        node.put("verdict", verdict.outcome().label());
        node.set("reasons", strings(verdict.sentences()));
    }

    private static ObjectNode pin(Pin pin) {
        ObjectNode node = JSON.objectNode();
        node.put("state", pin.state().name().toLowerCase(Locale.ROOT));
        node.put("threads", pin.threads());
        node.set("observed", strings(pin.observed()));
        node.put("sentence", pin.sentence());
        return node;
    }

    private static ArrayNode strings(Collection<String> strings) {
        ArrayNode array = JSON.arrayNode();
        strings.forEach(array::add);
        return array;
    }

    private static <T> ArrayNode array(Collection<T> items, Function<T, JsonNode> toJson) {
        ArrayNode array = JSON.arrayNode();
        items.forEach(item -> array.add(toJson.apply(item)));
        return array;
    }
}
