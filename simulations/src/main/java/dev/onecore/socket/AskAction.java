package dev.onecore.socket;

import dev.onecore.load.LoopRecorder;
import dev.onecore.load.TrialSession;
import dev.onecore.script.Message;
import dev.onecore.script.Pending;
import dev.onecore.script.ScriptFailure;
import io.gatling.core.action.Action;
import io.gatling.core.session.Session;
import io.gatling.core.structure.ScenarioContext;
import java.util.Optional;
import java.util.function.Function;

/** Sends one message of a protocol of the user's own and goes on when it was answered; or only awaits a message. */
final class AskAction extends SocketAction {
    private final AskSpec spec;

    AskAction(AskSpec spec, Function<Session, TrialSession> trials, ScenarioContext context, Action next) {
        super(spec.name(), trials, context, next);
        this.spec = spec;
    }

    @Override
    void index(User user, Session session) {
        long nowNs = System.nanoTime();
        Optional<Socket> socket = user.socket();
        Optional<Conversation> conversation =
                socket.filter(open -> open.broken().isEmpty()).flatMap(Socket::conversation);
        Asked asked = new Asked(user, session, nowNs);
        if (conversation.isEmpty()) {
            asked.over(
                    nowNs,
                    "the user has no connection: "
                            + socket.flatMap(Socket::broken).orElse("it never had one, or closed it"));
            return;
        }
        asked.ask(conversation.get());
    }

    /** One user's message. */
    private final class Asked implements Pending.Owner {
        private final User user;
        private final Session session;
        private final long startNs;
        private final Optional<LoopRecorder> recorder;
        private boolean over;

        Asked(User user, Session session, long startNs) {
            this.user = user;
            this.session = session;
            this.startNs = startNs;
            this.recorder = trial(session).recorderOf(spec.name());
        }

        void ask(Conversation conversation) {
            recorder.ifPresent(open -> open.started(1));
            Exchange exchange = spec.exchange();
            Pending pending = new Pending(
                    this,
                    exchange.answer(),
                    0,
                    startNs,
                    startNs,
                    exchange.timeout().toNanos(),
                    true);
            if (!spec.sends()) {
                conversation.await(pending);
                return;
            }
            try {
                Message message = exchange.source().message(session, 0, user.number());
                if (!conversation.ask(pending, message)) {
                    over(System.nanoTime(), "the script is broken");
                } else if (!OwnActions.isAnswered(exchange)) {
                    done(session, System.nanoTime(), 0);
                }
            } catch (ScriptFailure failure) {
                conversation.broken(failure);
                over(System.nanoTime(), String.valueOf(failure.getMessage()));
            }
        }

        @Override
        public void answered(Pending pending, Message reply, long arrivalNs) {
            try {
                Optional<String> wrong = spec.exchange()
                        .wrong(pending.number(), reply)
                        .or(() -> spec.missing(saved -> saved.part().of(reply) == null));
                if (wrong.isPresent()) {
                    over(arrivalNs, wrong.get() + (spec.saved().isEmpty() ? "" : ": " + reply.quoted()));
                    return;
                }
                Session kept = session;
                for (AskSpec.Saved saved : spec.saved()) {
                    kept = kept.set(saved.attribute(), saved.part().of(reply));
                }
                done(kept, arrivalNs, reply.bytes().length);
            } catch (RuntimeException | Error thrown) {
                ScriptFailure failure = ScriptFailure.of("check or saveAs", 0, user.number(), thrown);
                user.socket().flatMap(Socket::conversation).ifPresent(open -> open.broken(failure));
                over(arrivalNs, String.valueOf(failure.getMessage()));
            }
        }

        @Override
        public void first(Pending pending, long arrivalNs) {
            recorder.ifPresent(open -> open.firstReply(startNs, arrivalNs));
        }

        @Override
        public void failed(Pending pending, String reason, long nowNs) {
            over(nowNs, reason);
        }

        private void done(Session kept, long endNs, long bytes) {
            if (over) {
                return;
            }
            over = true;
            report(session, spec.name()).ok(startNs, endNs);
            recorder.ifPresent(open -> open.replied(startNs, endNs, bytes));
            later(kept, true);
        }

        private void over(long nowNs, String reason) {
            if (over) {
                return;
            }
            over = true;
            report(session, spec.name()).ko(startNs, nowNs, reason);
            recorder.ifPresent(open -> open.failed(1, reason));
            trial(session).userFailed(spec.name() + ": " + reason);
            later(session, false);
        }

        /** Not within what just came: the next action may end the connection that is being read. */
        private void later(Session kept, boolean succeeded) {
            kept.eventLoop().execute(() -> goOn(kept, succeeded));
        }
    }
}
