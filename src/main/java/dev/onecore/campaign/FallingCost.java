package dev.onecore.campaign;

/**
 * Finds out when what a unit of work costs has stopped to fall, as the code that does it is compiled: when two turns in a row were
 * no better by a twentieth than the best before them. Turns of half a second spread by as much where nothing changes, mostly to the
 * dearer side, which is why they are compared with the best and not with each other.
 */
final class FallingCost {

    /** Of the best cost so far: what a turn must come down to, to be better. */
    private static final double BETTER = 0.95;

    private static final int LEVEL_TURNS = 2;

    private double best = Double.POSITIVE_INFINITY;
    private int noBetter;

    /** Takes in a turn; one in which nothing was done, or of which no CPU time is known, says nothing. */
    void add(long cpuNs, long work) {
        if (cpuNs <= 0 || work <= 0) {
            return;
        }
        double cost = (double) cpuNs / work;
        noBetter = cost < BETTER * best ? 0 : noBetter + 1;
        best = Math.min(best, cost);
    }

    /** Whether the last turns were no better than those before. */
    boolean level() {
        return noBetter >= LEVEL_TURNS;
    }
}
