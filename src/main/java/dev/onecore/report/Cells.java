package dev.onecore.report;

/**
 * Text in columns of a terminal, where wide characters take two cells and combining ones none (Unicode Standard Annex 11,
 * East Asian Width). Control characters of untrusted names never reach the terminal.
 */
final class Cells {
    private static final String ELLIPSIS = "…";

    private Cells() {}

    /** How many cells the text takes. */
    static int width(String text) {
        return text.codePoints().map(Cells::width).sum();
    }

    /** The text, cut with an ellipsis where it is too long, filled up with blanks on its right. */
    static String left(String text, int width) {
        String fitted = fit(text, width);
        return fitted + " ".repeat(width - width(fitted));
    }

    /** The text in so many cells, with blanks on its left. */
    static String right(String text, int width) {
        String fitted = fit(text, width);
        return " ".repeat(width - width(fitted)) + fitted;
    }

    /** The text without control characters, in at most {@code width} cells. */
    static String fit(String text, int width) {
        String clean = clean(text);
        if (width(clean) <= width) {
            return clean;
        }
        StringBuilder fitted = new StringBuilder();
        int used = 0;
        for (int point : clean.codePoints().toArray()) {
            used += width(point);
            if (used > width - 1) {
                break;
            }
            fitted.appendCodePoint(point);
        }
        return fitted + ELLIPSIS;
    }

    private static String clean(String text) {
        StringBuilder clean = new StringBuilder();
        text.codePoints().map(point -> harmful(point) ? '?' : point).forEach(clean::appendCodePoint);
        return clean.toString();
    }

    /** Controls, and the marks that turn the direction of what follows. */
    private static boolean harmful(int point) {
        return Character.isISOControl(point)
                || Character.getType(point) == Character.LINE_SEPARATOR
                || Character.getType(point) == Character.PARAGRAPH_SEPARATOR
                || (point >= 0x202A && point <= 0x202E)
                || (point >= 0x2066 && point <= 0x2069);
    }

    private static int width(int point) {
        return switch (Character.getType(point)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
            default -> wide(point) ? 2 : 1;
        };
    }

    private static boolean wide(int point) {
        return (point >= 0x1100 && point <= 0x115F)
                || (point >= 0x2E80 && point <= 0xA4CF)
                || (point >= 0xAC00 && point <= 0xD7A3)
                || (point >= 0xF900 && point <= 0xFAFF)
                || (point >= 0xFE30 && point <= 0xFE6F)
                || (point >= 0xFF00 && point <= 0xFF60)
                || (point >= 0xFFE0 && point <= 0xFFE6)
                || (point >= 0x1F300 && point <= 0x1FAFF)
                || (point >= 0x20000 && point <= 0x3FFFD);
    }
}
