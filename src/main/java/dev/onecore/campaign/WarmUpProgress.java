package dev.onecore.campaign;

import dev.onecore.model.PhaseSummary;
import dev.onecore.model.Usage;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Whether a server is warm: what a message costs it stays the same from turn to turn, and its just-in-time compiler has little left
 * to do. Of a server whose CPU time is not known nothing is said, so that it gets all the turns of its warm-up.
 */
final class WarmUpProgress {

    /** Two turns in a row that differ by less are level: slices of half a second spread by as much where nothing changes. */
    private static final double LEVEL = 0.05;

    /** Share of a turn that compiling may take. */
    private static final double COMPILING = 0.05;

    private static final int LEAST_TURNS = 3;

    private OptionalDouble costBefore = OptionalDouble.empty();
    private OptionalLong jitMsBefore = OptionalLong.empty();
    private int turns;
    private boolean warm;

    /**
     * Takes in what a turn came to.
     *
     * @param jitMs the server's compiling so far; empty for what does not compile, or does not say
     */
    void add(PhaseSummary turn, OptionalLong jitMs) {
        turns++;
        OptionalDouble cost = cost(turn);
        boolean level = cost.isPresent()
                && costBefore.isPresent()
                && Math.abs(cost.getAsDouble() / costBefore.getAsDouble() - 1) < LEVEL;
        boolean compiled = jitMs.isEmpty()
                || (jitMsBefore.isPresent()
                        && jitMs.getAsLong() - jitMsBefore.getAsLong() < COMPILING * turn.seconds() * 1e3);
        warm = turns >= LEAST_TURNS && level && compiled;
        costBefore = cost;
        jitMsBefore = jitMs;
    }

    /** Whether no further turn is needed. */
    boolean warm() {
        return warm;
    }

    private static OptionalDouble cost(PhaseSummary turn) {
        Optional<Usage> server = turn.server();
        return server.isPresent() && turn.windowBytes() > 0 && server.get().cpuNs() > 0
                ? OptionalDouble.of((double) server.get().cpuNs() / turn.windowBytes())
                : OptionalDouble.empty();
    }
}
