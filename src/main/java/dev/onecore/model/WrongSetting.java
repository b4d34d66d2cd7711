package dev.onecore.model;

/** A setting that is unknown or impossible. The message names it, its value and what is valid; there is no stack trace to read. */
public final class WrongSetting extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private WrongSetting(String message) {
        super(message, null, false, false);
    }

    /** Setting {@code key} has {@code value}, which breaks {@code rule}. */
    public static WrongSetting impossible(String key, String value, String rule) {
        return new WrongSetting("onecore.%s=%s is not possible: %s. Valid settings:%n%s"
                .formatted(key, value, rule, Setting.catalogue()));
    }

    /** There is no setting {@code key}. */
    public static WrongSetting unknown(String key) {
        return new WrongSetting("onecore.%s is not a setting. Valid settings:%n%s".formatted(key, Setting.catalogue()));
    }
}
