package dev.onecore.model;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Why a verdict is what it is: the figure that decided, the limit that it passed, and what the reader can do about it. The form
 * follows hyperfine's warnings (David Peter, {@code src/output/warnings.rs}), which know what their user already did.
 */
public sealed interface Reason
        permits ServerReason,
                InjectorReason,
                WireReason,
                MachineReason,
                Reason.InPhase,
                Reason.OfInjector,
                Reason.Told {

    /** What happened, with figure, limit and unit, on one line. */
    String sentence();

    /** The figure that decided; empty where it was an event rather than a figure. */
    Optional<Threshold> threshold();

    /** What to do, as a request that starts with a verb in lower case; empty where the reader can change nothing. */
    Optional<String> advice(Circumstances run);

    /** Whether the wire between the two sides did it. */
    default boolean ofWire() {
        return false;
    }

    /** Which of several injectors it is of; empty where it is of none, or of all. */
    default OptionalInt injector() {
        return OptionalInt.empty();
    }

    /**
     * A figure that passed its limit.
     *
     * @param figure that was measured
     * @param limit that it passed, upwards or downwards
     * @param unit of both
     */
    record Threshold(double figure, double limit, String unit) {

        /** How far it passed the limit: 2 is twice the limit, or half of one that is a minimum. */
        public double excess() {
            return Math.max(figure / limit, limit / figure);
        }
    }

    /**
     * The reason of one phase, as a reason of its trial.
     *
     * @param phase its name
     * @param excluded whether the phase is invalid while the trial counts
     * @param cause of the phase's verdict
     */
    record InPhase(String phase, boolean excluded, Reason cause) implements Reason {
        @Override
        public OptionalInt injector() {
            return cause.injector();
        }

        @Override
        public String sentence() {
            return phase + (excluded ? " is invalid: " : ": ") + cause.sentence();
        }

        @Override
        public Optional<Threshold> threshold() {
            return cause.threshold();
        }

        @Override
        public Optional<String> advice(Circumstances run) {
            return cause.advice(run);
        }
    }

    /**
     * The reason of one of several injectors.
     *
     * @param number of the injector, from 0
     * @param cause what it had no room for
     */
    record OfInjector(int number, Reason cause) implements Reason {
        @Override
        public OptionalInt injector() {
            return OptionalInt.of(number);
        }

        @Override
        public String sentence() {
            return "injector " + number + ": " + cause.sentence();
        }

        @Override
        public Optional<Threshold> threshold() {
            return cause.threshold();
        }

        @Override
        public Optional<String> advice(Circumstances run) {
            return cause.advice(run);
        }
    }

    /**
     * A reason in words alone: a failure that somebody reported, or evidence that was written before reasons had figures.
     *
     * @param sentence as it was reported
     */
    record Told(String sentence) implements Reason {
        @Override
        public Optional<Threshold> threshold() {
            return Optional.empty();
        }

        @Override
        public Optional<String> advice(Circumstances run) {
            return Optional.empty();
        }
    }

    /** A sentence with figures, in the one locale of all that is printed. */
    static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
