package dev.onecore.report;

/** Untrusted text within GitHub Flavored Markdown. */
public final class MarkdownText {

    private MarkdownText() {}

    /** The text on one line, with nothing in it that is markup, a mention, an issue's number or a link. */
    public static String escaped(String words) {
        StringBuilder escaped = new StringBuilder();
        words.replaceAll("[\\p{Cntrl}\\s]+", " ").codePoints().forEach(point -> {
            if ("\\`*_{}[]<>()#|&~@!$".indexOf(point) >= 0) {
                escaped.append('\\');
            }
            escaped.appendCodePoint(point);
            if (point == '@' || point == '#') {
                // An escaped mention is still one to GitHub; a comment splits it.
                escaped.append("<!-- -->");
            }
        });
        return escaped.toString().replace("://", "\\://").replaceAll("(?i)www\\.", "www\\\\.");
    }
}
