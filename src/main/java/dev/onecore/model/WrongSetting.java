package dev.onecore.model;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A setting that is unknown or impossible, or several. The message names each, its value, what is valid, and where all settings stand; there is
 * no stack trace to read, and no secret in it.
 */
public final class WrongSetting extends RuntimeException {

    /** How to see all settings. */
    public static final String LIST = "All settings: -Donecore.help=true, or java -jar src/target/onecore.jar settings";

    private static final long serialVersionUID = 1L;

    private final String sentences;

    private WrongSetting(String sentences) {
        super(sentences + System.lineSeparator() + LIST, null, false, false);
        this.sentences = sentences;
    }

    /** All of {@code wrong} in one, a line each, so that a user mends them at once. */
    public static WrongSetting all(List<WrongSetting> wrong) {
        return new WrongSetting(
                wrong.stream().map(each -> each.sentences).collect(Collectors.joining(System.lineSeparator())));
    }

    /** Setting {@code key} has {@code value}, which breaks {@code rule}. */
    public static WrongSetting impossible(String key, String value, String rule) {
        return new WrongSetting(Secrets.hidden("onecore." + key + "=" + value) + " is not possible: " + rule
                + (rule.endsWith("?") ? "" : "."));
    }

    /** There is no setting {@code key}; those of {@code near} have names like it. */
    public static WrongSetting unknown(String key, List<String> near) {
        String meant = near.isEmpty() ? "." : "; did you mean onecore." + String.join(" or onecore.", near) + "?";
        return new WrongSetting("onecore." + key + " is not a setting" + meant);
    }
}
