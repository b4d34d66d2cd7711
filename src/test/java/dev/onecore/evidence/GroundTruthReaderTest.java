package dev.onecore.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onecore.model.GroundTruth;
import dev.onecore.model.Origin;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lines are those that the calibration server writes. */
class GroundTruthReaderTest {

    private static final Origin ORIGIN = new Origin(1_000, Instant.EPOCH);

    @TempDir
    private Path folder;

    @Test
    void whatTheServerDidIsMovedToTheTrialsOrigin() throws IOException {
        assertThat(read("""
                {"event":"burnt","atNs":1500,"cpuNs":25}
                {"event":"touched","beginNs":1100,"endNs":1200,"bytes":64}
                {"event":"froze","beginNs":900,"endNs":1300}
                {"event":"lapsed","beginNs":1400,"endNs":1401}
                {"event":"warmed","atNs":1600}
                {"event":"served","echoes":4,"ns":200}
                """))
                .containsExactly(
                        new GroundTruth.Burnt(500, 25),
                        new GroundTruth.Touched(100, 200, 64),
                        new GroundTruth.Stalled(-100, 300),
                        new GroundTruth.Stalled(400, 401),
                        new GroundTruth.Warmed(600),
                        new GroundTruth.Served(4, 200));
    }

    @Test
    void aLineThatIsNoTruthIsPassedOver() throws IOException {
        assertThat(read("""
                WARNING: an illegal reflective access
                {"event":"ready","port":4711}
                {"event":"froze","beginNs":900}
                {"event":"froze","beginNs":900,"endNs":900}
                {"event":"served","echoes":0,"ns":5}
                {"event":"warmed","atNs":"soon"}
                {"event":"warmed","atNs":16
                {"event":"warmed","atNs":1600}
                """)).containsExactly(new GroundTruth.Warmed(600));
    }

    @Test
    void bytesThatAreNotUtf8CostTheirOwnLineAlone() throws IOException {
        Path log = folder.resolve("server.log");
        Files.write(log, "caf\u00e9\n{\"event\":\"warmed\",\"atNs\":1600}\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(GroundTruthReader.read(log, ORIGIN)).containsExactly(new GroundTruth.Warmed(600));
    }

    @Test
    void aServerWithoutALogDidNothing() {
        assertThat(GroundTruthReader.read(folder.resolve("server.log"), ORIGIN)).isEmpty();
    }

    private List<GroundTruth> read(String text) throws IOException {
        return GroundTruthReader.read(Files.writeString(folder.resolve("server.log"), text), ORIGIN);
    }
}
