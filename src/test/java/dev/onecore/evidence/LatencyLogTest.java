package dev.onecore.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onecore.model.LatencyKind;
import dev.onecore.model.Origin;
import dev.onecore.model.Slice;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;
import org.HdrHistogram.PackedHistogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LatencyLogTest {

    private static final Origin ORIGIN = new Origin(5, Instant.parse("2026-11-22T10:55:00.123Z"));

    @TempDir
    Path folder;

    @Test
    void hdrHistogramsOwnReaderTakesIt() throws IOException {
        Histogram counts = new Histogram(1_000, 3_600_000_000_000L, 3);
        counts.recordValue(1_500_000);
        try (LatencyLog log = log()) {
            log.append(LatencyKind.CLOSED_LOOP, 2, 4, 100_000_123, 200_000_456, counts);
        }

        try (HistogramLogReader reader = new HistogramLogReader(file().toFile())) {
            Histogram read = (Histogram) reader.nextIntervalHistogram();

            assertThat(read.getTag()).isEqualTo("closed-loop/2/4");
            assertThat(read).isEqualTo(counts);
            assertThat(read.getStartTimeStamp()).isEqualTo(ORIGIN.wall().toEpochMilli() + 100);
            assertThat(reader.nextIntervalHistogram()).isNull();
        }
    }

    @Test
    void instantsKeepTheirNanoseconds() throws IOException {
        Histogram counts = new Histogram(1_000_000, 3);
        counts.recordValue(7);
        try (LatencyLog log = log()) {
            log.append(LatencyKind.LAG, 0, 0, -1, 0, counts);
            log.append(LatencyKind.LAG, 0, 0, 1, 100_000_002, counts);
            log.append(LatencyKind.LAG, 0, 0, 86_400_000_000_001L, 86_400_100_000_003L, counts);
        }

        assertThat(read(LatencyKind.LAG))
                .containsExactly(
                        new Slice(-1, 0, counts),
                        new Slice(1, 100_000_002, counts),
                        new Slice(86_400_000_000_001L, 86_400_100_000_003L, counts));
    }

    @Test
    void histogramsOfSeveralInjectorsAddUpBinByBin() throws IOException {
        Histogram whole = new Histogram(3_600_000_000_000L, 3);
        List<Histogram> parts = new ArrayList<>();
        for (int injector = 0; injector < 3; injector++) {
            Histogram part = new PackedHistogram(3_600_000_000_000L, 3);
            new Specimen(injector).histogram().recordedValues().forEach(bin -> {
                part.recordValueWithCount(bin.getValueIteratedTo(), 1);
                whole.recordValueWithCount(bin.getValueIteratedTo(), 1);
            });
            parts.add(part);
        }
        try (LatencyLog log = log()) {
            for (int injector = 0; injector < 3; injector++) {
                log.append(LatencyKind.SERVICE, injector, 0, 0, 100, parts.get(injector));
            }
        }

        Histogram sum = new Histogram(3);
        sum.setAutoResize(true);
        read(LatencyKind.SERVICE).forEach(slice -> sum.add(slice.counts()));
        assertThat(sum).isEqualTo(whole);
    }

    @Test
    void appendingLeavesTheCallersHistogramAsItWas() throws IOException {
        Histogram counts = new Histogram(1_000_000, 3);
        counts.recordValue(7);
        Histogram before = counts.copy();
        try (LatencyLog log = log()) {
            log.append(LatencyKind.RESPONSE, 0, 0, 0, 1, counts);
            counts.recordValue(9);
            log.append(LatencyKind.RESPONSE, 0, 0, 1, 2, counts);
        }

        assertThat(read(LatencyKind.RESPONSE)).containsExactly(new Slice(0, 1, before), new Slice(1, 2, counts));
    }

    private LatencyLog log() throws IOException {
        return new TrialFolder(folder, loss -> {}).latency(ORIGIN);
    }

    private Path file() {
        return folder.resolve("latency.hlog");
    }

    private List<Slice> read(LatencyKind kind) {
        List<String> problems = new ArrayList<>();
        List<Slice> slices = LatencyReader.read(file(), true, problems).stream()
                .filter(entry -> entry.kind() == kind)
                .map(PhaseSlice::slice)
                .toList();
        assertThat(problems).isEmpty();
        return slices;
    }
}
