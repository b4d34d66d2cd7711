package dev.onecore.report;

import dev.onecore.model.Metric;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a report wrote of a campaign, as far as others build on it. All texts are untrusted; what an old file does not say is
 * empty.
 *
 * @param run what ran
 * @param place where it ran
 * @param targets in the order of the settings
 * @param workloads in the order of the page
 * @param answers a sentence each, with its workload's title before it
 * @param trials what became of them
 * @param figures those that have a value
 */
public record StoredResult(
        StoredRun run,
        StoredPlace place,
        List<StoredTarget> targets,
        List<StoredWorkload> workloads,
        List<String> answers,
        TrialCount trials,
        List<StoredFigure> figures) {

    public StoredResult {
        targets = List.copyOf(targets);
        workloads = List.copyOf(workloads);
        answers = List.copyOf(answers);
        figures = List.copyOf(figures);
    }

    /** A target by its name. */
    public Optional<StoredTarget> target(String name) {
        return targets.stream().filter(target -> target.name().equals(name)).findFirst();
    }

    /** A workload by its name. */
    public Optional<StoredWorkload> workload(String name) {
        return workloads.stream()
                .filter(workload -> workload.name().equals(name))
                .findFirst();
    }

    /** The figure of a target that decides a workload; empty when it has no value. */
    public Optional<StoredFigure> deciding(StoredWorkload workload, String target) {
        return figures.stream()
                .filter(figure -> figure.workload().equals(workload.name())
                        && figure.target().equals(target)
                        && workload.decides(figure))
                .findFirst();
    }

    /**
     * What ran.
     *
     * @param id the campaign's folder, as it was named then
     * @param started when it began
     * @param simulation that ran
     * @param given settings by their names
     */
    public record StoredRun(String id, Instant started, String simulation, SortedMap<String, String> given) {

        public StoredRun {
            given = Collections.unmodifiableSortedMap(new TreeMap<>(given));
        }
    }

    /**
     * Where it ran.
     *
     * @param machine facts by their names
     * @param cores who ran where, in words
     * @param revision the project's
     * @param calibration the last one before, in a sentence
     */
    public record StoredPlace(
            SortedMap<String, String> machine, String cores, Optional<String> revision, Optional<String> calibration) {

        public StoredPlace {
            machine = Collections.unmodifiableSortedMap(new TreeMap<>(machine));
        }
    }

    /**
     * A target.
     *
     * @param name of it
     * @param startedHere whether it was a contender
     * @param address its folder, or the address of an endpoint
     * @param command of a contender; empty when it is not known
     */
    public record StoredTarget(String name, boolean startedHere, String address, List<String> command) {

        public StoredTarget {
            command = List.copyOf(command);
        }
    }

    /**
     * What became of the trials.
     *
     * @param run how many were run
     * @param counting how many of them count
     * @param failed those that failed, such as "trial 3 (echo-latency, vertx, round 1)"
     */
    public record TrialCount(int run, int counting, List<String> failed) {

        public TrialCount {
            failed = List.copyOf(failed);
        }
    }

    /**
     * A workload.
     *
     * @param name of it
     * @param title for readers
     * @param primaryPhase the phase of its deciding figure
     * @param primaryMetric that figure's metric, by its key
     * @param phases measured and unmeasured
     */
    public record StoredWorkload(
            String name, String title, String primaryPhase, String primaryMetric, List<StoredPhase> phases) {

        public StoredWorkload {
            phases = List.copyOf(phases);
        }

        /** Whether a figure of this workload is its deciding one. */
        public boolean decides(StoredFigure figure) {
            return primaryPhase.equals(figure.phase()) && primaryMetric.equals(figure.metric());
        }

        /** A phase by its name. */
        public Optional<StoredPhase> phase(String phase) {
            return phases.stream().filter(each -> each.name().equals(phase)).findFirst();
        }
    }

    /**
     * A phase.
     *
     * @param name of it
     * @param title for readers
     * @param measured whether it enters figures
     * @param shape its load and time by their names in the file, in its order; empty in a file that does not say them
     */
    public record StoredPhase(String name, String title, boolean measured, Map<String, String> shape) {

        public StoredPhase {
            shape = Collections.unmodifiableMap(new LinkedHashMap<>(shape));
        }
    }

    /**
     * A figure.
     *
     * @param workload its name
     * @param phase its name
     * @param target its name
     * @param metric its key
     * @param unit of the value
     * @param better which is better, "higher" or "lower"
     * @param pinned whether the server was proven to be held to one core
     * @param bounded whether the truth is the value or more
     * @param value in that unit
     * @param low end of its interval
     * @param high end of its interval
     * @param rounds the value of each valid round, by its number
     */
    public record StoredFigure(
            String workload,
            String phase,
            String target,
            String metric,
            String unit,
            String better,
            boolean pinned,
            boolean bounded,
            double value,
            OptionalDouble low,
            OptionalDouble high,
            SortedMap<Integer, Double> rounds) {

        public StoredFigure {
            rounds = Collections.unmodifiableSortedMap(new TreeMap<>(rounds));
        }

        /** What is measured, for readers; its key where this version does not know it. */
        public String title() {
            return Metric.keyed(metric).map(Metric::title).orElse(metric);
        }
    }
}
