package dev.onecore.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onecore.model.Campaign;
import dev.onecore.model.Environment;
import dev.onecore.model.Origin;
import dev.onecore.model.PhaseSummary;
import dev.onecore.model.Trial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Readings of another machine, whose monotonic clock counts from another instant. */
class HandedReadingsTest {

    private static final long THERE_NS = 77_000_000_000_000L;

    @TempDir
    private Path folder;

    private Campaign campaign;
    private CampaignFolder kept;
    private TrialEvidence evidence;
    private Path resources;

    @BeforeEach
    void keepACampaign() throws IOException {
        Specimen specimen = new Specimen(5);
        campaign = specimen.campaign();
        kept = CampaignFolder.create(folder, campaign, Environment.UNKNOWN);
        Trial trial = campaign.trials().get(1);
        evidence = specimen.evidence(trial);
        resources = Keeping.keep(kept, evidence).resourcesFile();
        Files.delete(resources);
    }

    @Test
    void readingsOfATrialsTimeAreMovedToTheInjectorsClock() throws IOException {
        Origin origin = evidence.result().origin();
        long lastNs = evidence.result().phases().stream()
                .mapToLong(PhaseSummary::endNs)
                .max()
                .orElseThrow();
        Path log = log(origin.wall(), 0, lastNs, lastNs + 60_000_000_000L);

        int trials = HandedReadings.give(
                kept.path(), campaign.trials().get(1).target().name(), log);

        assertThat(trials).isEqualTo(1);
        assertThat(CampaignFolder.open(kept.path()).trials().get(0).evidence()).satisfies(read -> {
            assertThat(read.problems()).isEmpty();
            assertThat(read.resources()).extracting(sample -> sample.atNs()).containsExactly(0L, lastNs);
        });
        // Again, as after a better log was found.
        assertThat(HandedReadings.give(
                        kept.path(), campaign.trials().get(1).target().name(), log))
                .isEqualTo(1);
    }

    @Test
    void whatCannotBeOfThatTargetIsRefused() throws IOException {
        String endpoint = campaign.trials().get(1).target().name();
        Path late = log(evidence.result().origin().wall().plusSeconds(86_400), 0);

        assertThatThrownBy(() -> HandedReadings.give(kept.path(), endpoint, late))
                .isInstanceOf(EvidenceException.class)
                .hasMessageContaining("covers no trial of " + endpoint);
        assertThatThrownBy(() -> HandedReadings.give(kept.path(), "nobody", late))
                .hasMessageContaining("the campaign has no target 'nobody'; it has ");
        assertThatThrownBy(() -> HandedReadings.give(
                        kept.path(), campaign.trials().get(0).target().name(), late))
                .hasMessageContaining("was started and sampled by the campaign");
        assertThatThrownBy(() -> HandedReadings.give(kept.path(), endpoint, Files.writeString(late, "{}\n")))
                .hasMessageContaining("is no log of readings");

        Files.writeString(resources, "{\"schema\":\"onecore/resources/1\"}\n");
        assertThatThrownBy(() -> HandedReadings.give(
                        kept.path(), endpoint, log(evidence.result().origin().wall(), 0)))
                .hasMessageContaining("has readings of its own");
    }

    @Test
    void aClockThatRunsFasterIsFollowed() throws IOException {
        ClockShift shift = new ClockShift(1_000, 500, 2_000, 600, 7);
        Path from = folder.resolve("from.jsonl");
        Path to = folder.resolve("to.jsonl");
        Files.writeString(from, """
                {"schema":"onecore/resources/1","t0MonotonicNs":1000}
                {"monotonicNs":1500,"process":{}}
                {"monotonicNs":2000,"event":"ended"}
                {"monotonicNs":25""");

        shift.move(from, to);

        assertThat(to).hasContent("""
                {"schema":"onecore/resources/1","t0MonotonicNs":500,"clockAheadNs":500,"clockAheadAtEndNs":600,"clockWithinNs":7}
                {"monotonicNs":950,"process":{}}
                {"monotonicNs":1400,"event":"ended"}
                """);
    }

    /** A log whose first line was written at {@code begin}, with readings so long after it. */
    private Path log(Instant begin, long... afterNs) throws IOException {
        StringBuilder text = new StringBuilder("{\"schema\":\"onecore/resources/1\",\"pid\":7,\"t0MonotonicNs\":"
                + THERE_NS + ",\"t0Wall\":\"" + begin + "\"}\n");
        for (long after : afterNs) {
            text.append("{\"monotonicNs\":")
                    .append(THERE_NS + after)
                    .append(",\"process\":{\"cpuNs\":5},\"machine\":{}}\n");
        }
        return Files.writeString(folder.resolve("vertx.jsonl"), text + "{\"monotonicNs\":1");
    }
}
