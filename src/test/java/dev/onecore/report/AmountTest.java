package dev.onecore.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0         | 0
            0.0481    | 0.048
            0.99996   | 1.00
            9.9949    | 9.99
            9.996     | 10.0
            24.06     | 24.1
            99.96     | 100
            812.4     | 812
            1204.4    | 1,204
            127431    | 127,431
            -3.456    | -3.46
            """)
    void numbersHaveThreeSignificantDigitsOrAllBeforeThePoint(double value, String printed) {
        assertThat(Amount.plain(value)).isEqualTo(printed);
    }

    @ParameterizedTest
    @CsvSource({"1.3141, 1.31×", "0.7649, 0.76×", "1.0042, 1.004×", "0.9949, 0.995×", "153.2, 153×"})
    void ratiosNearOneAreMoreExact(double ratio, String printed) {
        assertThat(Amount.ratio(ratio)).isEqualTo(printed);
    }

    @ParameterizedTest
    @CsvSource({"0, 0 s", "59, 59 s", "250, 4 min 10 s"})
    void durationsAreInMinutesAndSeconds(long seconds, String printed) {
        assertThat(Amount.duration(seconds)).isEqualTo(printed);
    }
}
