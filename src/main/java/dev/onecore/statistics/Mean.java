package dev.onecore.statistics;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Means over rounds, one number a valid round, with their 95 % intervals. */
public final class Mean {
    /** Fewer rounds carry no interval. */
    public static final int ROUNDS_OF_AN_INTERVAL = 3;

    /** Confidence of every interval but that of a {@link RatioOutcome}. */
    public static final double CONFIDENCE = 0.95;

    private Mean() {}

    /** The plain mean and its t interval: for shares, differences and whatever may be 0. */
    public static Figure arithmetic(List<Double> rounds) {
        if (rounds.isEmpty()) {
            return new Unprinted("no valid round");
        }
        Moments moments = Moments.of(rounds);
        return estimate(moments.mean(), moments, UnaryOperator.identity());
    }

    /**
     * The geometric mean and the t interval of the logarithms: for rates and costs, whose spread is proportional to their
     * size. The ratio of two such means is the ratio that a {@link RatioOutcome} of the same rounds finds. Where a round
     * scored 0 or less there is no logarithm, and the result is that of {@link #arithmetic}.
     */
    public static Figure geometric(List<Double> rounds) {
        if (rounds.isEmpty() || rounds.stream().anyMatch(value -> value <= 0)) {
            return arithmetic(rounds);
        }
        Moments logs = Moments.ofLogs(rounds);
        return estimate(Math.exp(logs.mean()), logs, Interval::exp);
    }

    private static Estimate estimate(double value, Moments moments, UnaryOperator<Interval> unit) {
        int n = moments.n();
        return n < ROUNDS_OF_AN_INTERVAL
                ? new Estimate(value, Optional.empty(), Basis.NONE, n, n)
                : new Estimate(value, Optional.of(unit.apply(moments.interval(CONFIDENCE))), Basis.ROUNDS, n, n);
    }
}
