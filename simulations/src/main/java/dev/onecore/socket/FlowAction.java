package dev.onecore.socket;

import dev.onecore.load.LoopRecorder;
import dev.onecore.load.PhaseRun;
import dev.onecore.load.TrialSession;
import dev.onecore.model.Origin;
import dev.onecore.model.Phase;
import io.gatling.core.action.Action;
import io.gatling.core.session.Session;
import io.gatling.core.structure.ScenarioContext;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * One user's messages for a time, from the moment at which it arrives here: a phase of its own, that no other user waits for. All
 * users' times go to one book.
 */
final class FlowAction extends SocketAction {
    private static final long AHEAD_NS = TimeUnit.MILLISECONDS.toNanos(1);

    private final Phase phase;
    private final LoadDriver driver;

    FlowAction(
            Phase phase,
            Exchange exchange,
            Function<Session, TrialSession> trials,
            ScenarioContext context,
            Action next) {
        super(phase.name(), trials, context, next);
        this.phase = phase;
        this.driver = phase.load().map(new ExchangeDrivers(exchange));
    }

    @Override
    void index(User user, Session session) {
        TrialSession trial = trial(session);
        Optional<Socket> sound = user.socket().filter(socket -> socket.broken().isEmpty());
        GatlingRecords report = phase.load().shape().recordedInBatches()
                ? GatlingRecords.batched(core(), session, requestName(session, phase.name()))
                : report(session, phase.name());
        long nowNs = System.nanoTime();
        PhaseRun run = new PhaseRun(phase, Origin.now(), nowNs + AHEAD_NS, user.number());
        LoopRecorder recorder = trial.recorderOf(phase.name()).orElseGet(run::recorder);
        if (sound.isEmpty() || sound.get().conversation().isEmpty()) {
            String reason = "the user has no connection: "
                    + user.socket().flatMap(Socket::broken).orElse("it never had one, or closed it");
            recorder.failed(1, reason);
            report.ko(nowNs, nowNs, reason);
            trial.userFailed(phase.name() + ": " + reason);
            goOn(session, false);
            return;
        }
        PhaseDriver ofUser = driver.maker()
                .driver(new PhaseContext(user.number(), sound.get(), run, recorder, report, session), run.beginNs());
        ofUser.start(() -> goOn(session, !ofUser.failed()));
    }
}
