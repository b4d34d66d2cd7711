package dev.onecore.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onecore.evidence.EvidenceFiles;
import dev.onecore.figures.CampaignFigures;
import dev.onecore.figures.CapacityFigure;
import dev.onecore.figures.ProbeFigure;
import dev.onecore.model.Profile;
import dev.onecore.model.Target;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Searches for capacity in {@code result.json}, and the curves that the page draws of them. */
final class CapacityJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private static final List<Double> QUANTILES = List.of(0.5, 0.9, 0.99, 0.999);

    private CapacityJson() {}

    /** Each search with its answer and probes; empty where nothing was searched for. */
    static ArrayNode results(CampaignFigures findings) {
        ArrayNode all = JSON.arrayNode();
        CapacityFigure.of(findings).forEach(search -> all.add(result(search)));
        return all;
    }

    private static ObjectNode result(CapacityFigure search) {
        ObjectNode node = JSON.objectNode()
                .put("workload", search.key().workload())
                .put("target", search.key().target());
        node.putObject("objective")
                .put("quantile", search.objective().quantile())
                .put("limitMs", search.objective().limit().toNanos() / 1e6)
                .put("step", search.objective().step());
        search.capacity().metPerSec().ifPresent(rate -> node.put("met", rate));
        search.capacity().abovePerSec().ifPresent(rate -> node.put("above", rate));
        node.put("limit", Profile.label(search.capacity().limit()));
        node.put("bound", search.capacity().lowerBound() ? "lower" : "none");
        node.put("confirmed", search.capacity().confirmed());
        ArrayNode probes = node.putArray("probes");
        search.probes().forEach(probe -> probes.add(probe(probe)));
        return node;
    }

    private static ObjectNode probe(ProbeFigure probe) {
        ObjectNode node = JSON.objectNode();
        node.put("number", probe.trial().trial().round());
        node.put("offered", probe.ratePerSec());
        node.put("confirming", probe.confirming());
        node.put("outcome", Profile.label(probe.outcome()));
        node.put("why", probe.why());
        node.put("answered", rounded(probe.answeredPerSec(), 1));
        node.put("lost", probe.lost());
        node.put("late", rounded(probe.late(), 1e6));
        ArrayNode response = node.putArray("response");
        for (double quantile : QUANTILES) {
            if (probe.printable(quantile)) {
                probe.responseNs(quantile)
                        .ifPresent(ns -> response.add(
                                JSON.objectNode().put("quantile", quantile).put("us", rounded(ns / 1e3, 10))));
            }
        }
        node.put("verdict", probe.trial().verdict().outcome().label());
        node.put("folder", EvidenceFiles.trialFolder(probe.trial().folder()));
        return node;
    }

    /** A search's curves by target: {@code [rate, median ms, deciding quantile ms, met]} in order of the rates. */
    static ObjectNode curves(CampaignFigures findings) {
        List<String> names =
                findings.campaign().targets().stream().map(Target::name).toList();
        ObjectNode all = JSON.objectNode();
        for (CapacityFigure search : CapacityFigure.of(findings)) {
            ObjectNode node = all.withObjectProperty(search.key().workload());
            node.put("limit", search.objective().limit().toNanos() / 1e3);
            node.put("percentile", search.objective().percentile());
            ObjectNode curve = node.withArrayProperty("curves").addObject();
            curve.put("target", names.indexOf(search.key().target()));
            search.capacity().metPerSec().ifPresent(rate -> curve.put("knee", rate));
            curve.put("bound", search.capacity().lowerBound());
            ArrayNode points = curve.putArray("points");
            drawn(search)
                    .forEach(probe -> points.addArray()
                            .add(probe.ratePerSec())
                            .add(micros(probe, 0.5))
                            .add(micros(probe, search.objective().quantile()))
                            .add(Profile.label(probe.outcome())));
        }
        return all;
    }

    /** One probe a rate, by rate: the longest, and of those the last. */
    private static Collection<ProbeFigure> drawn(CapacityFigure search) {
        Map<Double, ProbeFigure> byRate = new TreeMap<>();
        search.probes().stream()
                .filter(probe -> probe.response().total() > 0)
                .sorted(Comparator.comparing(ProbeFigure::confirming))
                .forEach(probe -> byRate.put(probe.ratePerSec(), probe));
        return byRate.values();
    }

    private static double micros(ProbeFigure probe, double quantile) {
        return ChartData.rounded(probe.responseNs(quantile).orElse(0) / 1e3);
    }

    private static double rounded(double value, double unit) {
        return Math.round(value * unit) / unit;
    }
}
