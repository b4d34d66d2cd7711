package dev.onecore.model;

/** How much time a campaign may take for how narrow an interval. */
public enum Profile {
    /** Some minutes: 3 rounds. */
    QUICK(3, 1, 1),
    /** An hour or so: 12 rounds, phases three times as long. */
    THOROUGH(12, 3, 3);

    private final int rounds;
    private final int rampRounds;
    private final int stretch;

    Profile(int rounds, int rampRounds, int stretch) {
        this.rounds = rounds;
        this.rampRounds = rampRounds;
        this.stretch = stretch;
    }

    /** Rounds of a workload, unless the settings say otherwise. */
    public int rounds() {
        return rounds;
    }

    /** Rounds of the user ramp, whose trials are long. */
    public int rampRounds() {
        return rampRounds;
    }

    /** How many times as long as in the quick profile a measured phase is. */
    public int stretch() {
        return stretch;
    }
}
