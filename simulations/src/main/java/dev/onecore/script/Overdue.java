package dev.onecore.script;

import java.util.ArrayList;
import java.util.List;

/** Those that were not answered within their time-out, at an instant of {@link System#nanoTime()}. */
final class Overdue {
    private final long nowNs;
    private final List<Pending> all = new ArrayList<>();
    private long nextNs;

    /** None yet; {@code none} is what the next deadline is when nothing else is awaited. */
    Overdue(long nowNs, long none) {
        this.nowNs = nowNs;
        this.nextNs = none;
    }

    /** Whether one is, by its deadline; it is kept then. */
    boolean takes(Pending pending, long deadlineNs) {
        if (nowNs - deadlineNs > 0) {
            return all.add(pending);
        }
        if (deadlineNs - nextNs < 0) {
            nextNs = deadlineNs;
        }
        return false;
    }

    /** Those that are. */
    List<Pending> all() {
        return all;
    }

    /** The first deadline of those that are not. */
    long nextNs() {
        return nextNs;
    }
}
