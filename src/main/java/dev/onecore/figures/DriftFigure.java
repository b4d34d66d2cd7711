package dev.onecore.figures;

import dev.onecore.model.PhaseSummary;
import dev.onecore.model.ResourceSample;
import dev.onecore.statistics.Drift;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * How something of one trial changed while a long phase ran.
 *
 * @param key of the target in the phase
 * @param round of the trial
 * @param watched what it is
 * @param drift of it, in its unit an hour
 */
public record DriftFigure(FigureKey key, int round, Watched watched, Drift drift) {

    /** A phase that is shorter says nothing of hours. */
    private static final Duration LONG = Duration.ofMinutes(1);

    private static final double BYTES_PER_MIB = 1 << 20;

    /** What is watched in a long phase. */
    public enum Watched {
        RSS("server_rss", "server's resident memory", "MiB"),
        HEAP("server_heap", "server's heap that outlived a collection", "MiB"),
        CPU("server_cpu", "server CPU", "% of its core"),
        THREADS("server_threads", "server's threads", "threads"),
        OPEN_FILES("server_open_files", "server's open files", "files"),
        LATENCY_P50("latency_p50", "latency, median", "µs"),
        LATENCY_P99("latency_p99", "latency, p99", "µs");

        private final String key;
        private final String title;
        private final String unit;

        Watched(String key, String title, String unit) {
            this.key = key;
            this.title = title;
            this.unit = unit;
        }

        /** The name in JSON. */
        public String key() {
            return key;
        }

        /** The name on the page. */
        public String title() {
            return title;
        }

        /** Of its values; its drift is so many an hour. */
        public String unit() {
            return unit;
        }
    }

    /** All that was watched in the long phases of a campaign, trial by trial; empty where no phase was long. */
    public static List<DriftFigure> of(CampaignFigures figures) {
        return figures.trials().stream().flatMap(trial -> of(trial).stream()).toList();
    }

    /** All that was watched in the long phases of a trial. */
    public static List<DriftFigure> of(TrialReading trial) {
        return trial.phases().stream()
                .filter(phase -> isLong(phase.summary()))
                .flatMap(phase -> of(trial, phase).stream())
                .toList();
    }

    /** Whether a phase is long enough for what changes an hour. */
    static boolean isLong(PhaseSummary phase) {
        return phase.phase().measured()
                && !phase.phase().alternates()
                && phase.endNs() - phase.beginNs() >= LONG.toNanos();
    }

    private static List<DriftFigure> of(TrialReading trial, PhaseReading phase) {
        FigureKey key = new FigureKey(
                trial.trial().workload().name(),
                phase.phase().name(),
                trial.trial().target().name());
        List<DriftFigure> found = new ArrayList<>();
        for (Watched watched : Watched.values()) {
            drift(watched, trial, phase)
                    .ifPresent(drift ->
                            found.add(new DriftFigure(key, trial.trial().round(), watched, drift)));
        }
        return found;
    }

    private static Optional<Drift> drift(Watched watched, TrialReading trial, PhaseReading phase) {
        return switch (watched) {
            case RSS -> sampled(trial, phase, sample -> scaled(sample.rssBytes(), 1 / BYTES_PER_MIB));
            case HEAP -> sampled(trial, phase, sample -> scaled(sample.heapBytes(), 1 / BYTES_PER_MIB));
            case CPU -> sampled(trial, phase, ResourceSample::cpuPercent);
            case THREADS -> sampled(trial, phase, sample -> scaled(sample.threads(), 1));
            case OPEN_FILES -> sampled(trial, phase, sample -> scaled(sample.openFiles(), 1));
            case LATENCY_P50 -> latency(phase, LatencyCourse::median);
            case LATENCY_P99 -> latency(phase, LatencyCourse::p99);
        };
    }

    private static OptionalDouble scaled(OptionalLong value, double factor) {
        return value.isPresent() ? OptionalDouble.of(value.getAsLong() * factor) : OptionalDouble.empty();
    }

    private static Optional<Drift> sampled(
            TrialReading trial, PhaseReading phase, Function<ResourceSample, OptionalDouble> value) {
        List<ResourceSample> samples = trial.resources().stream()
                .filter(sample -> sample.atNs() >= phase.summary().beginNs()
                        && sample.atNs() <= phase.summary().endNs()
                        && value.apply(sample).isPresent())
                .toList();
        return Drift.of(
                samples.stream().mapToDouble(sample -> sample.atNs() / 1e9).toArray(),
                samples.stream()
                        .mapToDouble(sample -> value.apply(sample).orElseThrow())
                        .toArray());
    }

    private static Optional<Drift> latency(PhaseReading phase, Function<LatencyCourse, List<Double>> quantile) {
        Optional<LatencyCourse> course = phase.bySecond();
        if (course.isEmpty()) {
            return Optional.empty();
        }
        List<Double> each = quantile.apply(course.get());
        List<double[]> points = new ArrayList<>();
        for (int i = 0; i < each.size(); i++) {
            if (!Double.isNaN(each.get(i))) {
                points.add(
                        new double[] {phase.intervals().seconds(i * course.get().span()), each.get(i) / 1e3});
            }
        }
        return Drift.of(
                points.stream().mapToDouble(point -> point[0]).toArray(),
                points.stream().mapToDouble(point -> point[1]).toArray());
    }
}
