package dev.onecore.model;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** How much time a campaign may take for how narrow an interval. */
public enum Profile {
    /** Some minutes: 3 rounds. */
    QUICK("undertow,vertx", 3, 1, 1),
    /** An hour or so: 12 rounds, phases three times as long. */
    THOROUGH("undertow,vertx", 12, 3, 3),
    /**
     * A quarter of an hour: what two case studies of Python servers measured, measured again on their systems and two of the
     * JVM's; {@code websockets} with its library's defaults takes part in the transfers, which the studies ran so.
     */
    CASE_STUDY("websockets,tornado,trio,asyncio,undertow,vertx,websockets:defaults", 3, 1, 1);

    private final String targets;
    private final int rounds;
    private final int rampRounds;
    private final int stretch;

    Profile(String targets, int rounds, int rampRounds, int stretch) {
        this.targets = targets;
        this.rounds = rounds;
        this.rampRounds = rampRounds;
        this.stretch = stretch;
    }

    /** The spelling in settings and JSON. */
    public String label() {
        return label(this);
    }

    /** How any choice among constants is spelled. */
    public static String label(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The servers that are compared unless the settings name others, as they would name them. */
    public String targets() {
        return targets;
    }

    /** What a campaign may take, unless the settings say otherwise; empty where its rounds alone say it. */
    public Optional<Duration> time() {
        return switch (this) {
            case QUICK -> Optional.of(Duration.ofMinutes(8));
            case CASE_STUDY -> Optional.of(Duration.ofMinutes(15));
            case THOROUGH -> Optional.empty();
        };
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
