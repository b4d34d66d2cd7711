package dev.onecore.verdict;

/** The thresholds of the verdicts. */
final class Limits {

    /** Share of all cores' time that the hypervisor may take before nothing measured there means much. */
    static final double STEAL_PERCENT = 5;

    /**
     * A one-core server that uses this share of what the hypervisor and other processes left of its core is at its limit; the rest is
     * what the kernel's accounting misses.
     */
    static final double SERVER_CORE_PERCENT = 95;

    /** Above this share of one core the injector's own queueing shows in what it measures. */
    static final double INJECTOR_CORE_PERCENT = 80;

    /** An open load of which less than this share was sent was not the load that was asked for. */
    static final double SENT_SHARE = 0.99;

    /** Send lag, p99, above which the injector was late. */
    static final double LAG_P99_MS = 1;

    /** A waiting thread that was not run for this long was held back by something. */
    static final double GAP_MS = 100;

    /**
     * On a usable machine no scheduler keeps a ready thread waiting for longer than this: the process or the whole machine was
     * stopped. In a phase of some seconds that is a tenth of all operations and more, so that hardly a quantile is
     * left, and what the server did meanwhile is not known.
     */
    static final double STOPPED_SECONDS = 1;

    /**
     * A server that answered less than this share of what it could have answered by the planned end fell behind; the rest is what
     * an uneven schedule and the ends of the phase make.
     */
    static final double ANSWERED_SHARE = 0.98;

    /** How far response times must have grown from the first decile to the median, as a share of the backlog's time. */
    static final double GROWTH = 0.25;

    /** Share of the phase for which the injector may not have been run when it was due, in gaps of any length. */
    static final double GAPS_PERCENT = 5;

    /** Share of the phase that the injector may have been held back by a CPU quota. */
    static final double THROTTLED_PERCENT = 0.1;

    /**
     * Run-queue wait of the injector's threads, as a share of the phase. With one event loop a core it waits for nothing but what
     * its own process must run beside it, collector and evidence: 1 to 7 % on an idle two-core machine once its code is compiled, on
     * a core that is used to 15 or to 100 %. Beside another program that is always busy the loop waits half of the time. A tenth lies
     * well between the two.
     */
    static final double RUN_DELAY_PERCENT = 10;

    /** Share of the server's core, and of the injector's, that other processes may use before the machine counts as noisy. */
    static final double OTHERS_PERCENT = 5;

    /** Share of a core that other processes may use in one turn of half a second, where each of the kernel's ticks of 10 ms is 2 %, and a few come by chance. */
    static final double TURN_OTHERS_PERCENT = 15;

    /** A wire with a rate that carries something for this share of the time is the limit; the rest is its peers' pauses. */
    static final double WIRE_PERCENT = 90;

    /** An injector that begins an interval of the logs after the others does not load with them. */
    static final double BEGAN_LATE_MS = 100;

    /**
     * How far the clock of an injector may drift while a trial runs: its phases begin by what was measured at the trial's begin, so
     * this is what a trial's last phase may be off. Quartz drifts by 20 µs a second, a clock that NTP moves by up to 500.
     */
    static final double CLOCK_DRIFT_MS = 10;

    private Limits() {}
}
