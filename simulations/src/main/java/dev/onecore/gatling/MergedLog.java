package dev.onecore.gatling;

import dev.onecore.gatling.NativeRecord.NativeText;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * Gatling's logs of several injectors as one, which its own report is made of. The logs are read side by side and never held: the
 * record that was written first comes first, with its times counted from the earliest start of all.
 */
final class MergedLog {

    /**
     * A log to be merged.
     *
     * @param file Gatling's {@code simulation.log}
     * @param aheadMs how far the wall clock that it was written by is ahead of this machine's
     */
    record InjectorLog(Path file, long aheadMs) {}

    private MergedLog() {}

    /**
     * Merges logs; what the run is called and what it asserts is the first one's. One that was written to until its process was killed
     * ends with its last whole record.
     *
     * @param logs at least one, all of the same simulation and Gatling
     * @param to is replaced
     * @return how many records there are
     * @throws IOException when one of them is no such log, or {@code to} cannot be written
     */
    static long write(List<InjectorLog> logs, Path to) throws IOException {
        List<LogHead> heads = new ArrayList<>();
        try {
            for (InjectorLog log : logs) {
                heads.add(new LogHead(new NativeLogReader(log.file()), log.aheadMs()));
            }
            return merge(heads, to);
        } finally {
            for (LogHead head : heads) {
                head.reader.close();
            }
        }
    }

    /** Whether a log has its first record whole: that of a process that was killed at once may have nothing. */
    static boolean isBegun(Path file) throws IOException {
        try (NativeLogReader reader = new NativeLogReader(file)) {
            return !reader.firstRecord().scenarios().isEmpty();
        } catch (EOFException cut) {
            return false;
        }
    }

    private static long merge(List<LogHead> heads, Path to) throws IOException {
        long startMs = heads.stream().mapToLong(LogHead::startMs).min().orElseThrow();
        NativeRun first = heads.get(0).reader.firstRecord();
        List<NativeText> scenarios = new ArrayList<>(first.scenarios());
        heads.forEach(head -> head.reader.firstRecord().scenarios().stream()
                .filter(name -> !scenarios.contains(name))
                .forEach(scenarios::add));
        NativeRun run = new NativeRun(
                first.version(), first.simulation(), startMs, first.description(), scenarios, first.assertions());
        PriorityQueue<LogHead> next = new PriorityQueue<>(Comparator.comparingLong(LogHead::atMs));
        for (LogHead head : heads) {
            requireSame(first, head);
            if (head.begin(startMs, scenarios)) {
                next.add(head);
            }
        }
        long records = 0;
        try (NativeLogWriter out = new NativeLogWriter(to, run)) {
            for (LogHead head = next.poll(); head != null; head = next.poll()) {
                records++;
                if (head.giveTo(out)) {
                    next.add(head);
                }
            }
        }
        return records;
    }

    private static void requireSame(NativeRun first, LogHead head) throws IOException {
        NativeRun run = head.reader.firstRecord();
        if (!run.version().equals(first.version()) || !run.simulation().equals(first.simulation())) {
            throw new IOException(head.reader.file() + " is the log of another simulation, or of another Gatling");
        }
    }

    /** A log and its next record. */
    private static final class LogHead {
        private final NativeLogReader reader;
        private final long aheadMs;
        private int laterMs;
        private List<Integer> scenarios = List.of();
        private Optional<NativeRecord> record = Optional.empty();

        LogHead(NativeLogReader reader, long aheadMs) {
            this.reader = reader;
            this.aheadMs = aheadMs;
        }

        /** Its start by this machine's clock. */
        long startMs() {
            return reader.firstRecord().startMs() - aheadMs;
        }

        /** Reads its first record; returns whether it has one. */
        boolean begin(long earliestMs, List<NativeText> names) throws IOException {
            laterMs = Math.toIntExact(startMs() - earliestMs);
            scenarios = reader.firstRecord().scenarios().stream()
                    .map(names::indexOf)
                    .toList();
            record = reader.next();
            return record.isPresent();
        }

        long atMs() {
            return record.map(NativeRecord::atMs).orElse(0) + (long) laterMs;
        }

        /** Hands its record on and reads the next one; returns whether there is one. */
        boolean giveTo(NativeLogWriter out) throws IOException {
            out.add(record.orElseThrow(), laterMs, scenarios);
            record = reader.next();
            return record.isPresent();
        }
    }
}
