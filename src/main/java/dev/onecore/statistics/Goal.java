package dev.onecore.statistics;

import java.util.OptionalInt;

/**
 * What a comparison is to answer.
 *
 * @param halfWidth how narrow its interval is to be: 0.10 is 10 % up or down
 * @param margin the difference that does not matter: 0.10 is ratios from 1/1.10 to 1.10
 */
public record Goal(double halfWidth, double margin) {
    /** 10 % of both. */
    public static final Goal USUAL = new Goal(0.10, 0.10);

    /** More rounds than these are advised to nobody. */
    public static final int MOST_ROUNDS = 60;

    public Goal {
        if (!(halfWidth > 0 && margin > 0)) {
            throw new IllegalArgumentException("halfWidth and margin must be positive: " + halfWidth + ", " + margin);
        }
    }

    /** Whether an interval of ratios is as narrow as asked. */
    public boolean narrow(Interval ratios) {
        return halfWidth(ratios) <= halfWidth;
    }

    /** Whether every ratio of the interval differs from 1 by less than what matters. */
    public boolean withinMargin(Interval ratios) {
        return ratios.low() >= 1 / (1 + margin) && ratios.high() <= 1 + margin;
    }

    /**
     * The number of rounds, those that there are included, after which the interval is about as narrow as asked if the spread
     * stays what it is. Absent where that is more than {@link #MOST_ROUNDS}, and where the spread is not known.
     */
    public OptionalInt rounds(Ratio ratio) {
        if (ratio.logSd().isEmpty()) {
            return OptionalInt.empty();
        }
        double logSd = ratio.logSd().getAsDouble();
        for (int rounds = Math.max(Mean.ROUNDS_OF_AN_INTERVAL, ratio.rounds()); rounds <= MOST_ROUNDS; rounds++) {
            if (ratio.looks().halfWidth(logSd, rounds) <= halfWidth) {
                return OptionalInt.of(rounds);
            }
        }
        return OptionalInt.empty();
    }

    /** Half the width of an interval of ratios: the smallest effect that it would have shown. */
    static double halfWidth(Interval ratios) {
        return Math.sqrt(ratios.high() / ratios.low()) - 1;
    }
}
