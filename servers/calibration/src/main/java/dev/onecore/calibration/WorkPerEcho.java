package dev.onecore.calibration;

/** What an echo costs beside its sending. One thread uses it. */
final class WorkPerEcho {
    /** Knuth's multiplicative generator (MMIX): each round needs the one before, so that no compiler can skip any. */
    private static final long FACTOR = 6_364_136_223_846_793_005L;

    private static final long ADDEND = 1_442_695_040_888_963_407L;

    private final long spinNs;
    private final long rounds;
    private final long slowNs;
    private final long slowSpinNs;
    private long slowUntilNs;
    private boolean begun;
    private boolean warm;
    private long state = 1;

    /**
     * The work of each echo.
     *
     * @param spinNs time for which the core is kept busy
     * @param rounds of arithmetic
     * @param slowNs how long after the first echo it is slow
     * @param slowSpinNs time for which the core is kept busy meanwhile
     */
    WorkPerEcho(long spinNs, long rounds, long slowNs, long slowSpinNs) {
        this.spinNs = spinNs;
        this.rounds = rounds;
        this.slowNs = slowNs;
        this.slowSpinNs = slowSpinNs;
        this.warm = slowNs == 0;
    }

    /** Does the work of one echo that began at {@code nowNs}. */
    void work(long nowNs) {
        if (!warm) {
            start(nowNs);
        }
        spin(nowNs, orderedNs());
        long value = state;
        for (long i = 0; i < rounds; i++) {
            value = value * FACTOR + ADDEND;
        }
        state = value;
    }

    /** How long the core is kept busy for the next echo, arithmetic apart. */
    long orderedNs() {
        return warm ? spinNs : slowSpinNs;
    }

    /** Whether an echo costs more than its sending, so that none should wait for the next. */
    boolean takesTime() {
        return spinNs > 0 || rounds > 0 || slowSpinNs > 0;
    }

    private void start(long nowNs) {
        if (!begun) {
            begun = true;
            slowUntilNs = nowNs + slowNs;
        }
        if (nowNs - slowUntilNs >= 0) {
            warm = true;
            GroundTruthLog.warmed(nowNs);
        }
    }

    private static void spin(long fromNs, long spinNs) {
        while (System.nanoTime() - fromNs < spinNs) {
            Thread.onSpinWait();
        }
    }
}
