package dev.onecore.model;

/**
 * A rule of the contract that a server was seen to break.
 *
 * @param rule its name in the exam, such as {@code declines-deflate}
 * @param expected what the contract asks for
 * @param seen what the server did instead
 */
public record Departure(String rule, String expected, String seen) {

    /** In one line. */
    public String sentence() {
        return rule + ": expected " + expected + ", but saw " + seen;
    }
}
