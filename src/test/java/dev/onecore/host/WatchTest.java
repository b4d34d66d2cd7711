package dev.onecore.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.onecore.model.CoreChoice;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class WatchTest {

    @Test
    void cpuOfAThreadThatHasEndedIsCounted() throws Exception {
        ServerWatch watch = ServerWatch.of(ProcessHandle.current().pid());
        var before = watch.read().orElseThrow();
        long[] burntNs = new long[1];
        Thread burner = new Thread(() -> {
            var threads = ManagementFactory.getThreadMXBean();
            while (burntNs[0] < 200_000_000) {
                burntNs[0] = threads.getCurrentThreadCpuTime();
            }
        });
        burner.start();
        burner.join();
        var usage = before.until(watch.read().orElseThrow());
        assertThat(usage.cpuNs()).isGreaterThanOrEqualTo(burntNs[0]);
        assertThat(usage.runDelayNs()).isPresent();
    }

    @Test
    void aProcessThatHasEndedHasNoMark() throws Exception {
        Process process = Children.java(FakeServer.class, "dying").start();
        process.waitFor();
        assertThat(ServerWatch.of(process.pid()).read()).isEmpty();
    }

    @Test
    void sharesOfTheMachineAreShares() {
        CorePlan plan = CorePlan.of(new CoreChoice(OptionalInt.empty(), List.of()));
        MachineWatch watch = MachineWatch.of(plan);
        var before = watch.read();
        var threads = ManagementFactory.getThreadMXBean();
        long from = threads.getCurrentThreadCpuTime();
        while (threads.getCurrentThreadCpuTime() - from < 100_000_000) {
            Thread.onSpinWait();
        }
        var conditions = before.until(watch.read(), OptionalLong.of(0), 0, 5, 0);
        assertThat(conditions.stealPercent().orElseThrow()).isCloseTo(50, within(50.0));
        assertThat(conditions.longestGapNs()).isEqualTo(5);
        if (plan.notPinned().isEmpty()) {
            assertThat(conditions.othersOnServerCorePercent().orElseThrow()).isCloseTo(50, within(50.0));
        }
        assertThat(before.until(watch.read(), OptionalLong.empty(), 0, 0, 0).othersOnServerCorePercent())
                .as("a server on another box")
                .isEmpty();
    }

    @Test
    void aMachineIsDescribed() {
        assertThat(Machine.describe())
                .containsKeys(
                        "cpu.model", "cpu.logical", "cpu.allowed", "memory.bytes", "kernel", "jvm", "clocksource");
    }
}
