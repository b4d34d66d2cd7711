package dev.onecore.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onecore.model.Load;
import dev.onecore.model.Metric;
import dev.onecore.model.Phase;
import dev.onecore.model.ResourceSample;
import dev.onecore.model.Target;
import dev.onecore.model.View;
import dev.onecore.model.Workload;
import dev.onecore.statistics.Tally;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The series behind the page's charts, as JSON: for each phase its curves of latency by percentile, and for each target and
 * round what happened over time. Numbers are rounded to what a screen can show.
 */
final class ChartData {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** More points than this in all would make the page heavy; then each stands for a longer time. */
    private static final int POINTS = 40_000;

    /** Where the rule of 100 samples beyond a quantile ends a curve. */
    private static final int VALUES_BEYOND = 100;

    /** Intervals of a column of the map of lateness. */
    private static final int HEAT_STEP = 5;

    private final Findings findings;
    private final int step;

    private ChartData(Findings findings) {
        this.findings = findings;
        long points = findings.trials().stream()
                .flatMap(trial -> trial.phases().stream())
                .mapToLong(phase -> phase.intervals().count())
                .sum();
        this.step = (int) Math.max(1, Math.ceil((double) points / POINTS));
    }

    /** Targets' names, and each phase's series by its id. */
    static ObjectNode of(Findings findings) {
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
        return root;
    }

    private ObjectNode phase(Workload workload, Phase phase) {
        ObjectNode node = JSON.objectNode();
        node.put("title", workload.title() + ", " + phase.title());
        node.put("bytes", inBytes(phase));
        ArrayNode curves = node.putArray("curves");
        ArrayNode rounds = node.putArray("rounds");
        List<Target> targets = findings.campaign().targets();
        for (int i = 0; i < targets.size(); i++) {
            Place place = Place.of(workload, phase, targets.get(i));
            List<TrialReading> valid = findings.valid(place);
            for (View view : List.of(View.RESPONSE, View.SERVICE)) {
                curve(place, view, i, valid).ifPresent(curves::add);
            }
            if (phase.load().operation() == Load.Operation.MESSAGE) {
                shares(place, i, valid).ifPresent(node.withArray("shares")::add);
            }
            if (phase.load() instanceof Load.Ramp) {
                node.withArray("heat").add(heat(place, i, valid));
            }
            for (TrialReading trial : valid) {
                rounds.add(round(i, trial, trial.phase(phase.name()).orElseThrow()));
            }
        }
        return node;
    }

    private Optional<ObjectNode> curve(Place place, View view, int target, List<TrialReading> valid) {
        Tally all = Tally.sum(valid.stream()
                .flatMap(trial -> trial.phase(place.phase()).stream())
                .flatMap(reading -> reading.tallies(view).stream())
                .toList());
        double most = 1 - (double) VALUES_BEYOND / Math.max(1, all.total());
        if (most <= 0.5) {
            return Optional.empty();
        }
        ObjectNode node = JSON.objectNode().put("target", target).put("view", view.tag());
        ArrayNode points = node.putArray("points");
        // Twenty points a decade of the tail: the axis is the number of nines.
        double last = -Math.log10(1 - most);
        for (double nines = 0; nines < last; nines += 0.05) {
            points.add(point(nines, all));
        }
        points.add(point(last, all));
        if (view == View.RESPONSE) {
            node.set("intervals", intervals(place));
        }
        return Optional.of(node);
    }

    private static ArrayNode point(double nines, Tally all) {
        return JSON.arrayNode().add(rounded(nines)).add(rounded(all.quantile(1 - Math.pow(10, -nines)) / 1e3));
    }

    private ArrayNode intervals(Place place) {
        ArrayNode intervals = JSON.arrayNode();
        for (Metric metric :
                List.of(Metric.RESPONSE_P50, Metric.RESPONSE_P90, Metric.RESPONSE_P99, Metric.RESPONSE_P999)) {
            findings.figure(place, metric)
                    .flatMap(Finding::interval)
                    .ifPresent(interval -> intervals.add(JSON.arrayNode()
                            .add(rounded(
                                    -Math.log10(1 - Catalogue.quantile(metric).orElseThrow())))
                            .add(rounded(interval.low()))
                            .add(rounded(interval.high()))));
        }
        return intervals;
    }

