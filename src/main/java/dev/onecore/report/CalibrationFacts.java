package dev.onecore.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * What this machine's calibration found, as it was recorded in the environment.
 *
 * @param summary in words
 * @param passed whether every row of it passed
 */
record CalibrationFacts(String summary, boolean passed) {

    /** The calibration in an environment; empty where the machine was not calibrated. */
    static Optional<CalibrationFacts> in(JsonNode environment) {
        JsonNode recorded = environment.path("calibration");
        String summary = recorded.path("summary").asText();
        if (summary.isEmpty()) {
            return Optional.empty();
        }
        boolean counted =
                recorded.path("passed").isNumber() && recorded.path("total").isNumber();
        boolean passed = counted
                ? recorded.path("passed").asLong() == recorded.path("total").asLong()
                : recorded.path("passed").asBoolean(true);
        return Optional.of(new CalibrationFacts(summary, passed));
    }
}
