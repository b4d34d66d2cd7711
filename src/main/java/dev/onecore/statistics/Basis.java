package dev.onecore.statistics;

/** What the interval of an {@link Estimate} was made of. */
public enum Basis {
    /** Student's t over rounds. */
    ROUNDS("t interval over rounds"),
    /** Resampled 100 ms intervals of one or two trials. */
    BOOTSTRAP("block bootstrap over 100 ms intervals"),
    /** Nothing: there is no interval. */
    NONE("fewer than 3 rounds: no interval");

    private final String words;

    Basis(String words) {
        this.words = words;
    }

    /** The words for it on the page. */
    public String words() {
        return words;
    }
}