    /** Per cent of all messages in each bin of response time: {@code [microseconds of its begin, per cent]}. */
    private static Optional<ObjectNode> shares(Place place, int target, List<TrialReading> valid) {
        Tally all = Tally.sum(valid.stream()
                .flatMap(trial -> trial.phase(place.phase()).stream())
                .flatMap(reading -> reading.tallies(View.RESPONSE).stream())
                .toList());
        if (all.total() == 0) {
            return Optional.empty();
        }
        ObjectNode node = JSON.objectNode().put("target", target);
        ArrayNode points = node.putArray("points");
        Bins.of(all)
                .forEach((bin, count) -> points.add(
                        JSON.arrayNode().add(rounded(Bins.beginUs(bin))).add(rounded(100.0 * count / all.total()))));
        return Optional.of(node);
    }

    /** Messages by time and lateness: {@code [seconds, bin, count]}, a column half a second wide. */
    private static ObjectNode heat(Place place, int target, List<TrialReading> valid) {
        SortedMap<Integer, Map<Integer, Long>> columns = new TreeMap<>();
        for (TrialReading trial : valid) {
            List<Tally> tallies = trial.phase(place.phase()).orElseThrow().tallies(View.RESPONSE);
            for (int i = 0; i < tallies.size(); i++) {
                Map<Integer, Long> column = columns.computeIfAbsent(i / HEAT_STEP, c -> new TreeMap<>());
                Bins.of(tallies.get(i)).forEach((bin, count) -> column.merge(bin, count, Long::sum));
            }
        }
        ObjectNode node = JSON.objectNode().put("target", target).put("width", HEAT_STEP * Intervals.WIDTH_NS / 1e9);
        ArrayNode cells = node.putArray("cells");
        columns.forEach((column, bins) -> bins.forEach((bin, count) -> cells.add(JSON.arrayNode()
                .add(rounded(column * HEAT_STEP * Intervals.WIDTH_NS / 1e9))
                .add(rounded(Bins.beginUs(bin)))
                .add(count))));
        return node;
    }

    private ObjectNode round(int target, TrialReading trial, PhaseReading phase) {
        ObjectNode node = JSON.objectNode()
                .put("target", target)
                .put("round", trial.trial().round());
        Intervals intervals = phase.intervals();
        node.put("width", rounded(step * Intervals.WIDTH_NS / 1e9));
        node.put("cut", rounded(phase.window().cutSeconds()));
        node.set("rate", thinned(inBytes(phase.phase()) ? intervals.bandwidths() : intervals.rates(), 1));
        node.set("median", thinned(intervals.medians(), 1e-3));
        node.set("p99", thinned(intervals.quantiles(View.RESPONSE, 0.99), 1e-3));
        long begin = phase.result().beginNs();
        List<ResourceSample> samples = trial.resources().stream()
                .filter(sample -> sample.atNs() >= begin
                        && sample.atNs() <= phase.result().endNs())
                .toList();
        node.set("cpu", sampled(samples, begin, sample -> sample.cpuPercent()));
        node.set("rss", sampled(samples, begin, ChartData::mebibytes));
        node.set("steal", sampled(samples, begin, ResourceSample::stealPercent));
        return node;
    }

    private static boolean inBytes(Phase phase) {
        return phase.load().operation() == Load.Operation.TRANSFER;
    }

    private static OptionalDouble mebibytes(ResourceSample sample) {
        return sample.rssBytes().isPresent()
                ? OptionalDouble.of(sample.rssBytes().getAsLong() / (double) (1 << 20))
                : OptionalDouble.empty();
    }

    /** Means of {@link #step} neighbours; a null where there is nothing. */
    private ArrayNode thinned(List<Double> series, double factor) {
        ArrayNode node = JSON.arrayNode();
        for (int i = 0; i < series.size(); i += step) {
            OptionalDouble mean = series.subList(i, Math.min(i + step, series.size())).stream()
                    .filter(value -> !value.isNaN())
                    .mapToDouble(value -> value * factor)
                    .average();
            add(node, mean);
        }
        return node;
    }

    private ArrayNode sampled(List<ResourceSample> samples, long begin, Function<ResourceSample, OptionalDouble> part) {
        ArrayNode node = JSON.arrayNode();
        for (int i = 0; i < samples.size(); i += step) {
            OptionalDouble value = part.apply(samples.get(i));
            if (value.isPresent()) {
                node.add(JSON.arrayNode()
                        .add(rounded((samples.get(i).atNs() - begin) / 1e9))
                        .add(rounded(value.getAsDouble())));
            }
        }
        return node;
    }

    private static void add(ArrayNode node, OptionalDouble value) {
        if (value.isPresent()) {
            node.add(rounded(value.getAsDouble()));
        } else {
            node.addNull();
        }
    }

    /** Four significant digits: a tenth of a pixel. */
    private static double rounded(double value) {
        return value == 0 ? 0 : new BigDecimal(value).round(new MathContext(4)).doubleValue();
    }
}
