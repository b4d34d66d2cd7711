package dev.onecore.statistics;

/** What may be said of two targets, by the {@link Goal} of their comparison. */
public enum Conclusion {
    /** The subject's figure is the greater one. */
    HIGHER("different: higher"),
    /** The subject's figure is the smaller one. */
    LOWER("different: lower"),
    /** The subject's figure is the greater one, by less than matters. */
    SLIGHTLY_HIGHER("different: higher"),
    /** The subject's figure is the smaller one, by less than matters. */
    SLIGHTLY_LOWER("different: lower"),
    /** Whatever the difference is, it is less than matters: the whole interval says so. */
    EQUIVALENT("equivalent"),
    /** Neither was shown, by an interval as narrow as was asked for. */
    UNDECIDED_NARROW("undecided"),
    /** Neither was shown, and the interval is wider than was asked for. */
    UNDECIDED("undecided"),
    /** Too few rounds for an interval. */
    TOO_FEW_ROUNDS("fewer than 3 rounds: no interval"),
    /** There is nothing to conclude from, and more rounds of the kind would hardly change that. */
    NO_RATIO("no ratio");

    private final String words;

    Conclusion(String words) {
        this.words = words;
    }

    /** Whether the two were shown to differ. */
    public boolean different() {
        return switch (this) {
            case HIGHER, LOWER, SLIGHTLY_HIGHER, SLIGHTLY_LOWER -> true;
            case EQUIVALENT, UNDECIDED_NARROW, UNDECIDED, TOO_FEW_ROUNDS, NO_RATIO -> false;
        };
    }

    /** Whether the two were shown to differ, the subject's figure being the greater one. */
    public boolean higher() {
        return this == HIGHER || this == SLIGHTLY_HIGHER;
    }

    /** Whether what difference there may be was shown to be less than matters. */
    public boolean withinMargin() {
        return switch (this) {
            case SLIGHTLY_HIGHER, SLIGHTLY_LOWER, EQUIVALENT -> true;
            case HIGHER, LOWER, UNDECIDED_NARROW, UNDECIDED, TOO_FEW_ROUNDS, NO_RATIO -> false;
        };
    }

    /**
     * Whether the rounds may stop: the two are different or equivalent, or their interval is as narrow as was asked for. False
     * without a ratio too, where more rounds may be of no use.
     */
    public boolean decided() {
        return switch (this) {
            case HIGHER, LOWER, SLIGHTLY_HIGHER, SLIGHTLY_LOWER, EQUIVALENT, UNDECIDED_NARROW -> true;
            case UNDECIDED, TOO_FEW_ROUNDS, NO_RATIO -> false;
        };
    }

    /** The word for it in files. */
    public String words() {
        return words;
    }
}
