package dev.onecore.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TimeSpentTest {

    @Test
    void whatIsNotToldOtherwiseLiesBetween() {
        TimeSpent spent = new TimeSpent();
        spent.starting(Duration.ofSeconds(3));
        spent.starting(Duration.ofSeconds(4));
        spent.ending(Duration.ofMillis(1_500));
        assertThat(spent.sentence(Duration.ofSeconds(20)))
                .isEqualTo(
                        "Of 20 s: 0 s measured, 0 s warm-up, 7 s starts of servers, 2 s stops and figures, 12 s between");
    }
}
