package dev.onecore.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each test kills a process and waits until what depended on it has ended. */
@Timeout(90)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "no signals there")
class NothingOutlivesTest {

    /** The server here never looks at its standard input: the kernel must end it. */
    @Test
    void aKilledHarnessTakesEvenADeafServerWithIt() throws Exception {
        Assumptions.assumeThat(ServerProcess.noDeathSignal()).as("setpriv").isEmpty();
        Process harness = Children.java(FakeHarness.class, "serve").start();
        long server = Long.parseLong(harness.inputReader().readLine());
        assertThat(ProcessHandle.of(server)).isPresent();
        harness.destroyForcibly();
        Children.awaitEnd(server);
    }

    @Test
    void aHarnessThatEndsByItselfStopsItsServer() throws Exception {
        Process harness = Children.java(FakeHarness.class, "exit").start();
        long server = Long.parseLong(harness.inputReader().readLine());
        Children.awaitEnd(server);
        assertThat(harness.waitFor())
                .as("not by the kernel: the harness was alive to do it")
                .isLessThan(128);
    }

    @Test
    void aTerminatedHarnessStopsItsServer() throws Exception {
        Process harness = Children.java(FakeHarness.class, "serve").start();
        long server = Long.parseLong(harness.inputReader().readLine());
        harness.destroy();
        Children.awaitEnd(server);
        harness.waitFor();
    }

    @ParameterizedTest
    @ValueSource(strings = {"watch", "stuck"})
    void aForkedInjectorEndsWithTheProcessThatForkedItWhateverItsLastTaskDoes(String kind) throws Exception {
        Process maven = Children.java(FakeHarness.class, "fork", kind).start();
        long injector = Long.parseLong(maven.inputReader().readLine());
        assertThat(ProcessHandle.of(injector)).isPresent();
        maven.destroyForcibly();
        Children.awaitEnd(injector);
    }

    /** The inner shell ends at once, so that a look for the parent finds another process in its place. */
    @Test
    void anInjectorOfAPlugInWhoseMavenHasEndedBeforeTheFirstLookEndsToo() throws Exception {
        List<String> command = new ArrayList<>(List.of("sh", "-c", "( \"$@\" </dev/null & echo $! ); exec cat", "sh"));
        command.addAll(Children.command(FakeHarness.class, "orphan"));
        Process shell = new ProcessBuilder(command).start();
        try (BufferedReader out = shell.inputReader()) {
            long injector = Long.parseLong(out.readLine());
            assertThat(out.readLine()).isEqualTo("watching");
            Children.awaitEnd(injector);
        } finally {
            shell.destroyForcibly();
        }
    }

    /** As the setpriv of an older distribution answers, and as a system without one. */
    @ParameterizedTest
    @ValueSource(strings = {"echo \"setpriv: unrecognized option '--pdeathsig'\" >&2; exit 1", ""})
    void aServerStartsWhereTheKernelCannotBeAskedToEndItAndTheReasonIsKept(String setpriv, @TempDir Path path)
            throws Exception {
        if (!setpriv.isEmpty()) {
            Path script = Files.writeString(path.resolve("setpriv"), "#!/bin/sh\n" + setpriv + "\n");
            assertThat(script.toFile().setExecutable(true)).isTrue();
        }
        ProcessBuilder builder = Children.java(FakeHarness.class, "serve");
        builder.environment().put("PATH", path.toString());
        Process harness = builder.start();
        try (BufferedReader out = harness.inputReader()) {
            long server = Long.parseLong(out.readLine());
            assertThat(out.readLine()).contains("setpriv");
            harness.destroy();
            Children.awaitEnd(server);
        } finally {
            harness.destroyForcibly();
        }
    }

    @Test
    void aPlugInIsKnownByItsJarAndABuildToolByItsProgram() {
        assertThat(ParentWatch.startedByTool("/tmp/gatlingbooter123.jar io.gatling.app.Gatling -s a.B"))
                .isTrue();
        assertThat(ParentWatch.startedByTool("io.gatling.app.Gatling -s a.B")).isFalse();
        assertThat(ParentWatch.startedByTool("")).isFalse();
        assertThat(ParentWatch.startedByTool("dev.onecore.gatling.CampaignProcess a.B target/gatling"))
                .isTrue();
        assertThat(List.of("/usr/bin/java", "/opt/jdk/bin/java17")).allMatch(ParentWatch::isJava);
        assertThat(List.of("/usr/lib/systemd/systemd", "/bin/sh")).noneMatch(ParentWatch::isJava);
    }
}
