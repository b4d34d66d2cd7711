package dev.onecore.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onecore.model.Campaign;
import dev.onecore.model.LatencyKind;
import dev.onecore.model.Origin;
import dev.onecore.model.Slice;
import dev.onecore.model.Tick;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that end at any of their bytes. */
class CutTest {

    @TempDir
    Path folder;

    @Test
    void aHistogramLogKeepsTheIntervalsBeforeTheCut() throws IOException {
        Path file = folder.resolve("latency.hlog");
        List<Slice> slices = new ArrayList<>();
        try (LatencyLog log = new TrialFolder(folder, loss -> {}).latency(Origin.now())) {
            for (int i = 0; i < 4; i++) {
                Histogram counts = new Histogram(1_000_000, 3);
                counts.recordValueWithCount(123_456L * (i + 1), i + 1);
                slices.add(new Slice(i * 100_000_001L, (i + 1) * 100_000_001L, counts));
                log.append(
                        LatencyKind.RESPONSE,
                        0,
                        0,
                        slices.get(i).beginNs(),
                        slices.get(i).endNs(),
                        counts);
            }
        }

        cutAtEachByte(file, (text, problems) -> {
            List<Slice> read = LatencyReader.read(file, true, problems).stream()
                    .map(PhaseSlice::slice)
                    .toList();
            int feeds =
                    (int) text.lines().filter(line -> line.startsWith("Tag=")).count();
            // A line without its line feed, or even its Base64 padding, may yet hold a whole histogram.
            assertThat(read.size()).isBetween(feeds - 1, feeds);
            assertThat(read).isEqualTo(slices.subList(0, read.size()));
        });
    }

    @Test
    void aThroughputLogKeepsTheTicksBeforeTheCut() throws IOException {
        Path file = folder.resolve("throughput.jsonl");
        List<Tick> ticks = new ArrayList<>();
        try (ThroughputLog log = new TrialFolder(folder, loss -> {}).throughput()) {
            for (int i = 0; i < 4; i++) {
                ticks.add(new Tick(i * 100L, i * 100L + 100, 7 * i, Long.MAX_VALUE, i));
                log.append(ticks.get(i), 0);
            }
        }

        cutAtEachByte(file, (text, problems) -> {
            List<Tick> read = ThroughputReader.read(file, true, problems).stream()
                    .map(PhaseTick::tick)
                    .toList();
            assertThat(read).hasSize((int)
                    text.lines().filter(line -> line.endsWith("}")).count());
            assertThat(read).isEqualTo(ticks.subList(0, read.size()));
        });
    }

    @Test
    void aTrialIsReadWholeOrNotAtAll() throws IOException {
        Specimen specimen = new Specimen(2);
        Campaign campaign = specimen.campaign();
        Path file = folder.resolve("trial.json");
        new TrialFolder(folder, loss -> {})
                .write(specimen.evidence(campaign.trials().get(0)).result());

        cutAtEachByte(file, (text, problems) -> {
            assertThat(JsonFile.read(file, TrialRecord.class, TrialRecord.SCHEMA, problems::add))
                    .isEmpty();
            assertThat(problems).singleElement().asString().startsWith("it is ");
        });
    }

    /** Each cut must be reported; the last byte of each file is a line feed, without which it is still whole. */
    private static void cutAtEachByte(Path file, BiConsumer<String, List<String>> claim) throws IOException {
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length - 1; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            List<String> problems = new ArrayList<>();
            claim.accept(Files.readString(file, StandardCharsets.ISO_8859_1), problems);
            assertThat(problems).as("cut at byte %d", length).hasSize(1);
        }
    }
}
