package dev.onecore.exam;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The counters of {@code /info} at one instant, to be held against what they are later. */
final class Counters {

    private static final List<String> NAMES = List.of(
            "connectionsOpen",
            "connectionsTotal",
            "messagesIn",
            "messagesOut",
            "bytesIn",
            "bytesOut",
            "uploadsCompleted",
            "uploadsAborted",
            "errors");
    private static final int POLLS = 150;

    private final Candidate candidate;
    private final Map<String, Long> values;

    private Counters(Candidate candidate, Map<String, Long> values) {
        this.candidate = candidate;
        this.values = values;
    }

    static Counters read(Candidate candidate) throws IOException {
        CheckedJson stats = candidate.info().object("stats");
        Map<String, Long> values = new LinkedHashMap<>();
        for (String name : NAMES) {
            values.put(name, stats.count(name));
        }
        return new Counters(candidate, values);
    }

    /** Reads the counters once what earlier rules left behind has been counted. */
    static Counters settled(Candidate candidate) throws IOException {
        Counters before = read(candidate);
        for (int i = 0; i < POLLS; i++) {
            Candidate.pause();
            Counters now = read(candidate);
            if (now.isStillAt(before)) {
                return now;
            }
            before = now;
        }
        return before;
    }

    /** Plain HTTP connections, such as the one that reads this, may or may not count towards connectionsTotal. */
    private boolean isStillAt(Counters before) {
        return NAMES.stream()
                .filter(name -> !name.equals("connectionsTotal"))
                .allMatch(name -> value(name) == before.value(name));
    }

    /** Returns how far a counter has moved since this reading. */
    long moved(String name) throws IOException {
        return read(candidate).value(name) - value(name);
    }

    /** Waits, at most some 3 s, until each named counter has moved by exactly so much since this reading. */
    void awaitMoves(Map<String, Long> wanted) throws IOException {
        Map<String, Long> moved = moves(wanted);
        for (int i = 0; i < POLLS && !moved.equals(wanted); i++) {
            Candidate.pause();
            moved = moves(wanted);
        }
        Violation.unless(moved.equals(wanted), "counters to move by " + wanted, "by " + moved);
    }

    private Map<String, Long> moves(Map<String, Long> wanted) throws IOException {
        Counters now = read(candidate);
        Map<String, Long> moved = new LinkedHashMap<>();
        wanted.keySet().forEach(name -> moved.put(name, now.value(name) - value(name)));
        return moved;
    }

    private long value(String name) {
        return Objects.requireNonNull(values.get(name), name);
    }
}
