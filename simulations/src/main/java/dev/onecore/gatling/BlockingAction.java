package dev.onecore.gatling;

import io.gatling.commons.stats.KO$;
import io.gatling.commons.stats.OK$;
import io.gatling.commons.stats.Status;
import io.gatling.core.action.Action;
import io.gatling.core.action.SessionHook;
import io.gatling.core.session.Session;
import io.gatling.core.stats.StatsEngine;
import io.gatling.core.structure.ScenarioContext;
import io.gatling.javaapi.core.ActionBuilder;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import scala.Option;

/**
 * Does something that takes its time, such as the start of a server, once and beside Gatling's event loops. The first user that
 * arrives here starts it; all users go on when it is done.
 */
final class BlockingAction implements ActionBuilder {

    /** One thread for all that takes its time. */
    static final Executor WORKER = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "onecore-conductor");
        thread.setDaemon(true);
        return thread;
    });

    private final String name;
    private final Supplier<Optional<String>> work;
    private final AtomicBoolean begun = new AtomicBoolean();
    private final CompletableFuture<Void> done = new CompletableFuture<>();

    /**
     * Work for the first user.
     *
     * @param name of the request in Gatling's report; empty to report nothing
     * @param work done on a thread of its own; returns why it failed, or nothing
     */
    BlockingAction(String name, Supplier<Optional<String>> work) {
        this.name = name;
        this.work = work;
    }

    @Override
    public io.gatling.core.action.builder.ActionBuilder asScala() {
        return new Builder(this);
    }

    private void pass(StatsEngine stats, Action next, Session session) {
        if (begun.compareAndSet(false, true)) {
            WORKER.execute(() -> run(stats, session));
        }
        var unused = done.thenRun(() -> session.eventLoop().execute(() -> next.$bang(session)));
    }

    private void run(StatsEngine stats, Session session) {
        long startMs = System.currentTimeMillis();
        Optional<String> failure;
        try {
            failure = work.get();
        } catch (RuntimeException | Error e) {
            // Whatever was thrown: users that wait for ever would be worse.
            failure = Optional.of(e.toString());
        }
        if (!name.isEmpty()) {
            Status status = failure.isEmpty() ? OK$.MODULE$ : KO$.MODULE$;
            stats.logResponse(
                    session.scenario(),
                    session.groups(),
                    name,
                    startMs,
                    System.currentTimeMillis(),
                    status,
                    Option.empty(),
                    Option.apply(failure.orElse(null)));
        }
        done.complete(null);
    }

    private record Builder(BlockingAction off) implements io.gatling.core.action.builder.ActionBuilder {
        @Override
        public Action build(ScenarioContext context, Action next) {
            return new Hook(context.coreComponents().statsEngine(), next, off);
        }
    }

    private static final class Hook extends SessionHook {
        private final BlockingAction off;

        Hook(StatsEngine stats, Action next, BlockingAction off) {
            super(null, "off-loop", stats, next);
            this.off = off;
        }

        @Override
        public void execute(Session session) {
            off.pass(statsEngine(), next(), session);
        }
    }
}
