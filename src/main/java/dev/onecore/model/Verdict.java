package dev.onecore.model;

import java.util.List;

/**
 * What a trial, or one phase of it, can be trusted for.
 *
 * @param outcome the first that holds, in the enum's order
 * @param reasons sentences with the figures that decided; empty only when unsaturated
 */
public record Verdict(Outcome outcome, List<String> reasons) {

    public Verdict {
        reasons = List.copyOf(reasons);
    }

    /** The kinds of verdict, gravest first. */
    public enum Outcome {
        /** Errors, a reply that was wrong, or the server died. */
        FAILED,
        /** The conditions were not what the page claims: pin disproved, steal over 5 %. */
        INVALID,
        /** The server used its core up, or fell behind until operations were unanswered: the rate is the server's. */
        SERVER_BOUND,
        /** The injector was the limit: the rate is a lower bound. */
        INJECTOR_BOUND,
        /** Neither side was at its limit. */
        UNSATURATED;

        /** Whether figures may use it. */
        public boolean counts() {
            return this != FAILED && this != INVALID;
        }

        /** The spelling on the page and in JSON: {@code SERVER-BOUND}. */
        public String label() {
            return name().replace('_', '-');
        }
    }

    /** Whether figures may use what was measured. */
    public boolean counts() {
        return outcome.counts();
    }
}
