package dev.onecore.statistics;

/**
 * The queue M/D/1: operations come at random instants (a Poisson process) and are served one after another, each for the same
 * time.
 *
 * <p>A. K. Erlang's distribution of the wait (1909) is an alternating sum, which loses its digits at high load. Here it is summed
 * from positive terms alone: G. J. Franx, "A simple solution for the M/D/c waiting time distribution", Operations Research Letters
 * 29 (2001), over the distribution of the number in the system, which follows from the flow over each level upwards and downwards.
 */
public final class FixedServiceQueue {

    /** A rate is found within so small a share of itself. */
    private static final double PRECISION = 1e-6;

    private final double serviceSeconds;

    /**
     * A server that takes so long for each operation.
     *
     * @throws IllegalArgumentException unless it is positive
     */
    public FixedServiceQueue(double serviceSeconds) {
        if (!(serviceSeconds > 0)) {
            throw new IllegalArgumentException("a service time must be positive, but is " + serviceSeconds);
        }
        this.serviceSeconds = serviceSeconds;
    }

    /**
     * The share of operations that are answered within a time from their arrival; 0 where more come than can be served, since
     * the queue then has no end.
     *
     * @param perSec arrivals a second
     */
    public double within(double perSec, double seconds) {
        double load = perSec * serviceSeconds;
        if (load >= 1 || seconds < serviceSeconds) {
            return 0;
        }
        double services = (seconds - serviceSeconds) / serviceSeconds;
        int whole = (int) Math.floor(services);
        double[] waiting = atMostWaiting(load, whole);
        // Those that come in what is left of a service beyond the last whole one: a Poisson number.
        double rest = load * (whole + 1 - services);
        double term = Math.exp(-rest);
        double sum = 0;
        for (int j = 0; j <= whole; j++) {
            sum += waiting[whole - j] * term;
            term *= rest / (j + 1);
        }
        return Math.min(1, sum);
    }

    /** The highest rate at which that share is answered within that time; 0 where no rate is low enough. */
    public double highestPerSec(double share, double seconds) {
        double low = 0;
        double high = 1 / serviceSeconds;
        while (high - low > PRECISION * high) {
            double middle = (low + high) / 2;
            if (within(middle, seconds) >= share) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The probabilities that 0, 1 ... {@code most} or fewer operations wait beside the one that is served. */
    private static double[] atMostWaiting(double load, int most) {
        double[] more = moreArrivals(load, most + 1);
        double none = Math.exp(-load);
        double[] inSystem = new double[most + 2];
        inSystem[0] = 1 - load;
        for (int n = 0; n <= most; n++) {
            double upwards = inSystem[0] * more[n];
            for (int i = 1; i <= n; i++) {
                upwards += inSystem[i] * more[n - i + 1];
            }
            inSystem[n + 1] = upwards / none;
        }
        double[] atMost = new double[most + 1];
        double sum = inSystem[0];
        for (int n = 0; n <= most; n++) {
            sum += inSystem[n + 1];
            atMost[n] = sum;
        }
        return atMost;
    }

    /** The probabilities that more than 0, 1 ... {@code most} operations come during one service, summed from the small end. */
    private static double[] moreArrivals(double load, int most) {
        // Beyond this many, with a load below 1, nothing is left that a double could hold beside the rest.
        int beyond = 40;
        double[] more = new double[most + 1];
        double tail = 0;
        for (int n = most + beyond; n >= 0; n--) {
            if (n <= most) {
                more[n] = tail;
            }
            tail += Math.exp(n * Math.log(load) - load - logFactorial(n));
        }
        return more;
    }

    private static double logFactorial(int n) {
        double sum = 0;
        for (int i = 2; i <= n; i++) {
            sum += Math.log(i);
        }
        return sum;
    }
}
