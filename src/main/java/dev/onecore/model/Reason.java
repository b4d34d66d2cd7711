package dev.onecore.model;

import java.util.Locale;
import java.util.Optional;

/**
 * Why a verdict is what it is: the figure that decided, the limit that it passed, and what the reader can do about it. The form
 * follows hyperfine's warnings (David Peter, {@code src/output/warnings.rs}), which know what their user already did.
 */
public sealed interface Reason {

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
     * Operations that had no right answer.
     *
     * @param failed how many
     * @param operations all that were answered or failed
     */
    record OperationsFailed(long failed, long operations) implements Reason {
        @Override
        public String sentence() {
            return text("%,d of %,d operations failed", failed, operations);
        }

        @Override
        public Optional<Threshold> threshold() {
            return Optional.of(new Threshold(failed, 0, "operations"));
        }

        @Override
        public Optional<String> advice(Circumstances run) {
            return Optional.of(
                    run.endpoint()
                            ? "read the failures listed with the trial, and the server's own log"
                            : "read the failures listed with the trial, and server.log in its folder");
        }
    }

    /**
     * Operations that had no answer yet when the wait for them ended, while the server went on answering.
     *
     * @param unanswered how many
     * @param sent how many were sent
     */
    record Unanswered(long unanswered, long sent) implements Reason {
        @Override
        public String sentence() {
            return text("%,d of %,d operations were unanswered when the wait for them ended", unanswered, sent);
        }

        @Override
        public Optional<Threshold> threshold() {
            return Optional.of(new Threshold(unanswered, 0, "operations"));
        }

        @Override
        public Optional<String> advice(Circumstances run) {
            return run.lessLoad().map(less -> "to see latency below the server's limit, " + less);
        }
    }

    /**
     * The server answered less than was offered, and took longer and longer for it, while operations were sent when they were
     * due.
     *
     * @param answeredPerSec operations answered up to the phase's planned end, a second
     * @param offeredPerSec operations that were due, a second
     * @param limit share of what could have been answered by then below which the server fell behind, in per cent
     */
    record FellBehind(double answeredPerSec, double offeredPerSec, double limit) implements Reason {
        @Override
        public String sentence() {
            return text("the server answered %,.0f/s of %,.0f/s offered", answeredPerSec, offeredPerSec);
        }

        @Override
        public Optional<Threshold> threshold() {
            return Optional.of(new Threshold(100 * answeredPerSec / offeredPerSec, limit, "%"));
        }

        @Override
        public Optional<String> advice(Circumstances run) {
            return run.lessLoad().map(less -> "to see latency below the server's limit, " + less);
        }
    }

    /** No operation was answered. */
    record NothingAnswered() implements Reason {
        @Override
        public String sentence() {
            return "nothing came back";
        }

        @Override
        public Optional<Threshold> threshold() {
            return Optional.empty();
        }

        @Override
        public Optional<String> advice(Circumstances run) {
            return Optional.of(
                    "check the server rule by rule with 'java -jar src/target/onecore.jar exam ws://host:port'");
        }
    }

    /**
     * The hypervisor gave too much of the machine to others.
     *
     * @param percent share of all cores' time that it took
     * @param limit in per cent
     */
    record Steal(double percent, double limit) implements Reason {
        @Override
        public String sentence() {
            return text("the hypervisor took %.2f %% of the machine, limit %.0f %%", percent, limit);
        }

        @Override
        public Optional<Threshold> threshold() {
            return Optional.of(new Threshold(percent, limit, "%"));
        }

        @Override
        public Optional<String> advice(Circumstances run) {
            return Optional.of("use a machine with dedicated cores, or run again when its host is less busy"
                    + (run.roundsChosen()
                            ? ""
                            : "; more rounds (-Donecore." + Setting.ROUNDS.key() + ") leave more valid ones"));
        }
    }

    /**
     * A thread of the server or of the injector was seen where it must not run.
     *
     * @param sentence what was seen and what was expected
     */
    record WrongCore(String sentence) implements Reason {
        @Override
        public Optional<Threshold> threshold() {
            return Optional.empty();
        }

