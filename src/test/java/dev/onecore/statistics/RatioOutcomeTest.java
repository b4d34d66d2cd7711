package dev.onecore.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RatioOutcomeTest {

    /** R's data set sleep, extra hours by drug and patient. */
    private static final double[] DRUG_1 = {0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0};

    private static final double[] DRUG_2 = {1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4};

    static PairedRound exact(double subject, double baseline) {
        return new PairedRound(Measured.exact(subject), Measured.exact(baseline));
    }

    private static List<PairedRound> ratios(double... values) {
        List<PairedRound> rounds = new ArrayList<>();
        for (double value : values) {
            rounds.add(exact(100 * value, 100));
        }
        return rounds;
    }

    private static Ratio ratio(List<PairedRound> rounds) {
        return RatioOutcome.of(rounds, Looks.FIXED).ratio().orElseThrow();
    }

    /** On logarithms the ratio is R's paired t test: mean −1.58, sd 1.229995, at 99 % −2.8440519 to −0.3159481 (scipy). */
    @Test
    void ratioIsThePairedTTestOfLogarithms() {
        List<PairedRound> rounds = new ArrayList<>();
        for (int i = 0; i < DRUG_1.length; i++) {
            rounds.add(exact(Math.exp(DRUG_1[i]), Math.exp(DRUG_2[i])));
        }

        Ratio ratio = ratio(rounds);

        assertThat(Math.log(ratio.value())).isEqualTo(-1.58, within(1e-12));
        assertThat(ratio.logSd().orElseThrow()).isEqualTo(1.2299954833, within(1e-9));
        assertThat(Math.log(ratio.interval().orElseThrow().low())).isEqualTo(-2.8440518851, within(1e-9));
        assertThat(Math.log(ratio.interval().orElseThrow().high())).isEqualTo(-0.3159481149, within(1e-9));
        assertThat(ratio.interval().orElseThrow().confidence()).isEqualTo(0.99);
        assertThat(ratio.rounds()).isEqualTo(10);
        assertThat(ratio.conclusion(Goal.USUAL)).isEqualTo(Conclusion.LOWER);
        assertThat(ratio.reason()).isEmpty();
    }

    @Test
    void ratioOfGeometricMeansIsTheMeanRatio() {
        List<PairedRound> rounds = List.of(exact(110, 100), exact(90, 70), exact(400, 390));

        double means = Mean.geometric(List.of(110.0, 90.0, 400.0))
                        .estimate()
                        .orElseThrow()
                        .value()
                / Mean.geometric(List.of(100.0, 70.0, 390.0))
                        .estimate()
                        .orElseThrow()
                        .value();

        assertThat(ratio(rounds).value()).isEqualTo(means, within(1e-12));
    }

    @Test
    void intervalsThatLeaveOutOneShowADifference() {
        assertThat(RatioOutcome.of(ratios(1.50, 1.51, 1.52), Looks.FIXED).conclusion(Goal.USUAL))
                .isEqualTo(Conclusion.HIGHER);
        assertThat(RatioOutcome.of(ratios(0.50, 0.51, 0.52), Looks.FIXED).conclusion(Goal.USUAL))
                .isEqualTo(Conclusion.LOWER);
        assertThat(RatioOutcome.of(ratios(0.90, 1.00, 1.10), Looks.FIXED).conclusion(Goal.USUAL))
                .isEqualTo(Conclusion.UNDECIDED);
    }

    /** Both ends of the margin are ratios alike: 1/1.10 and 1.10. */
    @ParameterizedTest
    @CsvSource({
        "1.02, 1.08, SLIGHTLY_HIGHER",
        "1.02, 1.12, HIGHER",
        "0.92, 0.98, SLIGHTLY_LOWER",
        "0.90, 0.98, LOWER",
        "0.92, 1.08, EQUIVALENT",
        "1.00, 1.00, EQUIVALENT",
        "0.90, 1.07, UNDECIDED_NARROW",
        "0.95, 1.12, UNDECIDED_NARROW",
        "0.90, 1.12, UNDECIDED"
    })
    void theGoalSaysWhatAnIntervalDecides(double low, double high, Conclusion conclusion) {
        assertThat(between(low, high, Bound.NONE).conclusion(Goal.USUAL)).isEqualTo(conclusion);
    }

    /** What is a bound may lie anywhere on its open side, so nothing says that it is near 1. */
    @ParameterizedTest
    @CsvSource({
        "1.02, 1.08, AT_LEAST, HIGHER",
        "1.02, 1.08, AT_MOST, UNDECIDED_NARROW",
        "0.92, 0.98, AT_LEAST, UNDECIDED_NARROW",
        "0.92, 0.98, AT_MOST, LOWER",
        "0.98, 1.02, AT_LEAST, UNDECIDED_NARROW",
        "0.98, 1.02, AT_MOST, UNDECIDED_NARROW",
        "0.80, 1.30, AT_MOST, UNDECIDED"
    })
    void aBoundIsNeverWithinTheMargin(double low, double high, Bound bound, Conclusion conclusion) {
        assertThat(between(low, high, bound).conclusion(Goal.USUAL)).isEqualTo(conclusion);
    }

    private static Ratio between(double low, double high, Bound bound) {
        Interval interval = new Interval(low, high, 0.99);
        return new Ratio(Math.sqrt(low * high), Optional.of(interval), OptionalDouble.of(0.03), bound, 6, Looks.FIXED);
    }

    @Test
    void twoRoundsShowARatioWithoutAnInterval() {
        Ratio ratio = ratio(ratios(1.5, 1.51));

        assertThat(ratio.interval()).isEmpty();
        assertThat(ratio.logSd()).isPresent();
        assertThat(ratio.conclusion(Goal.USUAL)).isEqualTo(Conclusion.TOO_FEW_ROUNDS);
        assertThat(ratio.reason()).isEqualTo("fewer than 3 rounds: no interval");
        assertThat(ratio.smallestEffect()).isEmpty();
        assertThat(ratio(ratios(1.5)).logSd()).isEmpty();
    }

    @Test
    void twoLowerBoundsHaveNoRatio() {
        RatioOutcome comparison = RatioOutcome.of(
                List.of(
                        new PairedRound(Measured.atLeast(10), Measured.exact(5)),
                        new PairedRound(Measured.exact(10), Measured.atLeast(5)),
                        exact(10, 5)),
                Looks.FIXED);

        assertThat(comparison.ratio()).isEmpty();
        assertThat(comparison.conclusion(Goal.USUAL)).isEqualTo(Conclusion.NO_RATIO);
        assertThat(comparison.reason()).isEqualTo("no ratio of two lower bounds: the injector was the limit of both");
    }

    @ParameterizedTest
    @CsvSource({"2, HIGHER", "0.5, UNDECIDED_NARROW"})
    void aBoundedSubjectCanOnlyBeShownHigher(double ratio, Conclusion conclusion) {
        Measured bounded = Measured.atLeast(100 * ratio);
        PairedRound round = new PairedRound(bounded, Measured.exact(100));
        RatioOutcome comparison = RatioOutcome.of(List.of(round, round, round), Looks.FIXED);

        assertThat(comparison.ratio().orElseThrow().bound()).isEqualTo(Bound.AT_LEAST);
        assertThat(comparison.conclusion(Goal.USUAL)).isEqualTo(conclusion);
    }

    @ParameterizedTest
    @CsvSource({"2, UNDECIDED_NARROW", "0.5, LOWER"})
    void aBoundedBaselineCanOnlyBeShownLower(double ratio, Conclusion conclusion) {
        PairedRound round = new PairedRound(Measured.exact(100 * ratio), Measured.atLeast(100));
        RatioOutcome comparison = RatioOutcome.of(List.of(round, exact(100 * ratio, 100), round), Looks.FIXED);

        assertThat(comparison.ratio().orElseThrow().bound()).isEqualTo(Bound.AT_MOST);
        assertThat(comparison.conclusion(Goal.USUAL)).isEqualTo(conclusion);
    }

    @Test
    void exactFiguresBoundNothing() {
        assertThat(ratio(ratios(1, 2, 3)).bound()).isEqualTo(Bound.NONE);
    }

    @Test
    void noRoundAndNoFigureHaveNoRatio() {
        assertThat(RatioOutcome.of(List.of(), Looks.FIXED))
                .isEqualTo(new NoRatio("no round in which both trials are valid"));
        assertThat(RatioOutcome.of(List.of(exact(0, 5), exact(1, 5), exact(1, 5)), Looks.FIXED))
                .isEqualTo(new NoRatio("no ratio with 0"));
        assertThat(RatioOutcome.of(List.of(exact(1, 5), exact(1, 0), exact(1, 5)), Looks.FIXED))
                .isEqualTo(new NoRatio("no ratio with 0"));
    }

    @Test
    void smallestEffectIsTheHalfWidthOfTheInterval() {
        Interval interval = new Interval(0.95, 1.05, 0.99);
        Ratio ratio = new Ratio(1, Optional.of(interval), OptionalDouble.of(0.03), Bound.NONE, 5, Looks.FIXED);

        assertThat(ratio.smallestEffect().orElseThrow()).isEqualTo(Math.sqrt(1.05 / 0.95) - 1, within(1e-12));
    }

    @Test
    void aRatioIsPositiveAndAnIntervalHasASpread() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Ratio(0, Optional.empty(), OptionalDouble.empty(), Bound.NONE, 1, Looks.FIXED));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Ratio(
                        1, Optional.of(new Interval(1, 2, 0.99)), OptionalDouble.empty(), Bound.NONE, 3, Looks.FIXED));
    }

    @ParameterizedTest
    @CsvSource({"-1", "NaN", "Infinity"})
    void aFigureIsANumberFromZero(double value) {
        assertThatIllegalArgumentException().isThrownBy(() -> Measured.exact(value));
    }

    @Test
    void conclusionsSpeakToReaders() {
        assertThat(Conclusion.values())
                .extracting(Conclusion::words)
                .containsExactly(
                        "different: higher",
                        "different: lower",
                        "different: higher",
                        "different: lower",
                        "equivalent",
                        "undecided",
                        "undecided",
                        "fewer than 3 rounds: no interval",
                        "no ratio");
        assertThat(Conclusion.values())
                .filteredOn(Conclusion::different)
                .containsExactly(
                        Conclusion.HIGHER, Conclusion.LOWER, Conclusion.SLIGHTLY_HIGHER, Conclusion.SLIGHTLY_LOWER);
        assertThat(Conclusion.values())
                .filteredOn(Conclusion::withinMargin)
                .containsExactly(Conclusion.SLIGHTLY_HIGHER, Conclusion.SLIGHTLY_LOWER, Conclusion.EQUIVALENT);
        assertThat(Conclusion.values())
                .filteredOn(conclusion -> !conclusion.decided())
                .containsExactly(Conclusion.UNDECIDED, Conclusion.TOO_FEW_ROUNDS, Conclusion.NO_RATIO);
    }

    /** Rounds that go up and down by 30 % for both targets: pairing takes that away, and 1 % of equals raise an alarm. */
    @Test
    @Tag("simulation")
    void equalsRaiseOneAlarmInAHundred() {
        SplittableRandom random = new SplittableRandom(31);
        int alarms = 0;
        int covered = 0;
        for (int i = 0; i < 4_000; i++) {
            List<PairedRound> equals = rounds(5, 1, random);
            alarms +=
                    RatioOutcome.of(equals, Looks.FIXED).conclusion(Goal.USUAL).different() ? 1 : 0;
            covered += ratio(rounds(5, 1.05, random)).interval().orElseThrow().contains(1.05) ? 1 : 0;
        }
        assertThat(alarms).isBetween(20, 62);
        assertThat(covered).isBetween(3_938, 3_980);
    }

    /** The proof table's A/B row: 5 % at 12 rounds and a spread of 3 %. */
    @Test
    @Tag("simulation")
    void fivePercentIsFoundInTwelveRounds() {
        SplittableRandom random = new SplittableRandom(32);
        int found = 0;
        for (int i = 0; i < 1_000; i++) {
            found += RatioOutcome.of(rounds(12, 1.05, random), Looks.FIXED)
                            .conclusion(Goal.USUAL)
                            .higher()
                    ? 1
                    : 0;
        }
        assertThat(found).isBetween(973, 993);
    }

    /** Both targets share what a round does to them; the log-ratio scatters by 3 %. */
    private static List<PairedRound> rounds(int n, double truth, SplittableRandom random) {
        List<PairedRound> rounds = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            double weather = Math.exp(0.3 * random.nextGaussian());
            double own = Math.exp(0.03 * random.nextGaussian());
            rounds.add(exact(1_000 * weather * truth * own, 1_000 * weather));
        }
        return rounds;
    }
}
