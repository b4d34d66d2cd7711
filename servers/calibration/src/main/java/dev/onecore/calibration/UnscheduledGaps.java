package dev.onecore.calibration;

import java.util.Arrays;

/**
 * The times in which a loop that never sleeps was not run: a hypervisor, a collector or another thread had the core. They are
 * stalls like those that were asked for, so the truth counts them in; they are logged at the end, since logging takes time too. One
 * thread uses it.
 */
final class UnscheduledGaps {
    /** Shorter than this a step may take by itself. */
    private static final long NOTICED_NS = 100_000;

    private static final int FIRST_ROOM = 1_024;

    private final boolean kept;
    private long[] instants = new long[FIRST_ROOM];
    private int length;
    private long lastNs = System.nanoTime();
    private long echoes;
    private long echoesNs;

    /**
     * The gaps of one loop.
     *
     * @param kept whether the loop never sleeps, so that a step that lasts is a gap
     */
    UnscheduledGaps(boolean kept) {
        this.kept = kept;
    }

    /** Whether the loop never sleeps. */
    boolean kept() {
        return kept;
    }

    /** A step of the loop is over that should have taken next to no time. */
    void step() {
        if (kept) {
            took(0);
        }
    }

    /** An echo was served, which was to take so long. */
    void served(long orderedNs) {
        if (kept) {
            long ns = took(orderedNs);
            if (ns <= orderedNs + NOTICED_NS) {
                echoes++;
                echoesNs += ns;
            }
        }
    }

    /** The loop did nothing, as it was told to: that is logged elsewhere. */
    void froze() {
        lastNs = System.nanoTime();
    }

    private long took(long orderedNs) {
        long nowNs = System.nanoTime();
        long ns = nowNs - lastNs;
        if (ns > orderedNs + NOTICED_NS) {
            keep(lastNs + orderedNs, nowNs);
        }
        lastNs = nowNs;
        return ns;
    }

    private void keep(long beginNs, long endNs) {
        if (length == instants.length) {
            instants = Arrays.copyOf(instants, 2 * length);
        }
        instants[length++] = beginNs;
        instants[length++] = endNs;
    }

    /** Logs them all, and what an echo took when nothing kept the loop from running. */
    void tell() {
        for (int i = 0; i < length; i += 2) {
            GroundTruthLog.gap(instants[i], instants[i + 1]);
        }
        if (echoes > 0) {
            GroundTruthLog.served(echoes, echoesNs);
        }
    }
}
