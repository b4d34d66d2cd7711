package dev.onecore.statistics;

/**
 * How often the interval of a ratio is looked at while its rounds come in, which decides how wide it must be.
 *
 * <p>Whoever looks after every round and stops at the first interval that pleases is wrong more often than one interval is. A
 * repeated confidence interval (Jennison and Turnbull, "Group Sequential Methods with Applications to Clinical Trials", 2000,
 * chapter 9) has its confidence for all looks together: the true ratio lies in <em>each</em> of them with a probability of 0.99. So
 * any rule may stop the rounds: a difference, a width, the time. For a spread that is not known they take Student's t at the
 * nominal level of each look (chapter 4.4). The levels here are of that form, and what they add up to was found for the t
 * statistics themselves, by simulation: 0.99 % over 60 looks and 1.00 % over 1,000. The sum of the levels, which bounds it whatever
 * depends on what, would be 2.6 %: looks that follow each other see mostly the same rounds.
 */
public enum Looks {
    /** Once, after a number of rounds that was fixed in advance. */
    FIXED,
    /** After every round from the third on; rounds are added as long as they are needed. */
    SEQUENTIAL;

    /** The level of a look between the fifth and the eighth round, where most comparisons are decided. */
    private static final double LEVEL = 0.0020;

    private static final int FIRST_WHOLE = 5;
    private static final int LAST_WHOLE = 8;

    /** Of a level that whole, what the third round has: two degrees of freedom show only what differs several times over. */
    private static final double SHARE_OF_THIRD = 0.2;

    private static final double SHARE_OF_FOURTH = 0.8;

    /** The two-sided nominal level of the look after so many rounds, at least three. */
    double level(int rounds) {
        return switch (this) {
            case FIXED -> 1 - RatioOutcome.CONFIDENCE;
            case SEQUENTIAL -> LEVEL * share(rounds);
        };
    }

    private static double share(int rounds) {
        if (rounds < FIRST_WHOLE) {
            return rounds == Mean.ROUNDS_OF_AN_INTERVAL ? SHARE_OF_THIRD : SHARE_OF_FOURTH;
        }
        double beyond = Math.min(1, (double) LAST_WHOLE / rounds);
        return beyond * beyond;
    }

    /** The interval about the mean of the rounds' logarithms, three at least. */
    Interval interval(Moments logs) {
        double half = logs.halfWidth(1 - level(logs.n()));
        return new Interval(logs.mean() - half, logs.mean() + half, RatioOutcome.CONFIDENCE);
    }

    /**
     * Half the width of the interval that so many rounds would have: 0.05 is 5 % up or down.
     *
     * @param logSd standard deviation of the paired log-ratios
     * @param rounds at least three
     */
    double halfWidth(double logSd, int rounds) {
        return Math.expm1(new Moments(rounds, 0, logSd).halfWidth(1 - level(rounds)));
    }
}
