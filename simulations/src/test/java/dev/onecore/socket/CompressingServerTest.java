package dev.onecore.socket;

import static dev.onecore.socket.SocketDsl.close;
import static dev.onecore.socket.SocketDsl.connect;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onecore.load.PhaseRun;
import dev.onecore.model.Arrivals;
import dev.onecore.model.ContentEcho;
import dev.onecore.model.Load;
import dev.onecore.model.OperationCounts;
import dev.onecore.model.Phase;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The socket actions and a server that negotiates permessage-deflate: all that is said both ways is compressed, and right. */
@ResourceLock(GatlingRun.GATLING)
class CompressingServerTest {

    @ParameterizedTest
    @ValueSource(ints = {24, 125, 126, 65_535, 65_536, 1_000_000})
    void messagesOfEachHeaderFormComeBack(int size) {
        assertThat(whole(new Load.EchoLoop(2, 3, size), "/echo")).satisfies(CompressingServerTest::complete);
    }

    @Test
    void scheduleAndStreamAreKept() {
        assertThat(whole(new Load.Echo(Arrivals.POISSON, 500, 3, 100), "/echo"))
                .satisfies(CompressingServerTest::complete);
        assertThat(whole(new Load.Stream(3, 100, 50), "/stream")).satisfies(CompressingServerTest::complete);
    }

    @ParameterizedTest
    @ValueSource(ints = {1_000, 65_536, 1_000_000})
    void uploadIsAcknowledgedWithItsChecksum(int chunk) {
        OperationCounts counts = whole(new Load.Upload(2, 3_000_001, chunk), "/upload");

        assertThat(counts.operations()).isGreaterThanOrEqualTo(2);
        assertThat(counts.bytes()).isEqualTo(3_000_001 * counts.operations());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1_000, 65_536})
    void downloadIsCheckedToItsLastByte(int chunk) {
        OperationCounts counts = whole(new Load.Download(2, 3_000_001, chunk), "/download");

        assertThat(counts.operations()).isGreaterThanOrEqualTo(2);
        assertThat(counts.bytes()).isEqualTo(3_000_001 * counts.operations());
    }

    @Test
    void bytesOnTheWireAreCountedAndTextTakesFew() {
        long text = perMessage(new ContentEcho(2, 500, 1_024, true, true), "/echo-deflate");
        long random = perMessage(new ContentEcho(2, 500, 1_024, false, true), "/echo-deflate");

        assertThat(text).isBetween(100L, 1_000L);
        assertThat(random).isBetween(2_000L, 2_200L);
    }

    private static long perMessage(ContentEcho load, String path) {
        OperationCounts counts = whole(load, path);
        assertThat(counts).satisfies(CompressingServerTest::complete);
        return counts.bytes() / counts.received();
    }

    private static void complete(OperationCounts counts) {
        assertThat(counts.received()).isPositive().isEqualTo(counts.sent()).isEqualTo(counts.operations());
    }

    private static OperationCounts whole(Load load, String path) {
        Phase phase = Phase.measured("phase", "phase", load, Duration.ofMillis(400));
        try (LoopbackServer server = new LoopbackServer(LoopbackServer.Tamper.NONE, true)) {
            GatlingRun gatling = GatlingRun.offeringDeflate(
                    server.uri(),
                    load.connections(),
                    trial -> exec(connect(trial, path))
                            .exec(SocketDsl.perform(trial, phase))
                            .exec(close(trial)));
            PhaseRun run = gatling.run(phase);
            assertThat(gatling.failures()).isEmpty();
            assertThat(run.failures()).isEmpty();
            assertThat(run.counts().failed()).isZero();
            return run.counts();
        }
    }
}
