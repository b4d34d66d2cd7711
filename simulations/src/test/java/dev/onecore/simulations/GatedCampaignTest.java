package dev.onecore.simulations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** A gate from end to end, with nothing else on the machine: beside other tests no interval of four short rounds says anything. */
@EnabledOnOs(OS.LINUX)
@Isolated
class GatedCampaignTest {

    @TempDir
    private Path folder;

    /** One answers at once and one after a millisecond. */
    @Test
    void aServerThatIsShownToBeSlowerFailsTheRunAndACiServerIsToldWhy() throws Exception {
        try (Harness run = Harness.start(
                folder,
                EchoLatency.class,
                "targets=old=calibration:plain,new=calibration:busy",
                "gate=latency:10%",
                "rounds=4",
                "warmup=300ms",
                "duration=1200ms",
                "arrivals=constant",
                "connections=20",
                "rate=200")) {
            int exitCode = run.exitCode();
            List<String> verdicts = new ObjectMapper()
                    .readTree(Files.readString(run.campaign().resolve("result.json")))
                    .get("trials")
                    .findValuesAsText("verdict");
            assertThat(verdicts).as(run.output()).doesNotContain("FAILED");
            // What the hypervisor spoiled is left out, and then a round or two may show nothing.
            assumeThat(verdicts).doesNotContain("INVALID");
            assertThat(exitCode).as(run.output()).isEqualTo(2);
            assertThat(run.output())
                    .contains("Gate: each target of", "FAILED: response time, median of new in echo-latency is");
            assertThat(run.campaign().resolve("compare.junit.xml")).content().contains("<failure");
            assertThat(run.campaign().resolve("compare.md")).isNotEmptyFile();
        }
    }
}
