package dev.onecore.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@Timeout(60)
class InjectorWatchTest {

    /** A process that was stopped for at least so long must not claim a shorter gap; how much longer is the machine's affair. */
    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void aFrozenProcessKnowsForHowLong() throws Exception {
        Process harness = Children.java(FakeHarness.class, "gap").start();
        try (var out = harness.inputReader()) {
            assertThat(out.readLine()).isEqualTo("watching");
            signal("STOP", harness.pid());
            long frozenFrom = System.nanoTime();
            while (System.nanoTime() - frozenFrom < TimeUnit.MILLISECONDS.toNanos(300)) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(300));
            }
            long frozenNs = System.nanoTime() - frozenFrom;
            signal("CONT", harness.pid());
            harness.getOutputStream().write('\n');
            harness.getOutputStream().flush();
            // The sleep of 10 ms that the stop fell into is no gap.
            assertThat(Long.parseLong(out.readLine())).isGreaterThanOrEqualTo(frozenNs - 11_000_000);
        } finally {
            harness.destroyForcibly();
        }
    }

    @Test
    void usageIsTheDifferenceOfTwoMarks() {
        var before = new InjectorWatch.InjectorSnapshot(100, OptionalLong.of(7), OptionalLong.empty(), 1, 900, 0);
        var after = new InjectorWatch.InjectorSnapshot(250, OptionalLong.of(9), OptionalLong.of(5), 4, 20, 0);
        var usage = before.until(after);
        assertThat(usage.cpuNs()).isEqualTo(150);
        assertThat(usage.runDelayNs()).hasValue(2);
        assertThat(usage.throttledNs()).as("not known at the beginning").isEmpty();
        assertThat(usage.gcMs()).hasValue(3);
    }

    private static void signal(String name, long pid) throws Exception {
        assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                        .start()
                        .waitFor())
                .isZero();
    }
}
