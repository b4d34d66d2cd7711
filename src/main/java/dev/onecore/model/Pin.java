package dev.onecore.model;

import java.util.List;

/**
 * Where the threads of one process may run, and whether that is what was asked for.
 *
 * @param state the finding
 * @param threads threads that were looked at
 * @param observed the distinct {@code Cpus_allowed_list} values of those threads
 * @param sentence the finding in words, with what was expected
 */
public record Pin(State state, int threads, List<String> observed, String sentence) {

    public Pin {
        observed = List.copyOf(observed);
    }

    /** Whether the claim of one core holds. */
    public enum State {
        PROVEN,
        DISPROVED,
        /** Nothing contradicts the claim and nothing shows it: no taskset, no /proc, or a server on another box. */
        UNPROVEN
    }

    /** A pin that nothing was seen of. */
    public static Pin unproven(String why) {
        return new Pin(State.UNPROVEN, 0, List.of(), why);
    }
}
