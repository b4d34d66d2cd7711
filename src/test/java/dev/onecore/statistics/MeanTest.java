package dev.onecore.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class MeanTest {

    @Test
    void arithmeticMeanOfRoundsHasTheTIntervalOfR() {
        Estimate estimate = Mean.arithmetic(MomentsTest.SLEEP).estimate().orElseThrow();

        assertThat(estimate.value()).isEqualTo(-1.58, within(1e-12));
        assertThat(estimate.interval().orElseThrow().low()).isEqualTo(-2.4598858, within(5e-8));
        assertThat(estimate.interval().orElseThrow().high()).isEqualTo(-0.7001142, within(5e-8));
        assertThat(estimate.basis()).isEqualTo(Basis.ROUNDS);
        assertThat(estimate.rounds()).isEqualTo(10);
        assertThat(estimate.samples()).isEqualTo(10);
        assertThat(estimate.reason()).isEmpty();
    }

    @Test
    void geometricMeanHasTheTIntervalOfTheLogarithms() {
        List<Double> rates = MomentsTest.SLEEP.stream().map(Math::exp).toList();

        Estimate estimate = Mean.geometric(rates).estimate().orElseThrow();

        assertThat(Math.log(estimate.value())).isEqualTo(-1.58, within(1e-12));
        assertThat(Math.log(estimate.interval().orElseThrow().low())).isEqualTo(-2.4598858, within(5e-8));
        assertThat(Math.log(estimate.interval().orElseThrow().high())).isEqualTo(-0.7001142, within(5e-8));
    }

    @Test
    void aServerThatScoredNothingOnceHasAnArithmeticMean() {
        assertThat(Mean.geometric(List.of(0.0, 100.0, 200.0))).isEqualTo(Mean.arithmetic(List.of(0.0, 100.0, 200.0)));
    }

    @Test
    void twoRoundsCarryNoIntervalAndSayWhy() {
        Figure figure = Mean.geometric(List.of(1.0, 4.0));

        assertThat(figure.estimate().orElseThrow().value()).isEqualTo(2, within(1e-12));
        assertThat(figure.estimate().orElseThrow().interval()).isEmpty();
        assertThat(figure.reason()).isEqualTo("fewer than 3 rounds: no interval");
    }

    @Test
    void threeRoundsAreEnough() {
        assertThat(Mean.arithmetic(List.of(1.0, 2.0, 3.0))
                        .estimate()
                        .orElseThrow()
                        .interval())
                .isPresent();
    }

    @Test
    void noRoundIsNoFigure() {
        assertThat(Mean.geometric(List.of())).isEqualTo(new Unprinted("no valid round"));
        assertThat(Mean.arithmetic(List.of()).estimate()).isEmpty();
        assertThat(Mean.arithmetic(List.of()).reason()).isEqualTo("no valid round");
    }
}
