package dev.onecore.script;

import java.util.HexFormat;

/** What came from elsewhere, cut and escaped so that a terminal and a page can show it. */
final class Quoted {
    private static final int MOST_CHARACTERS = 200;
    private static final int FIRST_PRINTED = 0x20;
    private static final int DELETE = 0x7f;

    private Quoted() {}

    /** At most 200 characters, control characters as {@code \\u001e}. */
    static String text(String said) {
        StringBuilder quoted = new StringBuilder();
        said.codePoints().limit(MOST_CHARACTERS).forEach(point -> {
            if (point < FIRST_PRINTED || point == DELETE || !Character.isDefined(point)) {
                quoted.append("\\u").append(HexFormat.of().toHexDigits((char) point));
            } else {
                quoted.appendCodePoint(point);
            }
        });
        return said.codePointCount(0, said.length()) > MOST_CHARACTERS ? quoted + "…" : quoted.toString();
    }

    /** The first 32 bytes, in hexadecimal, and how many there are. */
    static String hex(byte[] bytes) {
        int shown = Math.min(bytes.length, 32);
        return HexFormat.ofDelimiter(" ").formatHex(bytes, 0, shown) + (shown < bytes.length ? " …" : "") + " ("
                + bytes.length + " bytes)";
    }
}
