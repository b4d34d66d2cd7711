package dev.onecore.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.onecore.statistics.LineFit.Point;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineFitTest {

    /** Worked out by hand, with 3.182446 for t of 3 degrees of freedom. */
    @Test
    void theSlopeHasStudentsInterval() {
        LineFit line = LineFit.of(List.of(
                        new Point(1, 2.1), new Point(2, 3.9), new Point(3, 6.2), new Point(4, 7.8), new Point(5, 10.1)))
                .orElseThrow();

        assertThat(line.slope()).isCloseTo(1.99, within(1e-12));
        assertThat(line.interval().low()).isCloseTo(1.799939290, within(1e-8));
        assertThat(line.interval().high()).isCloseTo(2.180060710, within(1e-8));
    }

    @Test
    void pointsOnALineLeaveNoDoubt() {
        assertThat(LineFit.of(List.of(new Point(0, 5), new Point(10, 25), new Point(20, 45))))
                .hasValueSatisfying(line -> assertThat(line.interval().width()).isCloseTo(0, within(1e-9)));
    }

    @Test
    void twoPointsOrOnePlaceGiveNoLine() {
        assertThat(LineFit.of(List.of(new Point(0, 5), new Point(10, 25)))).isEmpty();
        assertThat(LineFit.of(List.of(new Point(1, 5), new Point(1, 6), new Point(1, 7))))
                .isEmpty();
    }
}
