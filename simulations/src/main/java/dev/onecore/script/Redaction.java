package dev.onecore.script;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Leaves out of a text what its own words call a secret, before it is shown or kept: values of JSON's members, parameters and header
 * lines whose names say so, bearer tokens, and JSON Web Tokens wherever they stand. A secret that nothing calls one is not known.
 */
public final class Redaction {
    private static final String REDACTED = "redacted";

    private static final String NAMES =
            "(?:token|pass(?:word|wd|phrase|code)|secret|credential|api[-_.]?key|authori[sz]ation|cookie|session[-_]?id|jwt)";

    /** Asked first, as most texts have none of it. */
    private static final Pattern ANY = Pattern.compile("(?i)" + NAMES + "|bearer\\s|eyJ");

    /** What is looked for, and what it becomes. */
    private record Rule(Pattern pattern, String replacement) {}

    private static final List<Rule> RULES = List.of(
            rule("(\"[^\"\\\\]*" + NAMES + "[^\"\\\\]*\"\\s*:\\s*)\"(?:[^\"\\\\]|\\\\.)*\"?", "$1\"" + REDACTED + "\""),
            rule(
                    "(\"[^\"\\\\]*" + NAMES + "[^\"\\\\]*\"\\s*:\\s*)(?:\\[[^\\]]*\\]?|[^\\s\"{\\[,}\\]]+)",
                    "$1" + REDACTED),
            rule(
                    "(\\\\\"[^\"\\\\]*" + NAMES + "[^\"\\\\]*\\\\\"\\s*:\\s*)\\\\\"(?:(?!\\\\\").)*(?:\\\\\")?",
                    "$1\\\\\"" + REDACTED + "\\\\\""),
            rule("([\\w.-]*" + NAMES + "[\\w.-]*=)[^&\\s;,\"']+", "$1" + REDACTED),
            rule("(?m)(^[\\w-]*" + NAMES + "[\\w-]*[ \\t]*:).*", "$1" + REDACTED),
            rule("(bearer\\s+)[\\w.~+/=-]+", "$1" + REDACTED),
            rule("eyJ[\\w-]{5,}\\.[\\w-]+(?:\\.[\\w-]*)?", REDACTED));

    private Redaction() {}

    private static Rule rule(String expression, String replacement) {
        return new Rule(Pattern.compile("(?i)" + expression), replacement);
    }

    /** The text, with {@code redacted} in place of each secret. */
    public static String of(String text) {
        if (!ANY.matcher(text).find()) {
            return text;
        }
        String shown = text;
        for (Rule rule : RULES) {
            shown = rule.pattern().matcher(shown).replaceAll(rule.replacement());
        }
        return shown;
    }
}
