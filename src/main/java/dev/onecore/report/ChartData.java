package dev.onecore.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onecore.figures.CampaignFigures;
import dev.onecore.figures.FigureKey;
import dev.onecore.figures.TrialReading;
import dev.onecore.model.LatencyKind;
import dev.onecore.model.Phase;
import dev.onecore.model.Workload;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The series behind the page's charts, as JSON: for each phase its curves of latency by percentile, and for each target and
 * round what happened over time. Numbers are rounded to what a screen can show.
 */
final class ChartData {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final CampaignFigures findings;
    private final Timeline timeline;

    private ChartData(CampaignFigures findings) {
        this.findings = findings;
        this.timeline = Timeline.of(findings.trials());
    }

    /** The data of {@link #of} as text that is safe inside a script element. */
    static String json(CampaignFigures findings) {
        return ScriptSafe.json(of(findings));
    }

    /** Targets' names, and each phase's series by its id. */
    static ObjectNode of(CampaignFigures findings) {
        ChartData data = new ChartData(findings);
        ObjectNode root = JSON.objectNode();
        ArrayNode targets = root.putArray("targets");
        findings.campaign().targets().forEach(target -> targets.add(target.name()));
        ObjectNode phases = root.putObject("phases");
        for (Workload workload : findings.campaign().workloads()) {
            for (Phase phase : workload.measured()) {
                phases.set(workload.name() + "/" + phase.name(), data.phase(workload, phase));
            }
        }
        root.set("capacities", CapacityJson.curves(findings));
        return root;
    }

    private ObjectNode phase(Workload workload, Phase phase) {
        ObjectNode node = JSON.objectNode();
        node.put("bytes", Timeline.inBytes(phase));
        ArrayNode curves = node.putArray("curves");
        ArrayNode shares = node.putArray("shares");
        ArrayNode heat = node.putArray("heat");
        ArrayNode rounds = node.putArray("rounds");
        // Side by side: the band about a curve is resampled a thousand times for each of its quantiles.
        IntStream.range(0, findings.campaign().targets().size())
                .parallel()
                .mapToObj(target -> charts(workload, phase, target))
                .toList()
                .forEach(charts -> {
                    curves.addAll(charts.withArray("curves"));
                    shares.addAll(charts.withArray("shares"));
                    heat.addAll(charts.withArray("heat"));
                    rounds.addAll(charts.withArray("rounds"));
                });
        return node;
    }

    /** What is drawn of one target in a phase, each kind in an array of its own. */
    private ObjectNode charts(Workload workload, Phase phase, int target) {
        FigureKey key =
                FigureKey.of(workload, phase, findings.campaign().targets().get(target));
        List<TrialReading> valid = findings.valid(key);
        Curves ofTarget = new Curves(findings, key, target, valid);
        ObjectNode node = JSON.objectNode();
        for (LatencyKind view : List.of(LatencyKind.RESPONSE, LatencyKind.SERVICE)) {
            ofTarget.percentiles(view).ifPresent(node.withArray("curves")::add);
        }
        phase.load().shape().flow().flatMap(ofTarget::shares).ifPresent(node.withArray("shares")::add);
        if (phase.load().shape().usersArrive()) {
            node.withArray("heat").add(ofTarget.heat());
        }
        for (TrialReading trial : valid) {
            node.withArray("rounds")
                    .add(timeline.round(target, trial, trial.phase(phase.name()).orElseThrow()));
        }
        return node;
    }

    /** Four significant digits: a tenth of a pixel. */
    static double rounded(double value) {
        return value == 0 ? 0 : new BigDecimal(value).round(new MathContext(4)).doubleValue();
    }
}
