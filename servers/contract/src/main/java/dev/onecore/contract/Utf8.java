package dev.onecore.contract;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Texts on the wire (RFC 3629). */
public final class Utf8 {
    private static final char REPLACEMENT = '\uFFFD';

    private Utf8() {}

    /**
     * The text that the bytes encode; empty when they are not UTF-8, for frameworks that do not look themselves.
     *
     * <p>The platform's fast decoder puts U+FFFD wherever it was not UTF-8, so that only such a text needs a second
     * look: a true U+FFFD encodes back to the same bytes.
     */
    public static Optional<String> decode(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        boolean sound = text.indexOf(REPLACEMENT) < 0 || Arrays.equals(text.getBytes(StandardCharsets.UTF_8), bytes);
        return sound ? Optional.of(text) : Optional.empty();
    }

    /** How many bytes the text takes, without encoding it; half of a surrogate pair counts as the three of U+FFFD. */
    static int length(String text) {
        int bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                bytes++;
            } else if (c < 0x800) {
                bytes += 2;
            } else if (Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                bytes += 4;
                i++;
            } else {
                bytes += 3;
            }
        }
        return bytes;
    }
}
