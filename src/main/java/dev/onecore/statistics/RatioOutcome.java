package dev.onecore.statistics;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Two targets set side by side: a {@link Ratio}, or {@link NoRatio} with the reason. */
public sealed interface RatioOutcome permits Ratio, NoRatio {
    /**
     * Confidence of "different": twenty comparisons of equals raise at most one false alarm with probability
     * 0.98 (binomial with 0.01).
     */
    double CONFIDENCE = 0.99;

    /** The effect size, absent if there is none. */
    Optional<Ratio> ratio();

    /** What may be said, by what was to be answered. */
    Conclusion conclusion(Goal goal);

    /** Why there is no ratio or no interval; empty when both are there. */
    String reason();

    /**
     * The ratio of subject to baseline over paired rounds, on logarithms: the mean and t interval of ln(subject/baseline)
     * (Kalibera and Jones, "Rigorous Benchmarking in Reasonable Time", ISMM 2013; pairing removes what a round does to
     * both, Abedi and Brecht, ICPE 2017).
     *
     * @param looks how often the interval is looked at before the rounds end
     */
    static RatioOutcome of(List<PairedRound> rounds, Looks looks) {
        boolean subjectBounded =
                rounds.stream().anyMatch(round -> round.subject().bounded());
        boolean baselineBounded =
                rounds.stream().anyMatch(round -> round.baseline().bounded());
        if (rounds.isEmpty()) {
            return new NoRatio("no round in which both trials are valid");
        }
        if (subjectBounded && baselineBounded) {
            return new NoRatio("no ratio of two lower bounds: the injector was the limit of both");
        }
        if (rounds.stream()
                .anyMatch(round ->
                        round.subject().value() == 0 || round.baseline().value() == 0)) {
            return new NoRatio("no ratio with 0");
        }
        Moments logs = Moments.of(rounds.stream().map(RatioOutcome::logRatio).toList());
        boolean enough = logs.n() >= Mean.ROUNDS_OF_AN_INTERVAL;
        return new Ratio(
                Math.exp(logs.mean()),
                enough ? Optional.of(looks.interval(logs).exp()) : Optional.empty(),
                logs.n() > 1 ? OptionalDouble.of(logs.sd()) : OptionalDouble.empty(),
                subjectBounded ? Bound.AT_LEAST : baselineBounded ? Bound.AT_MOST : Bound.NONE,
                logs.n(),
                looks);
    }

    private static double logRatio(PairedRound round) {
        return Math.log(round.subject().value() / round.baseline().value());
    }
}
