package dev.onecore.evidence;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.onecore.model.CalibrationRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** {@code calibration.json} beside the campaigns: what became of the tool's claims when it was calibrated last. */
public final class CalibrationFile {
    private static final String FILE = "calibration.json";
    private static final String SCHEMA = "onecore/calibration/1";

    private CalibrationFile() {}

    /** The file's content. */
    @JsonPropertyOrder({"schema", "calibration"})
    record StoredCalibration(
            @JsonProperty("schema") String schema,
            @JsonProperty("calibration") CalibrationRecord calibration) {}

    /**
     * Replaces what was there.
     *
     * @throws IOException when it cannot be written; the old one stands
     */
    public static void write(Path reports, CalibrationRecord calibration) throws IOException {
        JsonFile.write(reports.resolve(FILE), new StoredCalibration(SCHEMA, calibration));
    }

    /** The last calibration of that machine; empty when there was none, or what is left of it cannot be read. */
    public static Optional<CalibrationRecord> read(Path reports, String machine) {
        return JsonFile.read(reports.resolve(FILE), StoredCalibration.class, SCHEMA, problem -> {})
                .map(StoredCalibration::calibration)
                .filter(calibration -> calibration.machine().equals(machine));
    }
}
