package dev.onecore.proof;

import dev.onecore.evidence.TrialEvidence;
import dev.onecore.figures.TrialFigures;
import dev.onecore.model.GroundTruth;
import dev.onecore.model.LatencyKind;
import dev.onecore.model.Metric;
import dev.onecore.model.PhaseSeries;
import dev.onecore.model.PhaseSummary;
import dev.onecore.model.TrialResult;
import dev.onecore.model.Verdict.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.HdrHistogram.Histogram;

/**
 * One trial of a calibration, with all that can be asked of it.
 *
 * @param evidence all that it left
 * @param part the figures that a page would print of this trial alone
 * @param truth what the server says that it did
 */
record CalibrationTrial(TrialEvidence evidence, TrialFigures part, List<GroundTruth> truth) {

    CalibrationTrial {
        truth = List.copyOf(truth);
    }

    TrialResult result() {
        return evidence.result();
    }

    String target() {
        return result().trial().target().name();
    }

    int round() {
        return result().trial().round();
    }

    /** Why nothing can be read off this trial; empty when it counts. */
    Optional<String> unusable() {
        Outcome outcome = result().verdict().outcome();
        return outcome.counts()
                ? Optional.empty()
                : Optional.of(outcome.label() + ": "
                        + String.join("; ", result().verdict().sentences()));
    }

    /** The last phase, which is the measured one; empty when the trial did not reach it. */
    Optional<PhaseSummary> measured() {
        return result().phases().stream()
                .filter(phase -> phase.phase().measured())
                .reduce((first, last) -> last);
    }

    /** How late operations of the measured phase were started, in nanoseconds; without counts when there was none. */
    Histogram lag() {
        return measured()
                .map(phase -> evidence.series().get(result().phases().indexOf(phase)))
                .orElse(PhaseSeries.NONE)
                .total(LatencyKind.LAG);
    }

    /**
     * A quantile of the measured phase's response times in nanoseconds, whether or not a page would print it: where the injector's
     * own lateness keeps it from being called the server's, a truth that holds that lateness can still be set against it.
     */
    OptionalDouble responseNs(double q) {
        Histogram response = evidence.series()
                .get(evidence.result().phases().indexOf(measured().orElseThrow()))
                .total(LatencyKind.RESPONSE);
        return response.getTotalCount() == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of((double) response.getValueAtPercentile(q * 100));
    }

    /** A printed figure of the measured phase, in the metric's unit. */
    OptionalDouble printed(Metric metric) {
        return part.printed(metric);
    }

    /** A printed figure of the phase of that name, in the metric's unit; empty when none is printed. */
    OptionalDouble printed(String phase, Metric metric) {
        return part.printed(phase, metric);
    }

    /** Whether an instant, since the trial's origin, is within the measured phase. */
    boolean measures(long atNs) {
        return measured()
                .filter(phase -> atNs >= phase.beginNs() && atNs <= phase.endNs())
                .isPresent();
    }

    /** All of one kind that the server truly did, in its order. */
    <T extends GroundTruth> List<T> truth(Class<T> kind) {
        return truth.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
