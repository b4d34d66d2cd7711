package dev.onecore.script;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** What came from elsewhere, cut and escaped so that a terminal and a page can show it. */
public final class Quoted {
    private static final int MOST_CHARACTERS = 200;
    private static final int MOST_BYTES_EACH = 4;
    private static final int MOST_SHOWN_BYTES = 32;
    private static final int BASIC_PLANE = 0x10000;

    private Quoted() {}

    /** At most 200 characters; those that are not seen, or steer a terminal, as {@code \\u001e}. */
    static String text(String said) {
        StringBuilder quoted = new StringBuilder();
        said.codePoints().limit(MOST_CHARACTERS).forEach(point -> {
            if (isSeen(point)) {
                quoted.appendCodePoint(point);
            } else if (point < BASIC_PLANE) {
                quoted.append("\\u").append(HexFormat.of().toHexDigits((char) point));
            } else {
                quoted.append("\\u{").append(Integer.toHexString(point)).append('}');
            }
        });
        return said.codePoints().skip(MOST_CHARACTERS).findAny().isPresent() ? quoted + "…" : quoted.toString();
    }

    private static boolean isSeen(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    /** Quotes UTF-8 text, of which no more is read than is shown, without what it calls a secret. */
    public static String text(byte[] said) {
        int read = Math.min(said.length, MOST_BYTES_EACH * (MOST_CHARACTERS + 1));
        return text(Redaction.of(new String(said, 0, read, StandardCharsets.UTF_8)));
    }

    /** The first 32 bytes, in hexadecimal, and how many there are. */
    static String hex(byte[] bytes) {
        int shown = Math.min(bytes.length, MOST_SHOWN_BYTES);
        return HexFormat.ofDelimiter(" ").formatHex(bytes, 0, shown) + (shown < bytes.length ? " …" : "") + " ("
                + bytes.length + " bytes)";
    }
}
