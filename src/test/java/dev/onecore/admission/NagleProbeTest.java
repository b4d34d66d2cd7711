package dev.onecore.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onecore.connect.ConnectOptions;
import dev.onecore.model.Traits;
import java.io.BufferedReader;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class NagleProbeTest {

    private static final int PING = 9;

    @Test
    @EnabledOnOs(OS.LINUX)
    void aServerThatLeavesNagleOnIsToldFromOneThatDoesNot() throws Exception {
        assertThat(traits(stream(true)).nagle()).isFalse();
        assertThat(traits(stream(false)).nagle()).isTrue();
    }

    @Test
    void aServerThatIsNotThereIsNotProbed() {
        assertThat(NagleProbe.heldNs(ConnectOptions.PLAIN, URI.create("ws://127.0.0.1:1")))
                .isEmpty();
    }

    private static Traits traits(OptionalLong heldNs) {
        assertThat(heldNs).isPresent();
        return new Traits(List.of(), List.of(), heldNs);
    }

    /** What is found of a server that does nothing but pongs and two messages at a time. */
    private static OptionalLong stream(boolean noDelay) throws IOException, InterruptedException {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread server = new Thread(() -> serve(listener, noDelay));
            server.start();
            OptionalLong heldNs = NagleProbe.heldNs(ConnectOptions.PLAIN, uri(listener));
            server.join();
            return heldNs;
        }
    }

    private static void serve(ServerSocket listener, boolean noDelay) {
        try (Socket socket = listener.accept()) {
            socket.setTcpNoDelay(noDelay);
            InputStream in = socket.getInputStream();
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            out.write(answer(in).getBytes(StandardCharsets.US_ASCII));
            for (int first = in.read(); first >= 0; first = in.read()) {
                in.readNBytes(4 + (in.read() & 0x7f));
                if ((first & 0xf) == PING) {
                    out.write(new byte[] {(byte) 0x8a, 0});
                } else {
                    out.write(stamped());
                    TimeUnit.MILLISECONDS.sleep(10);
                    out.write(stamped());
                    out.write(new byte[] {(byte) 0x81, 2, '{', '}'});
                }
            }
        } catch (IOException | InterruptedException e) {
            // The probe is done with it.
        }
    }

    private static byte[] stamped() {
        return ByteBuffer.allocate(26)
                .put((byte) 0x82)
                .put((byte) 24)
                .putLong(System.nanoTime())
                .array();
    }

    private static String answer(InputStream in) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII), 1);
        String key = "";
        for (String line = lines.readLine(); !line.isEmpty(); line = lines.readLine()) {
            if (line.regionMatches(true, 0, "Sec-WebSocket-Key:", 0, 18)) {
                key = line.substring(18).strip();
            }
        }
        try {
            byte[] hash = MessageDigest.getInstance("SHA-1")
                    .digest((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(StandardCharsets.US_ASCII));
            return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                    + "Sec-WebSocket-Accept: " + Base64.getEncoder().encodeToString(hash) + "\r\n\r\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static URI uri(ServerSocket listener) {
        return URI.create("ws://127.0.0.1:" + listener.getLocalPort());
    }
}
