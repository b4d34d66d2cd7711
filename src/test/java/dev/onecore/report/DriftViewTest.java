package dev.onecore.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onecore.figures.DriftFigure;
import dev.onecore.figures.DriftFigure.Watched;
import dev.onecore.figures.FigureKey;
import dev.onecore.statistics.Drift;
import dev.onecore.statistics.DriftStep;
import dev.onecore.statistics.Interval;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is said of a change over time. */
class DriftViewTest {

    private static String sentence(double perHour, double low, double high) {
        return DriftView.sentence(new DriftFigure(
                new FigureKey("soak", "soak", "vertx"),
                1,
                Watched.RSS,
                new Drift(perHour, new Interval(low, high, 0.95), 100, 101, List.of())));
    }

    @Test
    void aChangeIsSaidWithItsDirectionAndInterval() {
        assertThat(sentence(1.2, 0.9, 1.5))
                .isEqualTo("vertx: server's resident memory grows by 1.20 MiB an hour [0.900, 1.50]");
        assertThat(sentence(-1.2, -1.5, -0.9))
                .isEqualTo("vertx: server's resident memory falls by 1.20 MiB an hour [0.900, 1.50]");
    }

    @Test
    void whereNoneIsFoundItSaysWhatWouldHaveBeen() {
        assertThat(sentence(0.1, -0.3, 0.5))
                .isEqualTo("vertx: server's resident memory: no change found; would have found 0.400 MiB an hour");
    }

    @Test
    void whatChangesAtOnceStandsBehind() {
        DriftFigure figure = new DriftFigure(
                new FigureKey("soak", "soak", "vertx"),
                1,
                Watched.RSS,
                new Drift(
                        0,
                        new Interval(-1, 1, 0.95),
                        100,
                        100,
                        List.of(new DriftStep(101, 4), new DriftStep(200, -2))));
        assertThat(DriftView.change(figure))
                .isEqualTo("no change found; would have found 1.00 MiB an hour, and up by 4.00 MiB at once after 101 s,"
                        + " and down by 2.00 MiB at once after 200 s");
    }
}
