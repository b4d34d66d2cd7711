package dev.onecore.report;

/** How targets are told apart: by colour and, beyond the colours, by dashes. */
final class Series {
    /** Colours that people with any colour vision tell apart (Okabe and Ito, "Color Universal Design", 2008). */
    static final int COLOURS = 7;

    private Series() {}
}
