package dev.onecore.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Each test ends some process with violence and waits until what hung on it is gone. */
@Timeout(90)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "no signals there")
class NothingOutlivesTest {

    /** The server here never looks at its standard input: the kernel must end it. */
    @Test
    void aKilledHarnessTakesEvenADeafServerWithIt() throws Exception {
        Assumptions.assumeThat(Affinity.onPath("setpriv")).as("setpriv").isTrue();
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

    @Test
    void aForkedInjectorEndsWithTheProcessThatForkedIt() throws Exception {
        Process maven = Children.java(FakeHarness.class, "fork").start();
        long injector = Long.parseLong(maven.inputReader().readLine());
        assertThat(ProcessHandle.of(injector)).isPresent();
        maven.destroyForcibly();
        Children.awaitEnd(injector);
    }
}
