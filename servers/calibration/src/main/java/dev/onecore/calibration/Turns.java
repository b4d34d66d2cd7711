package dev.onecore.calibration;

import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Echoes that wait for the core, one of each connection in turn. After a freeze all sockets hold messages; to answer one socket
 * whole before the next would keep the first message of the last one waiting for all others, and be no queue in order of
 * arrival, which is what a model of freezes counts on. One thread uses it.
 */
final class Turns {

    /** The messages of one connection, in order. */
    static final class Line {
        private final Queue<Runnable> waiting = new ArrayDeque<>();

        /** Whether nothing waits behind what is being served. */
        boolean isLast() {
            return waiting.isEmpty();
        }
    }

    private final Queue<Line> lines = new ArrayDeque<>();

    /** Puts an echo at the end of its connection's line. */
    void add(Line line, Runnable echo) {
        if (line.waiting.isEmpty()) {
            lines.add(line);
        }
        line.waiting.add(echo);
    }

    /** Serves all that wait. */
    void serve() {
        for (Line line = lines.poll(); line != null; line = lines.poll()) {
            line.waiting.remove().run();
            if (!line.waiting.isEmpty()) {
                lines.add(line);
            }
        }
    }
}
