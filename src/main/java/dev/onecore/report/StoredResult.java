package dev.onecore.report;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What an earlier report wrote of its campaign, as far as the index of all campaigns tells it. All texts are untrusted; what an
 * old file does not say is empty.
 *
 * @param started when the campaign began
 * @param simulation that ran
 * @param targets their names
 * @param workloads in the order of the page
 * @param answers a sentence each, with its workload's title before it
 * @param trials how many were run
 * @param counting how many of them count
 * @param figures those that have a value
 */
record StoredResult(
        Instant started,
        String simulation,
        List<String> targets,
        List<StoredWorkload> workloads,
        List<String> answers,
        int trials,
        int counting,
        List<StoredFigure> figures) {

    StoredResult {
        targets = List.copyOf(targets);
        workloads = List.copyOf(workloads);
        answers = List.copyOf(answers);
        figures = List.copyOf(figures);
    }

    /** The workload of a figure; empty when the file does not list it. */
    Optional<StoredWorkload> workload(StoredFigure figure) {
        return workloads.stream()
                .filter(workload -> workload.name().equals(figure.workload()))
                .findFirst();
    }

    /**
     * A workload.
     *
     * @param name of it
     * @param title for readers
     * @param primaryPhase the phase of its deciding figure
     * @param primaryMetric that figure's metric, by its key
     * @param phases titles by names
     */
    record StoredWorkload(
            String name, String title, String primaryPhase, String primaryMetric, Map<String, String> phases) {

        StoredWorkload {
            phases = Map.copyOf(phases);
        }

        /** Whether a figure of this workload is its deciding one. */
        boolean decides(StoredFigure figure) {
            return primaryPhase.equals(figure.phase()) && primaryMetric.equals(figure.metric());
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
     * @param value in that unit
     * @param low end of its interval
     * @param high end of its interval
     */
    record StoredFigure(
            String workload,
            String phase,
            String target,
            String metric,
            String unit,
            String better,
            double value,
            OptionalDouble low,
            OptionalDouble high) {}
}
