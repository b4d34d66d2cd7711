package dev.onecore.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class QuotedTest {

    @Test
    void whatSteersATerminalIsEscaped() {
        assertThat(Quoted.text("a\u001b[31mb\r\n\u0000\u007f\u009b"))
                .isEqualTo("a\\u001b[31mb\\u000d\\u000a\\u0000\\u007f\\u009b");
        assertThat(Quoted.text("x\u202ey\u200bz\u2028")).isEqualTo("x\\u202ey\\u200bz\\u2028");
        assertThat(Quoted.text("\ud800!\uD83D\uDE00é€\uDBFF\uDFFF")).isEqualTo("\\ud800!\uD83D\uDE00é€\\u{10ffff}");
    }

    @Test
    void aLongTextIsCutAtTwoHundredCharacters() {
        assertThat(Quoted.text("x".repeat(200))).isEqualTo("x".repeat(200));
        assertThat(Quoted.text("x".repeat(201))).isEqualTo("x".repeat(200) + "…");
        String faces = "\uD83D\uDE00".repeat(5_000);
        assertThat(Message.text(faces).quoted()).isEqualTo("\uD83D\uDE00".repeat(200) + "…");
        assertThat(Message.text("é" + "x".repeat(803)).quoted()).isEqualTo("é" + "x".repeat(199) + "…");
    }

    @Test
    void bytesAreHexadecimalAndCounted() {
        assertThat(Message.binary(new byte[] {0, (byte) 0xff}).quoted()).isEqualTo("00 ff (2 bytes)");
        assertThat(Message.binary(new byte[33]).quoted())
                .endsWith(" 00 … (33 bytes)")
                .hasSizeLessThan(200);
        assertThat(Message.binary("\u001b".getBytes(StandardCharsets.UTF_8)).quoted())
                .isEqualTo("1b (1 bytes)");
    }

    @Test
    void whatIsNoUtf8IsReplaced() {
        assertThat(Message.of(true, new byte[] {'a', (byte) 0xff, 'b'}).quoted())
                .isEqualTo("a\ufffdb");
    }
}
