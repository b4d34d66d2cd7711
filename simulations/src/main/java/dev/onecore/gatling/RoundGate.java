package dev.onecore.gatling;

import dev.onecore.campaign.RoundLead;
import dev.onecore.socket.SocketDsl;
import io.gatling.commons.stats.KO$;
import io.gatling.commons.stats.OK$;
import io.gatling.core.action.Action;
import io.gatling.core.action.SessionHook;
import io.gatling.core.session.Session;
import io.gatling.core.stats.StatsEngine;
import io.gatling.core.structure.ScenarioContext;
import io.gatling.javaapi.core.ActionBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import scala.Option;

/**
 * Where all users of a campaign wait between two groups of trials. When the last one has come, the servers that ran are ended, their
 * trials judged and the next servers started, beside the event loops; then all go on.
 *
 * <p>A user whose script has left the scenario never comes back. Once the trials are over and nobody has come for a while, those
 * who are here go on without it.
 */
final class RoundGate implements ActionBuilder {

    /** The session's attribute that holds how many groups had begun when it passed. */
    private static final String PASSED = "onecore.passed";

    private static final long LOOK_SECONDS = 15;

    private final RoundLead lead;
    private final Executor worker;
    private final boolean failuresAreNews;
    private final Consumer<String> broken;
    private final List<Runnable> waiting = new ArrayList<>();
    private int expected;
    private int passed;
    private int arrivals;
    private volatile boolean more = true;

    /**
     * A gate at which nobody waits.
     *
     * @param users how many come
     * @param worker does what takes long, one thing at a time
     * @param failuresAreNews whether a trial that failed is a failed request of Gatling's report
     * @param broken hears why no further group can begin, though there may be one
     */
    RoundGate(RoundLead lead, int users, Executor worker, boolean failuresAreNews, Consumer<String> broken) {
        this.lead = lead;
        this.expected = users;
        this.worker = worker;
        this.failuresAreNews = failuresAreNews;
        this.broken = broken;
    }

    /** Whether a group of trials has begun, for whoever has passed. */
    boolean more() {
        return more;
    }

    @Override
    public io.gatling.core.action.builder.ActionBuilder asScala() {
        return new GateBuilder(this);
    }

    private synchronized void arrive(StatsEngine stats, Action next, Session session) {
        boolean givenUp = session.contains(PASSED)
                && session.attributes().apply(PASSED) instanceof Integer before
                && before < passed;
        if (givenUp) {
            expected++;
        }
        waiting.add(() -> {
            Session goingOn = session.remove(SocketDsl.USER).set(PASSED, passed);
            session.eventLoop().execute(() -> next.$bang(goingOn));
        });
        arrivals++;
        if (waiting.size() >= expected) {
            worker.execute(() -> step(stats, session));
        } else if (waiting.size() == 1) {
            look(stats, session, arrivals);
        }
    }

    /** Looks again later whether those who are missing will still come. */
    private void look(StatsEngine stats, Session session, int before) {
        CompletableFuture.delayedExecutor(LOOK_SECONDS, TimeUnit.SECONDS, worker)
                .execute(() -> {
                    if (stillMissing(before) && lead.over()) {
                        synchronized (this) {
                            expected = waiting.size();
                        }
                        step(stats, session);
                    } else if (someMissing()) {
                        look(stats, session, arrived());
                    }
                });
    }

    private synchronized boolean stillMissing(int before) {
        return someMissing() && arrivals == before;
    }

    private synchronized boolean someMissing() {
        return !waiting.isEmpty() && waiting.size() < expected;
    }

    private synchronized int arrived() {
        return arrivals;
    }

    private void step(StatsEngine stats, Session session) {
        try {
            RoundLead.Step step = lead.next();
            step.ended().forEach(trial -> log(stats, session, trial));
            more = step.more();
        } catch (RuntimeException | Error e) {
            // Whatever was thrown: users that wait for ever would be worse.
            broken.accept("the campaign cannot go on: " + e);
            log(stats, session, new RoundLead.EndedTrial("campaign", Optional.of(e.toString())));
            more = false;
        }
        List<Runnable> all;
        synchronized (this) {
            passed++;
            all = List.copyOf(waiting);
            waiting.clear();
        }
        all.forEach(Runnable::run);
    }

    private void log(StatsEngine stats, Session session, RoundLead.EndedTrial trial) {
        if (!failuresAreNews) {
            return;
        }
        long nowMs = System.currentTimeMillis();
        stats.logResponse(
                session.scenario(),
                session.groups(),
                "trial " + trial.label(),
                nowMs,
                nowMs,
                trial.failure().isEmpty() ? OK$.MODULE$ : KO$.MODULE$,
                Option.empty(),
                Option.apply(trial.failure().orElse(null)));
    }

    private record GateBuilder(RoundGate gate) implements io.gatling.core.action.builder.ActionBuilder {
        @Override
        public Action build(ScenarioContext context, Action next) {
            return new GateAction(context.coreComponents().statsEngine(), next, gate);
        }
    }

    private static final class GateAction extends SessionHook {
        private final RoundGate gate;

        GateAction(StatsEngine stats, Action next, RoundGate gate) {
            super(null, "round gate", stats, next);
            this.gate = gate;
        }

        @Override
        public void execute(Session session) {
            gate.arrive(statsEngine(), next(), session);
        }
    }
}
