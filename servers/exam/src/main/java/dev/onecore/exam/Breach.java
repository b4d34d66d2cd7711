package dev.onecore.exam;

/**
 * How a server broke a rule.
 *
 * @param expected what the contract asks for
 * @param seen what the server did instead
 */
public record Breach(String expected, String seen) {}
