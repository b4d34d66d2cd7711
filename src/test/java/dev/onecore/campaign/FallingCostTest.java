package dev.onecore.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FallingCostTest {

    private static int turnsUntilLevel(double... costs) {
        FallingCost cost = new FallingCost();
        for (int turn = 0; turn < costs.length; turn++) {
            cost.add(Math.round(costs[turn] * 1_000), 1);
            if (cost.level()) {
                return turn + 1;
            }
        }
        return -1;
    }

    @Test
    void costThatFallsIsNotLevelUntilTwoTurnsAreNoBetter() {
        assertThat(turnsUntilLevel(38, 27, 20, 8.9, 7.4, 7.6, 7.3)).isEqualTo(7);
        assertThat(turnsUntilLevel(5.4, 1.6, 0.73, 0.74, 0.88, 0.72)).isEqualTo(5);
    }

    @Test
    void disturbedTurnsDoNotHideThatItIsLevel() {
        assertThat(turnsUntilLevel(5_880, 3_498, 2_656, 2_880, 2_358, 2_543, 2_876))
                .isEqualTo(7);
    }

    @Test
    void flatCostIsLevelAfterThreeTurns() {
        assertThat(turnsUntilLevel(10, 10, 10)).isEqualTo(3);
    }

    @Test
    void turnsWithoutWorkSayNothing() {
        FallingCost cost = new FallingCost();
        for (int turn = 0; turn < 9; turn++) {
            cost.add(turn, 0);
            cost.add(0, turn);
        }
        assertThat(cost.level()).isFalse();
    }
}
