package dev.onecore.model;

import java.time.Duration;
import java.util.Locale;

/**
 * What a server must keep to, and how the highest rate at which it does is searched for: that share of all responses comes within
 * a limit, counted from the intended start, and nothing is lost.
 *
 * @param quantile the share of responses, above 0 and below 1
 * @param limit that they have
 * @param step how far apart the rate that keeps to it and the one just above it may be, as a share of the lower one
 * @param probes that the search may take for each target
 * @param confirmation how long the probes are that confirm an answer; longer than all others
 */
public record Objective(double quantile, Duration limit, double step, int probes, Duration confirmation) {

    /** The name of the phase that a search varies. */
    public static final String PROBE = "probe";

    public Objective {
        if (!(quantile > 0 && quantile < 1)) {
            throw new IllegalArgumentException("quantile must lie between 0 and 1, but is " + quantile);
        }
        if (limit.isNegative() || limit.isZero()) {
            throw new IllegalArgumentException("limit must be positive, but is " + limit);
        }
        if (!(step > 0)) {
            throw new IllegalArgumentException("step must be positive, but is " + step);
        }
        LoadRules.atLeast(1, "probes", probes);
    }

    /** {@code p99 ≤ 10 ms, nothing lost}. */
    public String words() {
        return String.format(Locale.ROOT, "%s ≤ %s ms, nothing lost", percentile(), plain(limit.toNanos() / 1e6));
    }

    /** {@code p99}. */
    public String percentile() {
        return "p" + plain(100 * quantile);
    }

    /** Whether a probe is one that confirms an answer. */
    public boolean confirms(Phase probe) {
        return probe.duration().compareTo(confirmation) >= 0;
    }

    private static String plain(double value) {
        String text = String.format(Locale.ROOT, "%.4f", value);
        return text.contains(".") ? text.replaceAll("0+$", "").replaceAll("\\.$", "") : text;
    }
}
