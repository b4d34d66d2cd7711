package dev.onecore.campaign;

import dev.onecore.connect.ConnectOptions;
import dev.onecore.load.InjectorShare;
import dev.onecore.load.PhaseRun;
import dev.onecore.load.TraceLog;
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
 * A place in the trials that run together, for users who work through a campaign round by round: the trial that has it now. Users
 * are made once, before the first trial is known.
 */
public final class TrialSeat implements TrialSession {

    private final AtomicInteger asked = new AtomicInteger();
    private volatile @Nullable SeatedTrial run;

    /** A place that no trial has. */
    public TrialSeat() {}

    /** Gives the place to a trial, or to none. */
    public void give(@Nullable SeatedTrial next) {
        asked.set(0);
        run = next;
    }

    /** What is run here; empty when fewer trials run together than there are places. */
    public Optional<Workload> workload() {
        return Optional.ofNullable(run).map(SeatedTrial::workload);
    }

    /** Whether one more user takes part: as many are admitted as the trial has connections on this injector. */
    public boolean admits() {
        SeatedTrial current = run;
        return current != null
                && !current.failed()
                && asked.getAndIncrement() < current.share().users(current.connections());
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
    public Phase own(Phase planned) {
        return current().own(planned);
    }

    @Override
    public InjectorShare share() {
        return current().share();
    }

    @Override
    public void await(Phase phase, int turn, Executor loop, Consumer<PhaseRun> begin) {
        current().await(phase, turn, loop, begin);
    }

    @Override
    public void done(Phase phase, int turn) {
        current().done(phase, turn);
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

    @Override
    public Optional<TraceLog> trace(int user) {
        return current().trace(user);
    }

    @Override
    public Runnable opened(boolean extended) {
        return current().opened(extended);
    }

    @Override
    public void noted(String sentence) {
        current().noted(sentence);
    }

    @Override
    public void counted(String name) {
        current().counted(name);
    }

    @Override
    public void unmatched(String quoted) {
        current().unmatched(quoted);
    }

    private SeatedTrial current() {
        SeatedTrial current = run;
        if (current == null) {
            throw new IllegalStateException("no trial runs here");
        }
        return current;
    }
}
