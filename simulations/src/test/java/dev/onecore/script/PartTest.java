package dev.onecore.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PartTest {

    private static @Nullable String found(String expression, String text) {
        return Part.regex(expression).of(Message.text(text));
    }

    @Test
    void aRegexTakesItsFirstGroupOrTheWhole() {
        assertThat(found("\"id\":(\\d+)", "{\"id\":17}")).isEqualTo("17");
        assertThat(found("^4[23](?:/[^,]+,)?(\\d+)\\[", "43/chat,12[\"ok\"]")).isEqualTo("12");
        assertThat(found("\\d+", "abc 42")).isEqualTo("42");
        assertThat(found("id=(\\d+)|none", "none")).isNull();
        assertThat(found("id=", "nothing")).isNull();
    }

    @Test
    void whatIsNoRegexIsRefusedWhenTheScriptIsRead() {
        assertThatThrownBy(() -> Part.regex("(")).isInstanceOf(PatternSyntaxException.class);
    }

    /** The expression's plain beginning is looked for first, which must never change what is found. */
    @Test
    void aRegexFindsWhatJavasOwnSearchFinds() {
        List<String> expressions = List.of(
                "ab?c",
                "ab*c",
                "ab+c",
                "ab{0,2}c",
                "a",
                "😀?x",
                "x😀*y",
                "",
                "b(c)?",
                "a|b",
                "ab|c",
                "\\bab",
                "(?i)AB",
                "a.c",
                "ab$",
                "[a]b",
                "aab",
                "^ab",
                "c\\d",
                "x\\Qa.b\\E");
        List<String> texts = List.of(
                "", "abc", "ac", "aab", "xxabbbc", "x", "😀x", "xy", "x😀😀y", "c1", "AB", "zzab", "ab ab", "xa.b",
                "aaab");
        for (String expression : expressions) {
            for (String text : texts) {
                Matcher plain = Pattern.compile(expression).matcher(text);
                String expected = plain.find() ? plain.group(plain.groupCount() > 0 ? 1 : 0) : null;
                assertThat(found(expression, text))
                        .as("/%s/ in %s", expression, text)
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void bytesAreHexadecimal() {
        Message packet = Message.binary(new byte[] {0x40, 2, 0, (byte) 0xab});
        assertThat(Part.bytes(2, 2).of(packet)).isEqualTo("00ab");
        assertThat(Part.bytes(3, 2).of(packet)).isNull();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Part.bytes(-1, 2))
                .withMessageContaining("2 bytes from byte -1");
        assertThatIllegalArgumentException().isThrownBy(() -> Part.bytes(0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> Part.bytes(2, Integer.MAX_VALUE));
    }

    /** Two actions that ask for the same key look in one place, though each made its own part. */
    @Test
    void partsOfOneExpressionAreEqual() {
        assertThat(Part.json("/id")).isEqualTo(Part.json("/id")).hasSameHashCodeAs(Part.json("/id"));
        assertThat(Part.json("/id")).isNotEqualTo(Part.json("/i"));
        assertThat(Part.regex("a")).isEqualTo(Part.regex("a")).hasSameHashCodeAs(Part.regex("a"));
        assertThat(Part.regex("a")).isNotEqualTo(Part.regex("b"));
    }

    @Test
    void aPartIsComparedAndAskedFor() {
        assertThat(Part.json("/type").is("ping").matches(Message.text("{\"type\":\"ping\"}")))
                .isTrue();
        assertThat(Part.json("/type").is("ping").matches(Message.text("{}"))).isFalse();
        assertThat(Part.json("/type").is("ping").description()).isEqualTo("/type is ping");
    }
}
