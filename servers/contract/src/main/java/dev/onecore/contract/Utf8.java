package dev.onecore.contract;

/** The length of texts on the wire (RFC 3629). */
final class Utf8 {
    private Utf8() {}

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
