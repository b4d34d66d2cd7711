package dev.onecore.contract;

import dev.onecore.contract.Refusal.Code;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A connection on which the server sends: it pumps the messages of one {@link Run} after another, as fast as the wire
 * takes them and no earlier than they are due.
 *
 * <pre>
 *              ┌── 64 messages: later(0) ──┐
 *              ▼                           │
 *   start ▶ pumping ──────────────────────┘──── done or stop ▶ end event
 *            ▲  │ ▲ └─ not writable ▶ blocked ─ drained ┐
 *            │  │ └──────────── later(0) ───────────────┘
 *            │  └─ not due ▶ later(wait) ┐
 *            └───────────────────────────┘
 * </pre>
 */
final class ProducingSession extends Session {
    /** The longest sleep, so that the timer of a slow stream whose peer is gone does not outlive it by more. */
    private static final long MAX_SLEEP_NS = 1_000_000_000L;

    private final boolean stoppable;
    private final Run.Starter starter;
    private @Nullable Run current;
    private boolean blocked;

    ProducingSession(Service service, Wire wire, boolean stoppable, Run.Starter starter) {
        super(service, wire);
        this.stoppable = stoppable;
        this.starter = starter;
    }

    @Override
    void command(String op, JsonObject command) throws Refusal {
        if (op.equals("start")) {
            if (current != null) {
                throw new Refusal(Code.BUSY, "one runs on this connection; start again after its end");
            }
            Run run = starter.start(command, nowNs());
            current = run;
            pump(run);
        } else if (op.equals("stop") && stoppable) {
            Run run = current;
            if (run != null) {
                finish(run, true);
            }
        } else {
            throw new Refusal(Code.BAD_OP, stoppable ? "op must be start or stop" : "op must be start");
        }
    }

    @Override
    void data(ByteBuffer part, boolean last) throws Refusal {
        throw new Refusal(Code.BAD_TYPE, "this endpoint takes no binary message");
    }

    @Override
    void proceed() {
        Run run = current;
        if (run != null && blocked) {
            blocked = false;
            again(run, 0);
        }
    }

    @Override
    void abandon() {
        current = null;
    }

    /** One turn of the run: a batch of messages, flushed once. */
    private void pump(Run run) {
        for (int i = 0; i < Limits.MAX_BATCH; i++) {
            if (run.done()) {
                finish(run, false);
                return;
            }
            long nowNs = nowNs();
            long waitNs = run.waitNs(nowNs);
            if (waitNs > 0) {
                wire().flush();
                again(run, Math.min(waitNs, MAX_SLEEP_NS));
                return;
            }
            if (!wire().writable()) {
                blocked = true;
                wire().flush();
                return;
            }
            run.next(wire(), nowNs);
            service().counters().sent(run.sentBytes());
        }
        wire().flush();
        again(run, 0);
    }

    /** Pumps later, unless that run has ended by then. */
    private void again(Run run, long delayNs) {
        wire().later(
                        delayNs,
                        () -> guarded(() -> {
                            if (current == run) {
                                pump(run);
                            }
                        }));
    }

    private void finish(Run run, boolean stopped) {
        current = null;
        blocked = false;
        send(run.end(nowNs(), stopped));
    }
}