        @Override
        public Optional<String> advice(Circumstances run) {
            return Optional.of("let neither the server nor another tool change the affinity of a running thread");
        }
    }

    /**
     * The server used what there was of its core.
     *
     * @param percent of the core that it used
     * @param limit share of what was left for it at which it counts as full, in per cent
     * @param stolen per cent of the core that the hypervisor took
     * @param others per cent of the core that the server waited for while other processes ran there
     */
    record ServerCore(double percent, double limit, double stolen, double others) implements Reason {
        @Override
        public String sentence() {
            String stealing = stolen < 1 ? "" : text(", the hypervisor took %.0f %% of it", stolen);
            String sharing = others < 1 ? "" : text(", other processes held it for %.0f %% of the time", others);
            return text("the server used %.0f %% of its core", percent) + stealing + sharing;
        }

        @Override
        public Optional<Threshold> threshold() {
            return Optional.of(new Threshold(percent, limit, "%"));
        }

        @Override
        public Optional<String> advice(Circumstances run) {
            return run.lessLoad().map(less -> "to see latency below the server's limit, " + less);
        }
    }

    /**
     * The wire carried what it was to carry at most.
     *
     * @param percent of the time for which it carried something
     * @param limit of that
     * @param wire its faults in words
     */
    record WireRate(double percent, double limit, String wire) implements Reason {
        @Override
        public String sentence() {
            return text("the wire (%s) was in use for %.0f %% of the time", wire, percent);
        }

        @Override
        public boolean ofWire() {
            return true;
        }

        @Override
        public Optional<Threshold> threshold() {
            return Optional.of(new Threshold(percent, limit, "%"));
        }

        @Override
        public Optional<String> advice(Circumstances run) {
            return Optional.of("raise the rate in -Donecore." + Setting.WIRE.key() + " to see the server's own limit");
        }
    }

    /**
     * The wire broke connections, as it was to.
     *
     * @param cut that it reset
     * @param halfOpen that it let hang
     * @param wire its faults in words
     */
    record WireBroke(long cut, long halfOpen, String wire) implements Reason {
        @Override
        public String sentence() {
            String how = halfOpen == 0 ? "cut" : cut == 0 ? "let hang" : "cut or let hang";
            return text("the wire (%s) %s %,d connections, and not the server", wire, how, cut + halfOpen);
        }

        @Override
        public boolean ofWire() {
            return true;
        }

        @Override
        public Optional<Threshold> threshold() {
            return Optional.empty();
        }

        @Override
        public Optional<String> advice(Circumstances run) {
            return Optional.empty();
        }
    }

    /**
     * The injector sent less than the open schedule asked for.
     *
     * @param sent operations that were sent
     * @param planned operations that were due
     * @param limit share of them that must be sent, in per cent
     */
    record SentTooFew(long sent, long planned, double limit) implements Reason {
        @Override
        public String sentence() {
            return text("sent %,d of %,d planned operations, limit %.0f %%", sent, planned, limit);
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
    record InjectorLimit(InjectorResource resource, double figure, double limit) implements Reason {
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
    record InjectorStopped(double seconds, double limit) implements Reason {
        @Override
        public String sentence() {
            return text("the injector stood still for %.2f s, limit %.0f s", seconds, limit);
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
    record InjectorLate(double lagMs, double responseMs, double limit) implements Reason {
        @Override
        public String sentence() {
            return text(
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
    record InjectorLost(int number, String how) implements Reason {
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
    record InjectorBeganLate(int number, double ms, double limit) implements Reason {
        @Override
        public String sentence() {
            return text("injector %d began %,.0f ms after the others, limit %.0f ms", number, ms, limit);
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

    /**
     * The reason of one phase, as a reason of its trial.
     *
     * @param phase its name
     * @param excluded whether the phase is invalid while the trial counts
     * @param cause of the phase's verdict
     */
    record InPhase(String phase, boolean excluded, Reason cause) implements Reason {
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

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
