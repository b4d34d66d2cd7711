package dev.onecore.sampler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class SamplerTest {
    private static final long SELF = ProcessHandle.current().pid();

    @TempDir
    private Path folder;

    private final BlockingQueue<Reading> readings = new LinkedBlockingQueue<>();

    /** The oracle is the burner's own account by times(2), so a core that others share makes no difference. */
    @ParameterizedTest
    @ValueSource(ints = {25, 50, 100})
    void cpuOfABurnerIsItsOwnAccountWithinTwoPoints(int percent) throws Exception {
        try (Child burner = Child.start("cpu", percent);
                Sampler sampler = Sampler.start(burner.pid(), new StringBuilder(), readings::add)) {
            Reading first = next();
            Reading last = first;
            while (last.monotonicNs() - first.monotonicNs() < TimeUnit.SECONDS.toNanos(3)) {
                last = next();
            }
            Account account = Account.of(burner.account());
            double truth = account.percent(first.monotonicNs(), last.monotonicNs());
            double measured = 100.0
                    * (figure(last, ProcessFigure.CPU_NS, ProcessFigure.CPU_USER_MS)
                            - figure(first, ProcessFigure.CPU_NS, ProcessFigure.CPU_USER_MS))
                    / (last.monotonicNs() - first.monotonicNs());
            assertThat(sampler.failure()).isEmpty();
            assertThat(measured).isCloseTo(truth, within(2.0));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {64, 256})
    void touchedMemoryIsSeenWithinTwoPercent(int megabytes) throws Exception {
        try (Child child = Child.start("touch", megabytes);
                Sampler sampler = Sampler.start(child.pid(), new StringBuilder(), readings::add)) {
            long before = next().process().value(ProcessFigure.RSS_BYTES).orElseThrow();
            child.tell();
            child.nextLine();
            readings.clear();
            next(); // May have been taken before the last page was touched.
            long touched = next().process().value(ProcessFigure.RSS_BYTES).orElseThrow() - before;
            long truth = (long) megabytes << 20;
            assertThat(sampler.failure()).isEmpty();
            assertThat((double) touched).isCloseTo(truth, within(0.02 * truth));
        }
    }

    @Test
    void theFirstReadingHasAllFiguresButShares() throws Exception {
        System.gc(); // What outlives a collection is known after the first one.
        try (Sampler sampler = Sampler.start(SELF, new StringBuilder(), readings::add)) {
            Reading first = next();
            assertThat(first.process().cpuPercent()).isEmpty();
            assertThat(first.machine().busyPercent()).isEmpty();
            assertThat(first.machine().memoryAvailableBytes()).isPresent();
            Reading second = next();
            assertThat(second.process().cpuPercent()).isPresent();
            assertThat(second.process().value(ProcessFigure.OPEN_FILES)).isEmpty();
            assertThat(second.wall()).isAfter(first.wall());
            assertThat(sampler.latest()).isPresent();
            if (OS.current() == OS.LINUX) {
                assertThat(first.process().figures()).containsOnlyKeys(ProcessFigure.values());
            }
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void countersAreThoseOfTheSystem() throws Exception {
        try (Child child = Child.start("threads", 20);
                Sampler sampler = Sampler.start(child.pid(), new StringBuilder(), readings::add)) {
            Reading reading = next();
            Path proc = Path.of("/proc", Long.toString(child.pid()));
            assertThat(reading.process().value(ProcessFigure.THREADS)).hasValue(entries(proc.resolve("task")));
            assertThat(reading.process().value(ProcessFigure.OPEN_FILES)).hasValue(entries(proc.resolve("fd")));
            assertThat(sampler.running()).isTrue();
        }
    }

    /** The main thread of this child never leaves its wait, so a count of that thread alone would wait for ever. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void contextSwitchesAreThoseOfAllThreads() throws Exception {
        try (Child child = Child.start("threads", 20);
                Sampler sampler = Sampler.start(child.pid(), new StringBuilder(), readings::add)) {
            long switches = 0;
            while (switches < 1_000) {
                switches =
                        next().process().value(ProcessFigure.VOLUNTARY_SWITCHES).orElse(switches);
            }
            assertThat(sampler.running()).isTrue();
        }
    }

    @Test
    void everyLineOfTheFileIsFlushedAtOnce() throws Exception {
        Path file = folder.resolve("resources.jsonl");
        try (Sampler sampler = Sampler.start(SELF, file, readings::add)) {
            assertThat(Files.readString(file)).startsWith("{\"schema\":\"onecore/resources/1\",\"pid\":" + SELF);
            next();
            Reading second = next();
            List<String> lines = Files.readAllLines(file);
            assertThat(lines.get(2))
                    .startsWith("{\"monotonicNs\":" + second.monotonicNs())
                    .endsWith("}}");
            assertThat(sampler.running()).isTrue();
        }
        List<String> lines = Files.readAllLines(file);
        assertThat(lines.get(lines.size() - 1))
                .startsWith("{\"event\":\"ended\"")
                .endsWith("\"samples\":" + (lines.size() - 2) + ",\"reason\":\"closed\"}");
        assertThat(lines.get(lines.size() - 2))
                .as("the last reading is a full one")
                .contains("\"openFiles\":");
    }

    @Test
    void theEndOfTheProcessEndsTheLog() throws Exception {
        Path file = folder.resolve("resources.jsonl");
        try (Child child = Child.start("threads", 1);
                Sampler sampler = Sampler.start(child.pid(), file, readings::add)) {
            next();
            child.process().destroyForcibly().waitFor();
            while (sampler.running()) {
                Thread.onSpinWait();
            }
            assertThat(sampler.failure()).isEmpty();
        }
        assertThat(Files.readString(file)).endsWith("\"reason\":\"process ended\"}\n");
    }

    @Test
    void aFullDiskStopsSamplingWithOneMessageAndNothingElse() throws Exception {
        Appendable full = new StringWriterOf(1);
        try (Sampler sampler = Sampler.start(SELF, full, readings::add)) {
            while (sampler.running()) {
                Thread.onSpinWait();
            }
            assertThat(sampler.failure())
                    .hasValue("resource sampling stopped: cannot write a line:"
                            + " java.io.IOException: No space left on device");
        }
    }

    @Test
    void aProcessThatDoesNotRunIsRefused() throws Exception {
        Child child = Child.start("threads", 1);
        child.process().destroyForcibly().waitFor();
        Path file = folder.resolve("resources.jsonl");
        assertThatThrownBy(() -> Sampler.start(child.pid(), file))
                .isInstanceOf(IOException.class)
                .hasMessage("cannot sample process " + child.pid() + ": no such process runs");
    }

    @Test
    void aListenerMayCloseItsSampler() throws Exception {
        Sampler[] self = new Sampler[1];
        var out = new StringBuffer();
        self[0] = Sampler.start(SELF, out, reading -> {
            if (self[0] != null) {
                self[0].close();
            }
        });
        while (self[0].running()) {
            Thread.onSpinWait();
        }
        assertThat(out.toString()).endsWith("\"reason\":\"closed\"}\n");
    }

    private Reading next() throws InterruptedException {
        Reading reading = readings.poll(30, TimeUnit.SECONDS);
        assertThat(reading).as("a reading").isNotNull();
        return reading;
    }

    /** {@code exact} in nanoseconds, or where the system has no such figure {@code coarse} in milliseconds. */
    private static long figure(Reading reading, ProcessFigure exact, ProcessFigure coarse) {
        OptionalLong value = reading.process().value(exact);
        return value.isPresent()
                ? value.getAsLong()
                : reading.process().value(coarse).orElseThrow() * 1_000_000;
    }

    private static long entries(Path folder) throws IOException {
        try (var entries = Files.list(folder)) {
            return entries.count();
        }
    }

    /** A disk with room for so many lines. */
    private static final class StringWriterOf implements Appendable {
        private int room;

        StringWriterOf(int room) {
            this.room = room;
        }

        @Override
        public Appendable append(CharSequence text) throws IOException {
            if (room-- == 0) {
                throw new IOException("No space left on device");
            }
            return this;
        }

        @Override
        public Appendable append(CharSequence text, int start, int end) throws IOException {
            return append(text.subSequence(start, end));
        }

        @Override
        public Appendable append(char c) throws IOException {
            return append(String.valueOf(c).toLowerCase(Locale.ROOT));
        }
    }

    /** A burner's own account: at each instant the CPU time used by then. */
    private record Account(List<long[]> points) {
        static Account of(List<String> lines) {
            return new Account(lines.stream()
                    .map(line -> line.split(" "))
                    .map(words -> new long[] {Long.parseLong(words[0]), Long.parseLong(words[1])})
                    .toList());
        }

        double percent(long fromNs, long toNs) {
            return 100.0 * (cpuNs(toNs) - cpuNs(fromNs)) / (toNs - fromNs);
        }

        /** Linear between the two points around {@code atNs}. */
        private double cpuNs(long atNs) {
            int after = 1;
            while (after < points.size() - 1 && points.get(after)[0] < atNs) {
                after++;
            }
            long[] a = points.get(after - 1);
            long[] b = points.get(after);
            return a[1] + (double) (b[1] - a[1]) * (atNs - a[0]) / (b[0] - a[0]);
        }
    }
}
