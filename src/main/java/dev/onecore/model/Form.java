package dev.onecore.model;

import java.util.List;

/**
 * Which values a setting takes.
 *
 * @param kind of the value
 * @param least of a number or percentage, or milliseconds of a time
 * @param most of a number or percentage, or milliseconds of a time
 * @param choices that are possible, where the kind is a choice
 * @param words that say it: "a whole number from 1 to 1000"
 */
public record Form(Kind kind, double least, double most, List<String> choices, String words) {

    /** What a value is once it is read. */
    public enum Kind {
        /** A {@link Long}. */
        WHOLE(Long.class),
        /** A {@link Double}. */
        NUMBER(Double.class),
        /** A {@link Double}, the share: 0.05 of {@code 5%}. */
        PERCENT(Double.class),
        /** A {@link java.time.Duration}. */
        TIME(java.time.Duration.class),
        /** A {@link String} of a closed set. */
        CHOICE(String.class),
        /** A {@link Boolean}. */
        FLAG(Boolean.class),
        /** Text with a form of its own, such as the list of targets; no scalar. */
        TEXT(Void.class);

        private final Class<?> type;

        Kind(Class<?> type) {
            this.type = type;
        }

        /** What a value of this kind is an instance of. */
        Class<?> type() {
            return type;
        }
    }

    public Form {
        choices = List.copyOf(choices);
    }

    static Form whole(long least, long most) {
        return new Form(Kind.WHOLE, least, most, List.of(), "a whole number from " + least + " to " + most);
    }

    static Form wholeNumber() {
        return new Form(Kind.WHOLE, Long.MIN_VALUE, Long.MAX_VALUE, List.of(), "a whole number");
    }

    static Form rate() {
        return new Form(Kind.NUMBER, 0.1, 1e6, List.of(), "a number from 0.1 to 1000000");
    }

    /** The share of responses that a quantile lies above. */
    static Form quantile() {
        return new Form(Kind.NUMBER, 0.5, 0.9999, List.of(), "a number from 0.5 to 0.9999 (such as 0.99)");
    }

    static Form percentage() {
        return new Form(Kind.PERCENT, 0.5, 100, List.of(), "a percentage from 0.5% to 100% (such as 5%)");
    }

    static Form time() {
        return time("100ms", 100, "60m", 3_600_000);
    }

    /** A time within two, each in words and in milliseconds. */
    static Form time(String least, double leastMs, String most, double mostMs) {
        return new Form(
                Kind.TIME,
                leastMs,
                mostMs,
                List.of(),
                "a time from " + least + " to " + most + " (such as 500ms, 10s or 2m)");
    }

    static Form choice(String... choices) {
        return new Form(Kind.CHOICE, 0, 0, List.of(choices), "one of " + String.join(", ", choices));
    }

    static Form flag() {
        return new Form(Kind.FLAG, 0, 0, List.of("true", "false"), "true or false");
    }

    static Form text(String words) {
        return new Form(Kind.TEXT, 0, 0, List.of(), words);
    }
}
