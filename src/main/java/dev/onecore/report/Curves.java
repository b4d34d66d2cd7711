package dev.onecore.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onecore.figures.CampaignFigures;
import dev.onecore.figures.FigureKey;
import dev.onecore.figures.Intervals;
import dev.onecore.figures.TrialReading;
import dev.onecore.model.LatencyKind;
import dev.onecore.statistics.Estimate;
import dev.onecore.statistics.Quantiles;
import dev.onecore.statistics.SparseHistogram;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the added histograms of one target's valid rounds draw. */
final class Curves {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** Intervals of a column of the map of lateness. */
    private static final int HEAT_STEP = 5;

    /** Quantiles whose intervals make the band, those of the tables among them. */
    private static final double[] BAND = {0.25, 0.5, 0.75, 0.9, 0.95, 0.975, 0.99, 0.995, 0.999, 0.9999};

    private final CampaignFigures findings;
    private final FigureKey key;
    private final int target;
    private final List<TrialReading> valid;

    /** Takes the target's number in the campaign, from 0, and its valid trials. */
    Curves(CampaignFigures findings, FigureKey key, int target, List<TrialReading> valid) {
        this.findings = findings;
        this.key = key;
        this.target = target;
        this.valid = valid;
    }

    private SparseHistogram all(LatencyKind kind) {
        return SparseHistogram.sum(valid.stream()
                .flatMap(trial -> trial.phase(key.phase()).stream())
                .map(reading -> reading.histograms(kind).sum())
                .toList());
    }

    /**
     * Latency by percentile, {@code [nines, microseconds]}, up to the quantile that may still be printed; empty where not even
     * the median may.
     */
    Optional<ObjectNode> percentiles(LatencyKind kind) {
        SparseHistogram all = all(kind);
        double most = 1 - (double) Quantiles.VALUES_BEYOND / Math.max(1, all.total());
        if (most < 0.5) {
            return Optional.empty();
        }
        ObjectNode node = JSON.objectNode().put("target", target).put("view", kind.tag());
        ArrayNode points = node.putArray("points");
        // Twenty points a decade of the tail.
        double last = -Math.log10(1 - most);
        for (double nines = 0; nines < last; nines += 0.05) {
            points.add(point(nines, all));
        }
        points.add(point(last, all));
        node.set("intervals", intervals(kind));
        return Optional.of(node);
    }

    private static ArrayNode point(double nines, SparseHistogram all) {
        return JSON.arrayNode()
                .add(ChartData.rounded(nines))
                .add(ChartData.rounded(all.quantile(1 - Math.pow(10, -nines)) / 1e3));
    }

    /** The 95 % intervals of some quantiles, {@code [nines, low, high]} in microseconds: the band about the curve. */
    private ArrayNode intervals(LatencyKind kind) {
        Quantiles quantiles = Quantiles.of(
                valid.stream()
                        .map(trial -> trial.phase(key.phase()).orElseThrow().histograms(kind))
                        .toList(),
                valid.stream().mapToInt(trial -> trial.trial().rounds()).max().orElse(1),
                findings.campaign().seed());
        ArrayNode intervals = JSON.arrayNode();
        for (double q : BAND) {
            quantiles
                    .quantile(q)
                    .estimate()
                    .flatMap(Estimate::interval)
                    .ifPresent(interval -> intervals.add(JSON.arrayNode()
                            .add(ChartData.rounded(-Math.log10(1 - q)))
                            .add(ChartData.rounded(interval.low() / 1e3))
                            .add(ChartData.rounded(interval.high() / 1e3))));
        }
        return intervals;
    }

    /** Per cent of all messages in each bin of latency, {@code [microseconds of its begin, per cent]}. */
    Optional<ObjectNode> shares(LatencyKind kind) {
        SparseHistogram all = all(kind);
        if (all.total() == 0) {
            return Optional.empty();
        }
        ObjectNode node = JSON.objectNode().put("target", target);
        ArrayNode points = node.putArray("points");
        Bins.of(all)
                .forEach((bin, count) -> points.add(JSON.arrayNode()
                        .add(ChartData.rounded(Bins.beginUs(bin)))
                        .add(ChartData.rounded(100.0 * count / all.total()))));
        return Optional.of(node);
    }

    /** Messages by time and lateness, {@code [seconds, microseconds, count]}, a column half a second wide. */
    ObjectNode heat() {
        SortedMap<Integer, Map<Integer, Long>> columns = new TreeMap<>();
        for (TrialReading trial : valid) {
            List<SparseHistogram> histograms = trial.phase(key.phase())
                    .orElseThrow()
                    .histograms(LatencyKind.RESPONSE)
                    .intervals();
            int width = trial.phase(key.phase()).orElseThrow().intervals().width();
            for (int i = 0; i < histograms.size(); i++) {
                Map<Integer, Long> column = columns.computeIfAbsent(i * width / HEAT_STEP, c -> new TreeMap<>());
                Bins.of(histograms.get(i)).forEach((bin, count) -> column.merge(bin, count, Long::sum));
            }
        }
        double width = HEAT_STEP * Intervals.WIDTH_NS / 1e9;
        ObjectNode node = JSON.objectNode().put("target", target).put("width", width);
        ArrayNode cells = node.putArray("cells");
        columns.forEach((column, bins) -> bins.forEach((bin, count) -> cells.add(JSON.arrayNode()
                .add(ChartData.rounded(column * width))
                .add(ChartData.rounded(Bins.beginUs(bin)))
                .add(count))));
        return node;
    }
}
