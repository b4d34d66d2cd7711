package dev.onecore.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onecore.model.CoreChoice;
import dev.onecore.model.Pin;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.assertj.core.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(90)
class ServerProcessTest {
    @TempDir
    private Path folder;

    @Test
    void aReadyServerSaysPortProcessAndSystem() throws Exception {
        try (ServerProcess server = ServerProcess.start(spec("good"));
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            assertThat(socket.isConnected()).isTrue();
            assertThat(server.system()).isEqualTo("fake");
            assertThat(ProcessHandle.of(server.pid())).isPresent();
            assertThat(server.alive()).isTrue();
            assertThat(server.exitCode()).isEmpty();
            assertThat(Files.readString(folder.resolve("server.log")))
                    .isEqualTo("arguments good --host 127.0.0.1 --port 0 --parent-watch\n");
        }
    }

    @Test
    void itsThreadsAreHeldToItsCore() throws Exception {
        CorePlan plan = CorePlan.of(new CoreChoice(OptionalInt.empty(), List.of()));
        Assumptions.assumeThat(plan.server()).as("taskset").isPresent();
        LaunchSpec spec = new LaunchSpec(
                Children.command(FakeServer.class, "good"), folder, plan.server(), folder.resolve("log"));
        try (ServerProcess server = ServerProcess.start(spec)) {
            Pin pin = PinProof.ofServer(server.pid(), plan);
            assertThat(pin.state()).as(pin.sentence()).isEqualTo(Pin.State.PROVEN);
            assertThat(pin.threads()).isGreaterThan(1);
            assertThat(pin.observed())
                    .containsExactly(CoreSet.of(plan.server().getAsInt()).toString());
        }
    }

    @Test
    void oneThatStaysSilentIsEndedWhenPatienceIsOver() throws Exception {
        LaunchSpec spec = new LaunchSpec(
                Children.command(FakeServer.class, "silent"),
                folder,
                OptionalInt.empty(),
                Map.of(),
                folder.resolve("server.log"),
                Duration.ofMillis(200));
        assertThatThrownBy(() -> ServerProcess.start(spec))
                .isInstanceOf(ServerNotReady.class)
                .hasMessageContainingAll("the server (java, process ", ") did not say that it is ready within 200 ms");
        assertThat(ProcessHandle.current().children().filter(ServerProcessTest::isFake))
                .isEmpty();
    }

    @Test
    void oneThatDiesLeavesItsExitCodeAndLastLines() {
        String last = String.join(
                "\n",
                IntStream.rangeClosed(11, 30).mapToObj(i -> "  trouble " + i).toList());
        assertThatThrownBy(() -> ServerProcess.start(spec("dying")))
                .isInstanceOf(ServerNotReady.class)
                .hasMessageEndingWith("ended before it was ready, exit code 7; its last lines:\n" + last);
    }

    @Test
    void aLineBeforeTheReadyLineIsShown() {
        assertThatThrownBy(() -> ServerProcess.start(spec("garbage")))
                .isInstanceOf(ServerNotReady.class)
                .hasMessageContaining(
                        "printed this line before its ready line: WARNING: an agent has been loaded; its last lines:");
    }

    @Test
    void aStrangersProcessNumberIsRefused() {
        assertThatThrownBy(() -> ServerProcess.start(spec("other-process")))
                .isInstanceOf(ServerNotReady.class)
                .hasMessageContaining("says that it is process 1, which is not ");
    }

    @Test
    void aMissingProgramIsNamed() {
        LaunchSpec spec = new LaunchSpec(
                List.of(folder.resolve("nowhere").toString()),
                folder,
                OptionalInt.empty(),
                folder.resolve("server.log"));
        assertThatThrownBy(() -> ServerProcess.start(spec))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("nowhere");
    }

    @Test
    void oneThatIgnoresSigtermIsKilled() throws Exception {
        ServerProcess server = ServerProcess.start(spec("stubborn"));
        server.stop(Duration.ofMillis(100));
        assertThat(server.alive()).isFalse();
        assertThat(server.exitCode()).hasValue(OS.current() == OS.WINDOWS ? 1 : 128 + 9);
        server.stop(Duration.ofMillis(100));
    }

    @Test
    void whatItSaysAsItEndsIsKept() throws Exception {
        ServerProcess server = ServerProcess.start(spec("farewell"));
        server.close();
        assertThat(server.lastLines()).contains("good-bye");
        assertThat(folder.resolve("server.log")).content().contains("good-bye");
    }

    @Test
    void childrenOfTheServerEndWithIt() throws Exception {
        ServerProcess server = ServerProcess.start(spec("parent"));
        List<ProcessHandle> children =
                ProcessHandle.of(server.pid()).orElseThrow().descendants().toList();
        assertThat(children).hasSize(1);
        server.stop(Duration.ofSeconds(5));
        assertThat(children.get(0).isAlive()).isFalse();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void itsOwnEndIsTold() throws Exception {
        try (ServerProcess server = ServerProcess.start(spec("good"))) {
            ProcessHandle.of(server.pid()).orElseThrow().destroyForcibly();
            assertThat(server.ended().get(30, TimeUnit.SECONDS)).isEqualTo(128 + 9);
            assertThat(server.lastLines()).hasSize(1);
        }
    }

    @Test
    void aTalkativeServerFillsItsLogOnlySoFar() throws Exception {
        try (ServerProcess server = ServerProcess.start(spec("talkative"))) {
            assertThat(server.ended().get(60, TimeUnit.SECONDS)).isZero();
            assertThat(server.lastLines()).last().isEqualTo("the last line");
            List<String> log = Files.readAllLines(folder.resolve("server.log"));
            assertThat(log).last().isEqualTo("[cut here: the log has reached 4 MiB]");
            assertThat(Files.size(folder.resolve("server.log"))).isLessThan(ServerLog.MOST_BYTES + 64);
        }
    }

    private LaunchSpec spec(String behaviour) {
        return new LaunchSpec(
                Children.command(FakeServer.class, behaviour),
                folder,
                OptionalInt.empty(),
                folder.resolve("server.log"));
    }

    private static boolean isFake(ProcessHandle process) {
        return process.info().commandLine().orElse("").contains(FakeServer.class.getName());
    }
}
