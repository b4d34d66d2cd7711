package dev.onecore.model;

import java.util.Optional;

/** What the server under test did or failed to do. */
public sealed interface ServerReason extends Reason {

    /**
     * Operations that had no right answer.
     *
     * @param failed how many
     * @param operations all that were answered or failed
     */
    record OperationsFailed(long failed, long operations) implements ServerReason {
        @Override
        public String sentence() {
            return Reason.text("%,d of %,d operations failed", failed, operations);
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
    record Unanswered(long unanswered, long sent) implements ServerReason {
        @Override
        public String sentence() {
            return Reason.text("%,d of %,d operations were unanswered when the wait for them ended", unanswered, sent);
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
    record FellBehind(double answeredPerSec, double offeredPerSec, double limit) implements ServerReason {
        @Override
        public String sentence() {
            return Reason.text("the server answered %,.0f/s of %,.0f/s offered", answeredPerSec, offeredPerSec);
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
    record NothingAnswered() implements ServerReason {
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
     * The server used what there was of its core.
     *
     * @param percent of the core that it used
     * @param limit share of what was left for it at which it counts as full, in per cent
     * @param stolen per cent of the core that the hypervisor took
     * @param others per cent of the core that the server waited for while other processes ran there
     */
    record ServerCore(double percent, double limit, double stolen, double others) implements ServerReason {
        @Override
        public String sentence() {
            String stealing = stolen < 1 ? "" : Reason.text(", the hypervisor took %.0f %% of it", stolen);
            String sharing = others < 1 ? "" : Reason.text(", other processes held it for %.0f %% of the time", others);
            return Reason.text("the server used %.0f %% of its core", percent) + stealing + sharing;
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
}
