package dev.onecore.simulations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onecore.evidence.CalibrationFile;
import dev.onecore.host.Machine;
import dev.onecore.model.Claim;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A calibration as a user starts it. */
@Timeout(300)
@Execution(ExecutionMode.CONCURRENT)
class CalibrationTest {

    @TempDir
    private Path folder;

    @Test
    void theShortFormIsPlannedForLessThanFiveMinutes() throws Exception {
        try (Harness run = Harness.start(folder, Calibration.class, "dryRun=true")) {
            assertThat(run.exitCode()).as(run.output()).isZero();
            Matcher plan = Pattern.compile("Plan of Calibration: \\d+ trials, about (\\d+) min")
                    .matcher(run.output());
            assertThat(plan.find()).as(run.output()).isTrue();
            assertThat(Integer.parseInt(plan.group(1))).isLessThan(5);
        }
    }

    @Test
    void whatACalibrationDecidesItselfCannotBeSet() throws Exception {
        try (Harness run = Harness.start(folder, Calibration.class, "targets=vertx")) {
            assertThat(run.exitCode()).isNotZero();
            assertThat(run.output())
                    .contains("onecore.targets=vertx is not possible: a calibration has its own")
                    .doesNotContain("Exception");
        }
    }

    @Test
    void liesAreCaughtAndTheOutcomeIsKeptForThisMachine() throws Exception {
        try (Harness run = Harness.start(folder, IntegrityCheck.class)) {
            assertThat(run.exitCode()).as(run.output()).isZero();
            assertThat(run.output()).contains("claims hold on this machine.");
            var kept =
                    CalibrationFile.read(run.reports(), Machine.fingerprint()).orElseThrow();
            assertThat(kept.claims()).hasSizeGreaterThanOrEqualTo(7).allMatch(Claim::passed);
            assertThat(CalibrationFile.read(run.reports(), "another machine")).isEmpty();
        }
    }
}
