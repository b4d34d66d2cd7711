package dev.onecore.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onecore.model.Origin;
import dev.onecore.model.ResourceSample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResourceReaderTest {

    @TempDir
    Path folder;

    private final List<String> problems = new ArrayList<>();

    @Test
    void readingsCountFromTheTrialsOrigin() throws IOException {
        assertThat(read("""
            {"schema":"onecore/resources/1","pid":7,"hz":10,"t0MonotonicNs":900,"cores":2}
            {"monotonicNs":1100,"wall":"2026-11-22T10:00:00.000Z","process":{"cpuPercent":99.5,"cpuNs":12345,"gcNs":777,"heapBytes":555,\
            "rssBytes":1048576,"threads":9,"openFiles":33,"voluntarySwitches":5,"involuntarySwitches":6},\
            "machine":{"busyPercent":[100,12.25],"stealPercent":0.5,"load1":1}}
            {"monotonicNs":900,"process":{"cpuUserMs":20,"cpuSystemMs":10},"machine":{}}
            {"event":"ended","monotonicNs":1200,"samples":2,"reason":"closed"}
            """))
                .containsExactly(
                        new ResourceSample(
                                -100,
                                OptionalLong.of(30_000_000),
                                OptionalDouble.empty(),
                                OptionalLong.empty(),
                                OptionalLong.empty(),
                                OptionalLong.empty(),
                                OptionalLong.empty(),
                                OptionalLong.empty(),
                                OptionalLong.empty(),
                                OptionalDouble.empty(),
                                List.of()),
                        new ResourceSample(
                                100,
                                OptionalLong.of(12_345),
                                OptionalDouble.of(99.5),
                                OptionalLong.of(777),
                                OptionalLong.of(555),
                                OptionalLong.of(1_048_576),
                                OptionalLong.of(9),
                                OptionalLong.of(33),
                                OptionalLong.of(11),
                                OptionalDouble.of(0.5),
                                List.of(100.0, 12.25)));
        assertThat(problems).isEmpty();
    }

    @Test
    void ofALongLogMeansOfNeighboursAreKept() throws IOException {
        StringBuilder log = new StringBuilder();
        int count = 3 * Readings.MOST;
        for (int i = 1; i <= count; i++) {
            log.append("{\"monotonicNs\":%d,\"process\":{\"cpuNs\":%d,\"cpuPercent\":%d},\"machine\":{}}%n"
                    .formatted(1000 + i, 10 * i, i % 4));
        }
        log.append("{\"event\":\"ended\",\"samples\":").append(count).append("}");
        List<ResourceSample> kept = read(log.toString());
        assertThat(problems).isEmpty();
        assertThat(kept).hasSizeBetween(Readings.MOST / 2, Readings.MOST);
        assertThat(kept).allSatisfy(sample -> assertThat(sample.cpuNs()).hasValue(10 * sample.atNs()));
        assertThat(kept.stream().mapToDouble(sample -> sample.cpuPercent().orElseThrow()))
                .containsOnly(1.5);
        assertThat(kept.get(kept.size() - 1).atNs()).isEqualTo(count);
    }

    @Test
    void aReadingThatIsNoNumberIsLeftOutAlone() throws IOException {
        assertThat(read("""
            {"monotonicNs":1001,"process":{"rssBytes":"much"},"machine":{}}
            {"monotonicNs":1002,"process":{},"machine":{"busyPercent":[1e999]}}
            {"process":{},"machine":{}}
            {"monotonicNs":1003,"process":{},"machine":{}}
            {"event":"ended","samples":4}
            """)).extracting(ResourceSample::atNs).containsExactly(3L);
        assertThat(problems)
                .containsExactly("resources.jsonl has 3 damaged lines of 5, which are left out; "
                        + "the first is line 1: rssBytes is not a whole number");
    }

    @Test
    void aMissingFileIsAProblemOnlyWhereOneIsExpected() {
        Path none = folder.resolve("resources.jsonl");

        assertThat(ResourceReader.read(none, false, Origin.now(), problems)).isEmpty();
        assertThat(problems).isEmpty();
        assertThat(ResourceReader.read(none, true, Origin.now(), problems)).isEmpty();
        assertThat(problems).containsExactly("resources.jsonl is missing");
    }

    private List<ResourceSample> read(String lines) throws IOException {
        Path file = Files.writeString(folder.resolve("resources.jsonl"), lines);
        return ResourceReader.read(file, true, new Origin(1_000, Instant.EPOCH), problems);
    }
}
