package dev.onecore.statistics;

/**
 * What one probe of a {@link CapacitySearch} came to.
 *
 * @param ratePerSec that was offered
 * @param confirming whether it was a longer one, which confirms an answer
 * @param outcome of it
 * @param servedPerSec that was answered in time that messages were due in; a first guess of what the server can do at most
 */
public record Probe(double ratePerSec, boolean confirming, ProbeOutcome outcome, double servedPerSec) {

    /** Whether an objective was met. */
    public enum ProbeOutcome {
        /** It was. */
        MET,
        /** It was not, by the server. */
        MISSED,
        /** It was not, and the injector was at its limit: nothing is known of the server. */
        INJECTOR_LIMITED,
        /** The machine disturbed it so much that it says nothing. */
        SPOILED
    }
}
