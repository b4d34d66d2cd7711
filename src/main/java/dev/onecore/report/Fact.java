package dev.onecore.report;

/**
 * Something that is known, in words; untrusted text.
 *
 * @param name of it
 * @param value of it
 */
record Fact(String name, String value) {}
