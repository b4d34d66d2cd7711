package dev.onecore.simulations;

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
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import scala.Option;

/**
 * Does something that takes its time, such as the start of a server, beside Gatling's event loops, and reports it as one request.
 *
 * @param name of the request in Gatling's report; empty to report nothing
 * @param work done on a thread of its own; returns why it failed, or nothing
 */
record OffLoop(String name, Supplier<Optional<String>> work) implements ActionBuilder {

    private static final Executor WORKER = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "onecore-conductor");
        thread.setDaemon(true);
        return thread;
    });

    @Override
    public io.gatling.core.action.builder.ActionBuilder asScala() {
        return new Builder(this);
    }

    private void run(StatsEngine stats, Action next, Session session) {
        long startMs = System.currentTimeMillis();
        Optional<String> failure;
        try {
            failure = work.get();
        } catch (RuntimeException e) {
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
        session.eventLoop().execute(() -> next.$bang(session));
    }

    private record Builder(OffLoop off) implements io.gatling.core.action.builder.ActionBuilder {
        @Override
        public Action build(ScenarioContext context, Action next) {
            StatsEngine stats = context.coreComponents().statsEngine();
            return new Hook(stats, next, off);
        }
    }

    private static final class Hook extends SessionHook {
        private final OffLoop off;

        Hook(StatsEngine stats, Action next, OffLoop off) {
            super(null, "off-loop", stats, next);
            this.off = off;
        }

        @Override
        public void execute(Session session) {
            WORKER.execute(() -> off.run(statsEngine(), next(), session));
        }
    }
}
