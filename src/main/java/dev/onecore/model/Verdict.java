package dev.onecore.model;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a trial, or one phase of it, can be trusted for.
 *
 * @param outcome the first that holds, in the enum's order
 * @param reasons with the figures that decided; empty only when unsaturated
 */
public record Verdict(Outcome outcome, List<Reason> reasons) {

    public Verdict {
        reasons = List.copyOf(reasons);
    }

    /** A verdict whose reasons are known in words alone. */
    public static Verdict told(Outcome outcome, String... sentences) {
        return new Verdict(
                outcome, Stream.of(sentences).<Reason>map(Reason.Told::new).toList());
    }

    /** The reasons in words. */
    public List<String> sentences() {
        return reasons.stream().map(Reason::sentence).toList();
    }

    /** The kinds of verdict, the most serious first. */
    public enum Outcome {
        /** Errors, a reply that was wrong, or the server died. */
        FAILED("an operation failed, a reply was wrong, or the server ended: kept and shown, and part of no figure"),
        /** The conditions were not what the page claims: pin disproved, steal over 5 %, an injector that stood still. */
        INVALID(
                "the machine was not what the page claims: the hypervisor took over 5 % of it, a thread ran on a wrong core, or the load generator stood still for over a second or started half of all operations late; kept and shown, and part of no figure"),
        /** Server and injector were at their limit: the rate is a lower bound, and a closed loop's cost moves with both. */
        BOTH_BOUND(
                "server and load generator were both at their limit, so a rate is a lower bound (≥): a faster client may get more out of the server"),
        /** The rate that the wire was given was used up: what the server can do is not known. */
        WIRE_BOUND(
                "the wire between the two, which was to carry no more, was the limit, so a rate is a lower bound (≥) for both sides"),
        /** The server used its core up, or fell behind what was offered, and the injector had room: the rate is the server's. */
        SERVER_BOUND(
                "the server used its core up, or answered less than was offered, while the load generator had room, so a rate is what it can do"),
        /** The injector was the limit: the rate is a lower bound. */
        INJECTOR_BOUND(
                "the load generator was the limit, so a rate is a lower bound (≥) and response times may be too long; server CPU per message holds where the load keeps to a schedule"),
        /** Neither side was at its limit. */
        UNSATURATED("neither side was at its limit: the server could do more, and its response times are its own");

        private final String meaning;

        Outcome(String meaning) {
            this.meaning = meaning;
        }

        /** What it says of a trial, in a sentence without a capital or a full stop. */
        public String meaning() {
            return meaning;
        }

        /** Whether figures may use it. */
        public boolean counts() {
            return this != FAILED && this != INVALID;
        }

        /** Whether the injector had no room left, so that a rate is a lower bound. */
        public boolean limitedByInjector() {
            return switch (this) {
                case BOTH_BOUND, INJECTOR_BOUND -> true;
                case FAILED, INVALID, WIRE_BOUND, SERVER_BOUND, UNSATURATED -> false;
            };
        }

        /** Whether something but the server was the limit, so that a rate is a lower bound of what it can do. */
        public boolean boundsRates() {
            return limitedByInjector() || this == WIRE_BOUND;
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
