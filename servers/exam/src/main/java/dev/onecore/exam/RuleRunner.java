package dev.onecore.exam;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs one rule at a time, each on a thread of its own, so that a server that hangs ends in a failed rule. */
final class RuleRunner {

    private final Runnable release;

    /**
     * Makes one.
     *
     * @param release closes all that a check opened, which also ends its waiting for the server
     */
    RuleRunner(Runnable release) {
        this.release = release;
    }

    Finding watch(Rule rule) {
        long began = System.nanoTime();
        FutureTask<Outcome> task = new FutureTask<>(() -> outcomeOf(rule));
        Thread thread = new Thread(task, "exam-" + rule.name());
        thread.setDaemon(true);
        thread.start();
        Outcome outcome = awaited(task, rule.deadline());
        thread.interrupt();
        release.run();
        return new Finding(rule, outcome, Duration.ofNanos(System.nanoTime() - began));
    }

    private static Outcome awaited(FutureTask<Outcome> task, Duration deadline) {
        try {
            return task.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return new Outcome.Failed("an end of this rule within " + deadline.toSeconds() + " s", "none");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome.Skipped("the exam was interrupted");
        } catch (ExecutionException e) {
            throw new IllegalStateException("the rule itself is broken", e.getCause());
        }
    }

    private static Outcome outcomeOf(Rule rule) throws Exception {
        try {
            rule.check().run();
            return new Outcome.Held();
        } catch (Violation violation) {
            return new Outcome.Failed(violation.expected(), violation.seen());
        } catch (Unobservable reason) {
            return new Outcome.Skipped(Objects.requireNonNull(reason.getMessage()));
        } catch (SocketTimeoutException e) {
            return new Outcome.Failed("an answer within " + RawSocket.TIMEOUT.toSeconds() + " s", "nothing");
        } catch (UnknownHostException e) {
            return new Outcome.Failed("a host whose address is known", "no address of " + e.getMessage());
        } catch (IOException e) {
            return new Outcome.Failed("an exchange that goes through", "the connection broke: " + e.getMessage());
        }
    }
}
