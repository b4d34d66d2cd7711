package dev.onecore.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onecore.figures.Intervals;
import dev.onecore.figures.LatencyCourse;
import dev.onecore.figures.PhaseReading;
import dev.onecore.figures.TrialReading;
import dev.onecore.model.Load;
import dev.onecore.model.Phase;
import dev.onecore.model.ResourceSample;
import dev.onecore.model.TrialResult;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;

/** What happened over time in each trial, in points of 100 ms, or of a multiple where a campaign has too many of them. */
final class Timeline {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** More points than this in all would make the page heavy. */
    private static final int POINTS = 40_000;

    private final int step;

    private Timeline(int step) {
        this.step = step;
    }

    /** How many times 100 ms a point is, so that all phases of so many trials are not too many points. */
    static int span(List<TrialResult> trials) {
        long points = trials.stream()
                .flatMap(trial -> trial.phases().stream())
                .mapToLong(phase -> Math.round(phase.seconds() * 1e9 / Intervals.WIDTH_NS))
                .sum();
        return (int) Math.max(1, Math.ceil((double) points / POINTS));
    }

    /** A timeline as fine as so many trials allow. */
    static Timeline of(List<TrialReading> trials) {
        return new Timeline(span(trials.stream().map(TrialReading::result).toList()));
    }

    /** Throughput, latency, and the server's resources of one trial's phase, over seconds since the phase began. */
    ObjectNode round(int target, TrialReading trial, PhaseReading phase) {
        ObjectNode node = JSON.objectNode()
                .put("target", target)
                .put("round", trial.trial().round());
        Intervals intervals = phase.intervals();
        int span = phase.charted().map(LatencyCourse::span).orElse(Math.max(1, step / intervals.width()));
        node.put("width", ChartData.rounded(intervals.seconds(span)));
        node.put("cut", ChartData.rounded(phase.window().cutSeconds()));
        node.set("rate", thinned(inBytes(phase.phase()) ? intervals.bandwidths() : intervals.rates(), span));
        phase.charted().ifPresent(course -> {
            node.set("median", microseconds(course.median()));
            node.set("p99", microseconds(course.p99()));
        });
        long begin = phase.summary().beginNs();
        List<ResourceSample> samples = trial.resources().stream()
                .filter(sample -> sample.atNs() >= begin
                        && sample.atNs() <= phase.summary().endNs())
                .toList();
        node.set("cpu", sampled(samples, begin, ResourceSample::cpuPercent));
        node.set("rss", sampled(samples, begin, Timeline::mebibytes));
        node.set("gc", collecting(samples, begin));
        node.set("steal", sampled(samples, begin, ResourceSample::stealPercent));
        return node;
    }

    /** Whether the phase's throughput is told in bytes. */
    static boolean inBytes(Phase phase) {
        return phase.load().operation() == Load.Operation.TRANSFER;
    }

    /** Share of the time between two readings in which garbage was collected; nothing for what is no JVM. */
    private ArrayNode collecting(List<ResourceSample> samples, long begin) {
        ArrayNode node = JSON.arrayNode();
        for (int i = step; i < samples.size(); i += step) {
            ResourceSample from = samples.get(i - step);
            ResourceSample to = samples.get(i);
            if (from.gcNs().isPresent() && to.gcNs().isPresent() && to.atNs() > from.atNs()) {
                double share = 100.0 * (to.gcNs().getAsLong() - from.gcNs().getAsLong()) / (to.atNs() - from.atNs());
                node.add(JSON.arrayNode()
                        .add(ChartData.rounded((to.atNs() - begin) / 1e9))
                        .add(ChartData.rounded(share)));
            }
        }
        return node;
    }

    private static OptionalDouble mebibytes(ResourceSample sample) {
        return sample.rssBytes().isPresent()
                ? OptionalDouble.of(sample.rssBytes().getAsLong() / (double) (1 << 20))
                : OptionalDouble.empty();
    }

    /** Means of so many neighbours, which is the rate of the longer time. */
    private static ArrayNode thinned(List<Double> rates, int span) {
        ArrayNode node = JSON.arrayNode();
        for (int i = 0; i < rates.size(); i += span) {
            List<Double> neighbours = rates.subList(i, Math.min(i + span, rates.size()));
            node.add(ChartData.rounded(
                    neighbours.stream().mapToDouble(rate -> rate).average().orElse(0)));
        }
        return node;
    }

    private static ArrayNode microseconds(List<Double> quantilesNs) {
        ArrayNode node = JSON.arrayNode();
        for (double quantile : quantilesNs) {
            if (Double.isNaN(quantile)) {
                node.addNull();
            } else {
                node.add(ChartData.rounded(quantile / 1e3));
            }
        }
        return node;
    }

    private ArrayNode sampled(List<ResourceSample> samples, long begin, Function<ResourceSample, OptionalDouble> part) {
        ArrayNode node = JSON.arrayNode();
        for (int i = 0; i < samples.size(); i += step) {
            OptionalDouble value = part.apply(samples.get(i));
            if (value.isPresent()) {
                node.add(JSON.arrayNode()
                        .add(ChartData.rounded((samples.get(i).atNs() - begin) / 1e9))
                        .add(ChartData.rounded(value.getAsDouble())));
            }
        }
        return node;
    }
}
