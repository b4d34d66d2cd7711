package dev.onecore.load;

import dev.onecore.model.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Where the users of a trial wait for one phase until all are there, and are counted when they are done. It never blocks. */
public final class PhaseBarrier {
    private record Waiting(Executor loop, Consumer<PhaseRun> begin) {
        void tell(PhaseRun run) {
            loop.execute(() -> begin.accept(run));
        }
    }

    private final Phase phase;
    private final int users;
    private final List<Waiting> waiting = new ArrayList<>();
    private final Consumer<PhaseBarrier> full;
    private final Consumer<PhaseBarrier> finished;
    private @Nullable PhaseRun run;
    private int arrived;
    private int done;

    /**
     * A barrier at which no user has arrived.
     *
     * @param users how many arrive, each of whom will be done
     * @param full called once, by the last user to arrive on its own thread; it must cause {@link #open} to be called, at once or later
     * @param finished called once, by the last user to be done on its own thread
     */
    public PhaseBarrier(Phase phase, int users, Consumer<PhaseBarrier> full, Consumer<PhaseBarrier> finished) {
        this.phase = phase;
        this.users = users;
        this.full = full;
        this.finished = finished;
    }

    public Phase phase() {
        return phase;
    }

    /** A user arrives; it is told of the begin on its loop, at once when the barrier is open already. */
    public void arrive(Executor loop, Consumer<PhaseRun> begin) {
        Waiting user = new Waiting(loop, begin);
        PhaseRun open;
        boolean last;
        synchronized (this) {
            open = run;
            last = ++arrived == users;
            if (open == null) {
                waiting.add(user);
            }
        }
        if (open != null) {
            user.tell(open);
        }
        if (last) {
            full.accept(this);
        }
    }

    /** Opens the barrier: all who wait are told of the run, and all who come later. A second call changes nothing. */
    public void open(PhaseRun opened) {
        List<Waiting> told;
        synchronized (this) {
            if (run != null) {
                return;
            }
            run = opened;
            told = List.copyOf(waiting);
            waiting.clear();
        }
        told.forEach(user -> user.tell(opened));
    }

    /** The run, once the barrier is open. */
    public synchronized Optional<PhaseRun> run() {
        return Optional.ofNullable(run);
    }

    /** Users who are not done yet, whether or not they have arrived. */
    public synchronized int busy() {
        return users - done;
    }

    /** A user has nothing outstanding any more. */
    public void done() {
        boolean last;
        synchronized (this) {
            last = ++done == users;
        }
        if (last) {
            finished.accept(this);
        }
    }
}
