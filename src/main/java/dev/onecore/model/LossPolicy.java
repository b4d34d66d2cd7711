package dev.onecore.model;

import java.util.Arrays;
import java.util.List;

/** What becomes of a trial that loses one of several injectors. Its users are given to no other in either case. */
public enum LossPolicy {
    /** The trial goes on with what is left, and so does the campaign; each is marked. */
    DEGRADE("degrade"),
    /** The trial is invalid, and the campaign ends with it. */
    ABORT("abort");

    private final String label;

    LossPolicy(String label) {
        this.label = label;
    }

    /** The spelling in settings. */
    public String label() {
        return label;
    }

    /** All spellings. */
    public static List<String> labels() {
        return Arrays.stream(values()).map(LossPolicy::label).toList();
    }

    /**
     * The policy of that name.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static LossPolicy named(String label) {
        return Arrays.stream(values())
                .filter(policy -> policy.label.equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(label + " is not one of " + labels()));
    }
}
