package dev.onecore.simulations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.onecore.examples.Mqtt;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The example of MQTT against Debian's broker, where it is installed; {@link ExamplesTest} has a small one for all. */
@EnabledOnOs(OS.LINUX)
class MosquittoTest {

    @TempDir
    private Path folder;

    @Test
    void eachPublicationIsAcknowledgedAndReachesWhoSubscribed() throws Exception {
        Optional<Path> program = Stream.of("/usr/sbin/mosquitto", "/usr/bin/mosquitto")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
        assumeThat(program).as("mosquitto is installed").isPresent();
        List<Integer> ports = freePorts();
        int port = ports.get(0);
        Path said = folder.resolve("mosquitto.txt");
        Process broker = new ProcessBuilder(
                        program.get().toString(), "-v", "-c", config(ports).toString())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        try {
            Harness.await("mosquitto", () -> isListening(port) || !broker.isAlive() ? port : null);
            try (Harness run = Harness.start(folder, List.of("-Dserver=ws://127.0.0.1:" + port), Mqtt.class)) {
                assertThat(run.exitCode()).as(run.output()).isZero();
                assertThat(run.output())
                        .containsPattern("publish +200 +200 +0 ")
                        .doesNotContain("matched nothing in the script", "after their time-out");
            }
            assertThat(Files.readString(said))
                    .contains("Received PUBACK from", "Received DISCONNECT from")
                    .doesNotContain("protocol error", "malformed");
        } finally {
            broker.destroyForcibly().waitFor();
        }
    }

    /** Version 2.0.11 starts only where a listener of plain MQTT is beside the one for WebSockets. */
    private Path config(List<Integer> ports) throws IOException {
        return Files.writeString(folder.resolve("mosquitto.conf"), """
                allow_anonymous true
                listener %d 127.0.0.1
                listener %d 127.0.0.1
                socket_domain ipv4
                protocol websockets
                """.formatted(ports.get(1), ports.get(0)));
    }

    /** Two that were free together a moment ago: the broker cannot choose one itself. */
    private static List<Integer> freePorts() throws IOException {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try (ServerSocket first = new ServerSocket(0, 1, loopback);
                ServerSocket second = new ServerSocket(0, 1, loopback)) {
            return List.of(first.getLocalPort(), second.getLocalPort());
        }
    }

    private static boolean isListening(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }
}
