package dev.onecore.socket;

import dev.onecore.load.TrialSession;
import io.gatling.commons.validation.Success;
import io.gatling.core.CoreComponents;
import io.gatling.core.action.Action;
import io.gatling.core.action.SessionHook;
import io.gatling.core.session.Session;
import io.gatling.core.structure.ScenarioContext;
import io.netty.channel.EventLoop;
import java.util.function.Consumer;
import java.util.function.Function;

/** What all socket actions have in common: a user of a trial, and the way on to the next action when it is done. */
abstract class SocketAction extends SessionHook {
    private final Function<Session, TrialSession> trials;
    private final CoreComponents core;
    private final InjectorLoops loops;

    SocketAction(String name, TrialSession trial, ScenarioContext context, Action next) {
        this(name, session -> trial, context, next);
    }

    /** An action of which the session says what trial it belongs to. */
    SocketAction(String name, Function<Session, TrialSession> trials, ScenarioContext context, Action next) {
        super(Success::new, name, context.coreComponents().statsEngine(), next);
        this.trials = trials;
        this.core = context.coreComponents();
        this.loops =
                InjectorLoops.of(core.eventLoopGroup(), Runtime.getRuntime().availableProcessors());
    }

    /** Moves the user to its event loop, where it stays, and does the action there. */
    @Override
    public final void execute(Session session) {
        TrialSession trial = trial(session);
        User user = User.on(trial, session);
        Session joined = user.in(session);
        EventLoop loop = loops.ofUser(trial.share().nth(user.number()));
        if (loop.inEventLoop()) {
            index(user, joined);
        } else {
            $bang(InjectorLoops.moved(joined, loop));
        }
    }

    /** Does the action, and calls {@link #goOn} exactly once, then or later, on the session's event loop. */
    abstract void index(User user, Session session);

    /** Opens the user's socket; {@code then} hears whether it is open. A user without one breaks the trial. */
    final void connect(User user, HandshakeRequest request, Session session, Consumer<Boolean> then) {
        TrialSession trial = trial(session);
        GatlingRecords report = GatlingRecords.single(core, session, trial.label() + " connect");
        Handshake.open(session.eventLoop(), trial, user.number(), request, new Handshake.HandshakeOutcome() {
            @Override
            public void opened(Socket socket, long startNs, long openNs) {
                open(user, socket, request, trial);
                report.ok(startNs, openNs);
                then.accept(true);
            }

            @Override
            public void failed(String reason, long startNs, long failedNs) {
                report.ko(startNs, failedNs, reason);
                trial.userFailed(reason);
                then.accept(false);
            }
        });
    }

    /** The user has this socket from now on. */
    static void open(User user, Socket socket, HandshakeRequest request, TrialSession trial) {
        user.socket(socket, request);
        user.script().ifPresent(script -> socket.converse(new Conversation(socket, script, trial)));
    }

    /** What an action's request is called in Gatling's report. */
    final String requestName(Session session, String name) {
        String label = trial(session).label();
        return label.isEmpty() ? name : label + " " + name;
    }

    /** Where an action's request is reported. */
    final GatlingRecords report(Session session, String name) {
        return GatlingRecords.single(core, session, requestName(session, name));
    }

    final void goOn(Session session, boolean succeeded) {
        next().$bang(succeeded ? session : session.markAsFailed());
    }

    final TrialSession trial(Session session) {
        return trials.apply(session);
    }

    final CoreComponents core() {
        return core;
    }
}
