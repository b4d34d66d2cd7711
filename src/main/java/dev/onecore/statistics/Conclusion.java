package dev.onecore.statistics;

/** What may be said of two targets. */
public enum Conclusion {
    /** The subject's figure is the greater one. */
    HIGHER("different: higher"),
    /** The subject's figure is the smaller one. */
    LOWER("different: lower"),
    /** The interval spans 1; that does not make them equal. */
    NO_DIFFERENCE_SHOWN("no difference shown"),
    /** Too few rounds for an interval. */
    TOO_FEW_ROUNDS("fewer than 3 rounds: no interval"),
    /** There is nothing to conclude from. */
    NO_RATIO("no ratio");

    private final String words;

    Conclusion(String words) {
        this.words = words;
    }

    /** Whether the two were shown to differ. */
    public boolean different() {
        return this == HIGHER || this == LOWER;
    }

    /** The words for it on the page. */
    public String words() {
        return words;
    }
}
