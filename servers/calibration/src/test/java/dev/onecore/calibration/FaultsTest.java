package dev.onecore.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onecore.contract.Command.StartUpload;
import dev.onecore.contract.Digest;
import dev.onecore.exam.LocalServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each fault does what it was asked to do; how exactly, a calibration measures. */
@Timeout(60)
class FaultsTest {

    @Test
    void everySecondEchoIsSwallowed() throws Exception {
        try (LocalServer server = start("--swallow", "2")) {
            Client client = Client.of(server.address().resolve("/echo"));
            for (int i = 1; i <= 5; i++) {
                client.send("message " + i);
            }
            assertThat(client.next()).isEqualTo("message 1");
            assertThat(client.next()).isEqualTo("message 3");
            assertThat(client.next()).isEqualTo("message 5");
        }
    }

    /** CRC-32 of two messages of 4 zero bytes is 6522df69; with one bit the other way it is not. */
    @ParameterizedTest
    @CsvSource({"flip, 8, 2", "truncate, 7, 2"})
    void anUploadIsAcknowledgedAsItWasChanged(String how, int bytes, int chunks) throws Exception {
        try (LocalServer server = start("--corrupt", how)) {
            Client client = Client.of(server.address().resolve("/upload"));
            client.send(new StartUpload("x", 8, Digest.CRC32).json());
            client.send(new byte[4]);
            client.send(new byte[4]);
            assertThat(client.next())
                    .contains("\"ev\":\"ack\"", "\"bytes\":" + bytes, "\"chunks\":" + chunks)
                    .doesNotContain("6522df69");
        }
    }

    @Test
    void echoesWaitInTurns() {
        Faults faults = Faults.read(new String[] {"--delay", "1ms/3"});
        for (long echo = 0; echo < 12; echo++) {
            assertThat(faults.delayNs(echo)).as("echo %d", echo).isEqualTo(echo / 3 % 2 == 0 ? 0 : 1_000_000);
        }
    }

    @Test
    void whatComesFasterThanTheLimitWaitsInLine() {
        RateLimit limit = Faults.read(new String[] {"--limit", "1000"}).rateLimit();
        assertThat(limit.waitNs(-5_000_000)).isZero();
        assertThat(limit.waitNs(-5_000_000)).isEqualTo(1_000_000);
        assertThat(limit.waitNs(-4_500_000)).isEqualTo(1_500_000);
        assertThat(limit.waitNs(5_000_000)).as("after a while without any").isZero();
        assertThat(Faults.read(new String[0]).rateLimit().waitNs(1)).isZero();
    }

    @Test
    void chunksChangePlacesOrComeTwice() {
        List<byte[]> chunks = List.of(new byte[] {1}, new byte[] {2}, new byte[] {3});
        assertThat(Corruption.SWAP.of(chunks)).containsExactly(new byte[] {2}, new byte[] {1}, new byte[] {3});
        assertThat(Corruption.DUPLICATE.of(chunks)).containsExactly(new byte[] {1}, new byte[] {1}, new byte[] {3});
        assertThat(chunks).as("the file itself").containsExactly(new byte[] {1}, new byte[] {2}, new byte[] {3});
    }

    @Test
    void aLinkLetsThroughWhatItsTokensAllow() {
        Link link = new Link(1e6);
        long nowNs = System.nanoTime() + 1_000_000_000;
        assertThat(link.allowed(65_536, nowNs))
                .as("10 ms of tokens are kept, no more")
                .isEqualTo(10_000);
        link.passed(10_000);
        assertThat(link.allowed(65_536, nowNs)).isZero();
        assertThat(link.allowed(65_536, nowNs + 5_000_000)).isEqualTo(5_000);
        assertThat(new Link(Double.POSITIVE_INFINITY).allowed(65_536, nowNs)).isEqualTo(65_536);
    }

    @ParameterizedTest
    @CsvSource({
        "--freeze 200ms,       --freeze must be like 200ms/10s",
        "--delay 5,            --delay must be like 250us",
        "--delay 5us/x,        --delay must be a whole number from 1 to 1000000000",
        "--burn 101,           --burn must be a whole number from 1 to 100",
        "--corrupt everything, --corrupt must be flip",
        "--swallow,            --swallow needs a value",
    })
    void aWrongFaultIsNamed(String arguments, String named) {
        assertThatThrownBy(() -> Faults.read(arguments.split(" "))).hasMessageContaining(named);
    }

    @Test
    void whatIsNoFaultIsLeftToTheContract() {
        Faults faults = Faults.read(new String[] {"--port", "0", "--delay", "100us", "--parent-watch"});
        assertThat(faults.others()).containsExactly("--port", "0", "--parent-watch");
        assertThat(faults.delayNs(0)).isEqualTo(100_000);
    }

    private static LocalServer start(String... faults) throws IOException {
        List<String> command = new ArrayList<>(LocalServer.command(CalibrationServer.class.getName()));
        command.addAll(List.of(faults));
        return LocalServer.start(command);
    }

    private record Client(WebSocket socket, BlockingQueue<String> texts) {

        static Client of(URI server) {
            BlockingQueue<String> texts = new LinkedBlockingQueue<>();
            WebSocket socket = HttpClient.newHttpClient()
                    .newWebSocketBuilder()
                    .buildAsync(server, new WebSocket.Listener() {
                        @Override
                        public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
                            texts.add(text.toString());
                            from.request(1);
                            return null;
                        }
                    })
                    .join();
            return new Client(socket, texts);
        }

        void send(String text) {
            socket.sendText(text, true).join();
        }

        void send(byte[] bytes) {
            socket.sendBinary(ByteBuffer.wrap(bytes), true).join();
        }

        String next() throws InterruptedException {
            return texts.poll(30, TimeUnit.SECONDS);
        }
    }
}
