package dev.onecore.model;

/**
 * One thing that the tool says of itself, held against a truth that is known otherwise.
 *
 * @param text what is claimed, such as "a stall of 200 ms shows in the p99"
 * @param truth what it should say, with its unit and the tolerance
 * @param measured what it said
 * @param passed whether that is close enough, each time it was tried
 */
public record Claim(String text, String truth, String measured, boolean passed) {}
