package dev.onecore.model;

import java.util.List;

/**
 * A setting that is unknown or impossible. The message names it, its value, what is valid, and where all settings stand; there is
 * no stack trace to read, and no secret in it.
 */
public final class WrongSetting extends RuntimeException {

    /** How to see all settings. */
    public static final String LIST = "All settings: -Donecore.help=true, or java -jar src/target/onecore.jar settings";

    private static final long serialVersionUID = 1L;

    private WrongSetting(String message) {
        super(message + System.lineSeparator() + LIST, null, false, false);
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
