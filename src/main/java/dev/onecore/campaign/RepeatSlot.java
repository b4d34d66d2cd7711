package dev.onecore.campaign;

import dev.onecore.connect.ConnectOptions;
import dev.onecore.load.PhaseRun;
import dev.onecore.load.TrialSession;
import dev.onecore.model.Phase;
import dev.onecore.model.Workload;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A place at the campaign's end for a trial that the machine spoiled. Which one it is, if any, is known only when its turn comes,
 * so it stands in for the session of that trial.
 */
public final class RepeatSlot implements TrialSession {

    private final AtomicInteger asked = new AtomicInteger();
    private volatile @Nullable TrialRun run;

    RepeatSlot() {}

    void give(TrialRun repeated) {
        run = repeated;
    }

    /** What is repeated; empty when nothing is. */
    public Optional<Workload> workload() {
        return Optional.ofNullable(run).map(current -> current.trial().workload());
    }

    /** Whether one more user takes part: as many are admitted as the repeated trial has connections. */
    public boolean admits() {
        TrialRun current = run;
        return current != null && !current.failed() && asked.getAndIncrement() < current.connections();
    }

    @Override
    public URI uri() {
        return current().uri();
    }

    @Override
    public int connections() {
        return current().connections();
    }

    @Override
    public String label() {
        return current().label();
    }

    @Override
    public int join() {
        return current().join();
    }

    @Override
    public void await(Phase phase, Executor loop, Consumer<PhaseRun> begin) {
        current().await(phase, loop, begin);
    }

    @Override
    public void done(Phase phase) {
        current().done(phase);
    }

    @Override
    public void fail(String reason) {
        current().fail(reason);
    }

    @Override
    public void userFailed(String reason) {
        current().userFailed(reason);
    }

    @Override
    public ConnectOptions connectOptions() {
        return current().connectOptions();
    }

    @Override
    public void negotiated(String extensions) {
        current().negotiated(extensions);
    }

    private TrialRun current() {
        TrialRun current = run;
        if (current == null) {
            throw new IllegalStateException("nothing is repeated here");
        }
        return current;
    }
}
