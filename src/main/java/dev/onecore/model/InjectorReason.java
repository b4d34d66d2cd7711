package dev.onecore.model;

import java.util.Optional;
import java.util.OptionalInt;

/** What an injector had no room for, or failed to do: no fault of the server. */
public sealed interface InjectorReason extends Reason {

    /**
     * The injector sent less than the open schedule asked for.
     *
     * @param sent operations that were sent
     * @param planned operations that were due
     * @param limit share of them that must be sent, in per cent
     */
    record SentTooFew(long sent, long planned, double limit) implements InjectorReason {
        @Override
        public String sentence() {
            return Reason.text("sent %,d of %,d planned operations, limit %.0f %%", sent, planned, limit);
        }

        @Override
        public Optional<Threshold> threshold() {
            return Optional.of(new Threshold(100.0 * sent / planned, limit, "%"));
        }

        @Override
        public Optional<String> advice(Circumstances run) {
            return Optional.of(run.relief());
        }
    }

    /**
     * The injector itself was at a limit.
     *
     * @param resource which
     * @param figure in the resource's unit
     * @param limit in the resource's unit
     */
    record InjectorLimit(InjectorResource resource, double figure, double limit) implements InjectorReason {
        @Override
        public String sentence() {
            return resource.sentence(figure, limit);
        }

        @Override
        public Optional<Threshold> threshold() {
            return Optional.of(new Threshold(figure, limit, resource.unit()));
        }

        @Override
        public Optional<String> advice(Circumstances run) {
            return Optional.of(resource.advice(run));
        }
    }

    /**
     * The injector stood still: what was due meanwhile was late by its fault, and what was answered was read late.
     *
     * @param seconds for which its watching thread was not run
     * @param limit in seconds
     */
    record InjectorStopped(double seconds, double limit) implements InjectorReason {
        @Override
        public String sentence() {
            return Reason.text("the injector stood still for %.2f s, limit %.0f s", seconds, limit);
        }

        @Override
        public Optional<Threshold> threshold() {
            return Optional.of(new Threshold(seconds, limit, "s"));
        }

        @Override
        public Optional<String> advice(Circumstances run) {
            return Optional.of(
                    "run again where neither this process nor its machine is stopped meanwhile, as by a host that"
                            + " pauses a virtual machine, by sleep or by a debugger");
        }
    }

    /**
     * The injector was so late that half of all response times are its own.
     *
     * @param lagMs median send lag
     * @param responseMs median response time, which begins with that lag
     * @param limit share of the response time that may be lag, in per cent
     */
    record InjectorLate(double lagMs, double responseMs, double limit) implements InjectorReason {
        @Override
        public String sentence() {
            return Reason.text(
                    "the injector started half of the operations %,.1f ms late or more, of a median response time of %,.1f ms,"
                            + " limit %.0f %% of it",
                    lagMs, responseMs, limit);
        }

        @Override
        public Optional<Threshold> threshold() {
            return Optional.of(new Threshold(100 * lagMs / responseMs, limit, "%"));
        }

        @Override
        public Optional<String> advice(Circumstances run) {
            return Optional.of(run.relief());
        }
    }

    /**
     * One of several injectors was lost, and the trial was to have them all.
     *
     * @param number of the injector, from 0
     * @param how in words
     */
    record InjectorLost(int number, String how) implements InjectorReason {
        @Override
        public OptionalInt injector() {
            return OptionalInt.of(number);
        }

        @Override
        public String sentence() {
            return "injector " + number + " " + how;
        }

        @Override
        public Optional<Threshold> threshold() {
            return Optional.empty();
        }

        @Override
        public Optional<String> advice(Circumstances run) {
            return Optional.of("see why in injectors/" + number + "/output.txt of the campaign; -Donecore."
                    + Setting.ON_INJECTOR_LOSS.key() + "=degrade goes on without it");
        }
    }

    /**
     * One of several injectors began so late that the load was not the one that was asked for.
     *
     * @param number of the injector, from 0
     * @param ms after the instant that all had agreed on
     * @param limit in milliseconds
     */
    record InjectorBeganLate(int number, double ms, double limit) implements InjectorReason {
        @Override
        public OptionalInt injector() {
            return OptionalInt.of(number);
        }

        @Override
        public String sentence() {
            return Reason.text("injector %d began %,.0f ms after the others, limit %.0f ms", number, ms, limit);
        }

        @Override
        public Optional<Threshold> threshold() {
            return Optional.of(new Threshold(ms, limit, "ms"));
        }

        @Override
        public Optional<String> advice(Circumstances run) {
            return Optional.of(run.relief());
        }
    }
}
