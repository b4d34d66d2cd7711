package dev.onecore.exam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {

    @Test
    void everyKindOfValueIsRead() {
        Object value = new JsonReader(" {\"a\":[1,-2.5e3,true,false],\"b\\u00e9\\n\":\"\\\"🌍\",\"c\":{}} ").document();
        assertThat(value)
                .isEqualTo(Map.of(
                        "a",
                        List.of(BigDecimal.ONE, new BigDecimal("-2.5e3"), true, false),
                        "bé\n",
                        "\"🌍",
                        "c",
                        Map.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{]",
                "[1,]",
                "{\"a\"}",
                "01",
                "+1",
                "1 2",
                "\"",
                "\"\\x\"",
                "\"\\u12\"",
                "nul",
                "\"\n\""
            })
    void whatIsNoJsonIsRefused(String text) {
        assertThatThrownBy(() -> new JsonReader(text).document()).isInstanceOf(Violation.class);
    }

    @Test
    void deepNestingIsRefusedBeforeTheStackEnds() {
        assertThatThrownBy(() -> new JsonReader("[".repeat(100_000)).document()).isInstanceOf(Violation.class);
    }

    @Test
    void aMemberOfTheWrongTypeIsNamed() {
        JsonObject object = JsonObject.parse("{\"stats\":{\"errors\":\"7\",\"half\":0.5,\"minus\":-1}}")
                .object("stats");
        assertThatThrownBy(() -> object.count("errors")).hasMessageContaining("stats.errors");
        assertThatThrownBy(() -> object.count("half")).hasMessageContaining("whole number");
        assertThatThrownBy(() -> object.count("minus")).hasMessageContaining("not negative");
        assertThatThrownBy(() -> object.count("gone")).hasMessageContaining("no stats.gone");
    }
}
