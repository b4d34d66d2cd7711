package dev.onecore.jetty;

import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * What stands in for the one event loop that the contract's code asks for: any of Jetty's threads may bring a frame, a
 * timer or the end of a write, and each acts for a connection only when it has the turn.
 */
final class Turns {
    /** Fair, so that a connection whose thread takes turn after turn lets the others have theirs in between. */
    private final ReentrantLock turn = new ReentrantLock(true);

    private final Executor threads;
    private final Scheduler timers;

    Turns(Executor threads, Scheduler timers) {
        this.threads = threads;
        this.timers = timers;
    }

    /** Runs the task when it has the turn, at once when this thread has it already. */
    void run(Runnable task) {
        turn.lock();
        try {
            task.run();
        } finally {
            turn.unlock();
        }
    }

    /** Runs the task in a turn of its own, after all that is queued for Jetty's threads, and after the delay. */
    void later(long delayNs, Runnable task) {
        if (delayNs <= 0) {
            threads.execute(() -> run(task));
        } else {
            var unused = timers.schedule(() -> run(task), delayNs, TimeUnit.NANOSECONDS);
        }
    }
}
