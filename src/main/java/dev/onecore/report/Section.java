package dev.onecore.report;

/**
 * A part of the page below its first screen. Another one is a template's fragment, a record that the fragment shows as
 * {@code view}, and a line in {@link Page#sections}.
 *
 * @param id of its anchor
 * @param title its heading, and its name in the list of sections
 * @param fragment the template's file
 * @param view what the fragment shows; all texts in it are untrusted
 */
record Section(String id, String title, String fragment, Object view) {}
