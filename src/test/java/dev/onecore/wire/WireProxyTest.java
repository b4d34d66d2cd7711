package dev.onecore.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onecore.model.WireFaults;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What goes over a wire with faults, on real sockets. A time is asserted downwards alone: less would be no fault. */
@Timeout(30)
@Execution(ExecutionMode.CONCURRENT)
class WireProxyTest {
    private ServerSocket listener;

    @BeforeEach
    void listen() throws IOException {
        listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void close() throws IOException {
        listener.close();
    }

    private WireProxy wire(String faults) throws IOException {
        return WireProxy.start((InetSocketAddress) listener.getLocalSocketAddress(), WireFaults.of(faults));
    }

    private static Socket caller(WireProxy wire) throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), wire.uri().getPort());
    }

    /** Whatever comes goes back, until its end, which goes back too. */
    private void echo() {
        CompletableFuture<Void> unused = CompletableFuture.runAsync(() -> {
            try (Socket peer = listener.accept()) {
                peer.getInputStream().transferTo(peer.getOutputStream());
                peer.shutdownOutput();
                // The caller's end is waited for, so that nothing is reset.
                assertThat(peer.getInputStream().read()).isNegative();
            } catch (IOException broken) {
                // A wire may break it.
            }
        });
    }

    @Test
    void bytesPassInOrderAndSoDoesTheirEnd() throws Exception {
        for (String faults : new String[] {"plain", "delay:3ms,jitter:3ms"}) {
            echo();
            byte[] sent = new byte[3_000_000];
            new Random(7).nextBytes(sent);
            try (WireProxy wire = wire(faults);
                    Socket caller = caller(wire)) {
                CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> send(caller, sent));
                assertThat(caller.getInputStream().readAllBytes()).isEqualTo(sent);
                writing.get();
            }
        }
    }

    private static void send(Socket caller, byte[] bytes) {
        try {
            OutputStream out = caller.getOutputStream();
            out.write(bytes);
            caller.shutdownOutput();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aDelayIsWaitedForInEachDirection() throws Exception {
        echo();
        try (WireProxy wire = wire("delay:20ms");
                Socket caller = caller(wire)) {
            long begin = System.nanoTime();
            caller.getOutputStream().write(1);
            assertThat(caller.getInputStream().read()).isEqualTo(1);
            assertThat(System.nanoTime() - begin).isGreaterThanOrEqualTo(40_000_000L);
        }
    }

    @Test
    void aRateIsSharedByAllAndItsUseIsKnown() throws Exception {
        echo();
        byte[] sent = new byte[200_000];
        try (WireProxy wire = wire("rate:1MB/s");
                Socket caller = caller(wire)) {
            long begin = System.nanoTime();
            send(caller, sent);
            assertThat(caller.getInputStream().readAllBytes()).hasSize(sent.length);
            assertThat(System.nanoTime() - begin).isGreaterThanOrEqualTo(200_000_000L);
            assertThat(wire.read()).isEqualTo(new WireSnapshot(200_000_000L, 200_000_000L, 0, 0));
        }
    }

    @Test
    void aCutResetsBothSides() throws Exception {
        try (WireProxy wire = wire("cut:50ms");
                Socket caller = caller(wire);
                Socket peer = listener.accept()) {
            for (Socket side : new Socket[] {caller, peer}) {
                InputStream in = side.getInputStream();
                assertThatThrownBy(in::read).isInstanceOf(SocketException.class);
            }
            assertThat(wire.read()).isEqualTo(new WireSnapshot(0, 0, 1, 0));
        }
    }

    @Test
    void aConnectionThatIsHalfOpenSaysNothingToEither() throws Exception {
        try (WireProxy wire = wire("half-open:50ms");
                Socket caller = caller(wire);
                Socket peer = listener.accept()) {
            while (wire.read().halfOpen() == 0) {
                Thread.onSpinWait();
            }
            caller.getOutputStream().write(1);
            caller.setSoTimeout(200);
            peer.setSoTimeout(200);
            for (Socket side : new Socket[] {caller, peer}) {
                InputStream in = side.getInputStream();
                assertThatThrownBy(in::read).isInstanceOf(SocketTimeoutException.class);
            }
        }
    }

    @Test
    void aServerThatRefusesResetsTheCaller() throws Exception {
        WireProxy wire = wire("plain");
        listener.close();
        try (wire;
                Socket caller = caller(wire)) {
            InputStream in = caller.getInputStream();
            assertThatThrownBy(in::read).isInstanceOf(SocketException.class);
        }
    }

    @Test
    void itsEndLeavesNothing() throws Exception {
        WireProxy wire = wire("plain");
        try (Socket caller = caller(wire)) {
            wire.close();
            InputStream in = caller.getInputStream();
            assertThatThrownBy(in::read).isInstanceOf(SocketException.class);
            assertThatThrownBy(() -> caller(wire)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void itsOwnCostIsMeasured() throws Exception {
        WireCost cost = WireCost.measured();

        assertThat(cost.directUs()).isPositive();
        assertThat(cost.cpuUs()).isPositive();
        assertThat(cost.sentence()).startsWith("the wire itself adds ").contains("2,000 small messages");
    }
}
