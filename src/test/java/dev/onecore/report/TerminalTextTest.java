package dev.onecore.report;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class TerminalTextTest {
    private static final String LINE = "≥ 1,234 msgs/s · 20 × 24 B – 42 µs → café …";

    @Test
    void aTerminalThatCarriesEveryCharacterGetsThemAll() {
        assertThat(TerminalText.spelled(LINE, UTF_8)).isSameAs(LINE);
    }

    /** As under LC_ALL=POSIX. */
    @Test
    void asciiSpellsABoundAUnitAndAnAbsentFigureSoThatTheyDiffer() {
        assertThat(TerminalText.spelled(LINE, US_ASCII)).isEqualTo(">= 1,234 msgs/s | 20 x 24 B - 42 us -> cafe ...");
    }

    @Test
    void onlyWhatIsLackingIsSpelledOtherwise() {
        assertThat(TerminalText.spelled(LINE, ISO_8859_1)).isEqualTo(">= 1,234 msgs/s · 20 × 24 B - 42 µs -> café ...");
    }

    @Test
    void whatHasNoSpellingIsAQuestionMark() {
        assertThat(TerminalText.spelled("🌍 世", US_ASCII)).isEqualTo("? ?");
    }

    @Test
    void aLineOfAStreamIsSpelledAndEndsAsALine() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new TerminalText.SpelledStream(new PrintStream(bytes, true, UTF_8), US_ASCII);
        out.println(LINE);
        out.println((Object) "3 µs");
        assertThat(bytes.toString(US_ASCII).lines())
                .containsExactly(">= 1,234 msgs/s | 20 x 24 B - 42 us -> cafe ...", "3 us");
    }
}
