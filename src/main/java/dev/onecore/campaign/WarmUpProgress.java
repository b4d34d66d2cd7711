package dev.onecore.campaign;

import dev.onecore.model.PhaseSummary;
import java.util.OptionalLong;

/**
 * Whether a server is warm, and the injector with it: what a byte costs either of them has stopped to fall from turn to turn, and
 * the server's just-in-time compiler has little left to do. Of a server whose CPU time is not known nothing is said, so that it
 * gets all the turns of its warm-up.
 */
final class WarmUpProgress {

    /** Share of a turn that compiling may take. */
    private static final double COMPILING = 0.05;

    private final FallingCost server = new FallingCost();
    private final FallingCost injector = new FallingCost();
    private OptionalLong jitMsBefore = OptionalLong.empty();
    private boolean warm;

    /**
     * Takes in what a turn came to.
     *
     * @param jitMs the server's compiling so far; empty for what does not compile, or does not say
     */
    void add(PhaseSummary turn, OptionalLong jitMs) {
        turn.server().ifPresent(usage -> server.add(usage.cpuNs(), turn.windowBytes()));
        injector.add(turn.injector().cpuNs(), turn.windowBytes());
        boolean compiled = jitMs.isEmpty()
                || (jitMsBefore.isPresent()
                        && jitMs.getAsLong() - jitMsBefore.getAsLong() < COMPILING * turn.seconds() * 1e3);
        warm = server.level() && injector.level() && compiled;
        jitMsBefore = jitMs;
    }

    /** Whether no further turn is needed. */
    boolean warm() {
        return warm;
    }
}
