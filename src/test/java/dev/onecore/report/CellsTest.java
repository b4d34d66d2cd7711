package dev.onecore.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CellsTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "vertx", "ウンダートウ", "e\u0301clair", "🦀🦀🦀🦀🦀🦀", "a name that is far too long"})
    void everyTextFillsItsColumnExactly(String text) {
        assertThat(Cells.width(Cells.left(text, 8))).isEqualTo(8);
        assertThat(Cells.width(Cells.right(text, 8))).isEqualTo(8);
    }

    @Test
    void wideCharactersTakeTwoCellsAndCombiningOnesNone() {
        assertThat(Cells.width("幅")).isEqualTo(2);
        assertThat(Cells.width("e\u0301")).isEqualTo(1);
    }

    @Test
    void whatIsCutEndsInAnEllipsis() {
        assertThat(Cells.fit("undertow-with-a-tail", 8)).isEqualTo("underto…");
    }

    @Test
    void controlCharactersNeverReachTheTerminal() {
        assertThat(Cells.fit("red\u001b[31m\u202e", 20)).isEqualTo("red?[31m?");
    }
}
