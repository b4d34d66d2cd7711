package dev.onecore.exam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckedJsonTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "42", "{} {}"})
    void whatIsNotOneObjectIsAViolation(String text) {
        assertThatThrownBy(() -> CheckedJson.parse(text))
                .isInstanceOf(Violation.class)
                .hasMessageContaining("a JSON object");
    }

    @ParameterizedTest
    @CsvSource({"7, 7", "7.0, 7", "7e3, 7000", "9223372036854775807, 9223372036854775807"})
    void aWholeNumberCountsHoweverItIsWritten(String written, long count) {
        assertThat(CheckedJson.parse("{\"n\":" + written + "}").count("n")).isEqualTo(count);
    }

    @Test
    void aMemberOfTheWrongTypeIsNamed() {
        CheckedJson object = CheckedJson.parse("{\"stats\":{\"errors\":\"7\",\"half\":0.5,\"minus\":-1}}")
                .object("stats");
        assertThatThrownBy(() -> object.count("errors")).hasMessage("expected stats.errors a number, seen 7");
        assertThatThrownBy(() -> object.count("half")).hasMessageContaining("whole number");
        assertThatThrownBy(() -> object.count("minus")).hasMessageContaining("not negative");
        assertThatThrownBy(() -> object.count("gone")).hasMessageContaining("no stats.gone");
    }
}
