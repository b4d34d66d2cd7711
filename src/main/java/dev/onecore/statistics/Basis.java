package dev.onecore.statistics;

/** What the interval of an {@link Estimate} was made of. */
public enum Basis {
    /** Student's t over rounds. */
    ROUNDS("t interval over rounds"),
    /** Resampled 100 ms slices of the one trial that was planned: it does not hold what changes from round to round. */
    BOOTSTRAP("interval within this one trial: it says nothing of the spread between rounds"),
    /** The residuals of a line through the phases of one trial: it does not hold what changes from round to round. */
    LINE("interval of a line within one trial: it says nothing of the spread between rounds"),
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
