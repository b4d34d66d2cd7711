package dev.onecore.injector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GatlingReleaseTest {

    @ParameterizedTest
    @ValueSource(strings = {"3.15.0", "3.15.1", "3.16.0", "3.16.7"})
    void aReleaseOfAMinorVersionThatWasTriedWillDo(String release) {
        assertThat(GatlingRelease.fault(Optional.of(release))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.14.5", "3.17.0", "3.1.5", "3.150.0", "4.16.0", "3.17.0-M1"})
    void anotherIsRefusedWithWhatWasFoundAndTheWayOut(String release) {
        assertThat(GatlingRelease.fault(Optional.of(release)))
                .contains(("Gatling is %s, and this onecore-gatling runs with 3.15.x and 3.16.x: give"
                                + " io.gatling.highcharts:gatling-charts-highcharts a version 3.16.x in the project's POM, or"
                                + " take the onecore-gatling that was made for Gatling %s")
                        .formatted(release, release));
    }

    @Test
    void aProjectWithoutGatlingIsToldWhichToAdd() {
        assertThat(GatlingRelease.fault(Optional.empty()).orElseThrow())
                .startsWith("there is no Gatling on the class path")
                .contains("add io.gatling.highcharts:gatling-charts-highcharts, of a version 3.16.x");
    }

    @Test
    void theReleaseThatThisBuildUsesIsFoundAndWillDo() {
        assertThatCode(GatlingRelease::require).doesNotThrowAnyException();
    }
}
