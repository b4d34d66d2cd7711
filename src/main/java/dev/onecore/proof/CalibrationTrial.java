package dev.onecore.proof;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.onecore.evidence.TrialEvidence;
import dev.onecore.figures.TrialFigures;
import dev.onecore.model.LatencyKind;
import dev.onecore.model.Metric;
import dev.onecore.model.PhaseSeries;
import dev.onecore.model.PhaseSummary;
import dev.onecore.model.TrialResult;
import dev.onecore.model.Verdict.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.HdrHistogram.Histogram;

/**
 * One trial of a calibration, with all that can be asked of it.
 *
 * @param evidence all that it left
 * @param part the figures that a page would print of this trial alone
 * @param log what the server said on stderr, its truth among it
 */
record CalibrationTrial(TrialEvidence evidence, TrialFigures part, List<String> log) {
    private static final ObjectMapper JSON = new ObjectMapper();

    CalibrationTrial {
        log = List.copyOf(log);
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

    /** The last phase, which is the measured one; empty when the trial did not come to it. */
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

    /** A printed figure of the measured phase, in the metric's unit. */
    OptionalDouble printed(Metric metric) {
        return part.printed(metric);
    }

    /** The same of any phase, by its name. */
    OptionalDouble printed(String phase, Metric metric) {
        return part.printed(phase, metric);
    }

    /** What the server truly did within the measured phase, by the name of the event. */
    List<JsonNode> truth(String event, String instant) {
        List<JsonNode> lines = new ArrayList<>();
        for (JsonNode line : truth(event)) {
            long atNs = instantNs(line, instant);
            boolean inside = measured()
                    .filter(phase -> atNs >= phase.beginNs() && atNs <= phase.endNs())
                    .isPresent();
            if (inside) {
                lines.add(line);
            }
        }
        return lines;
    }

    /** An instant of a line of truth, since the trial's origin. */
    long instantNs(JsonNode line, String instant) {
        return result().origin().since(line.path(instant).asLong());
    }

    /** All that the server truly did, by the name of the event. */
    List<JsonNode> truth(String event) {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : log) {
            if (line.startsWith("{")) {
                try {
                    JsonNode tree = JSON.readTree(line);
                    if (tree.path("event").asText().equals(event)) {
                        lines.add(tree);
                    }
                } catch (JsonProcessingException notOurs) {
                    // A line of another kind.
                }
            }
        }
        return lines;
    }
}
