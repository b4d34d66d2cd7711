package dev.onecore.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Utf8Test {
    @ParameterizedTest
    @ValueSource(strings = {"", "a", "é", "€", "😀", "\uFFFD", "a\uFFFDb\u0000", "\uD7FF\uE000"})
    void whatIsUtf8ComesBackAndIsAsLongAsItsBytes(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);

        assertThat(Utf8.decode(bytes)).hasValue(text);
        assertThat(Utf8.length(text)).isEqualTo(bytes.length);
    }

    /** Lone, missing and overlong continuation bytes, surrogates, and code points past U+10FFFF (RFC 3629, section 3). */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "80",
                "c3",
                "c328",
                "c0af",
                "e282",
                "eda080",
                "f0808080",
                "f4908080",
                "f5808080",
                "ff",
                "61efbfbd80"
            })
    void whatIsNotUtf8IsEmpty(String hex) {
        assertThat(Utf8.decode(HexFormat.of().parseHex(hex))).isEmpty();
    }
}
