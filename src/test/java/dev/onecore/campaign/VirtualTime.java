package dev.onecore.campaign;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RunnableScheduledFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** A clock that stands still until a test lets time pass, and an executor that does on the calling thread what falls due meanwhile. */
final class VirtualTime extends AbstractExecutorService implements ScheduledExecutorService {

    private final PriorityQueue<Task<?>> tasks = new PriorityQueue<>(
            Comparator.comparingLong((Task<?> task) -> task.dueNs).thenComparingLong(task -> task.number));
    private long nowNs = 1_000_000_000;
    private long numbers;
    private boolean shutDown;

    long nowNs() {
        return nowNs;
    }

    /** Lets time pass, and does all that is due by then in its order. */
    void pass(long ns) {
        long untilNs = nowNs + ns;
        while (!tasks.isEmpty() && tasks.element().dueNs <= untilNs) {
            Task<?> task = tasks.remove();
            nowNs = Math.max(nowNs, task.dueNs);
            task.run();
        }
        nowNs = untilNs;
    }

    /** Does what is due now. */
    void settle() {
        pass(0);
    }

    /** How many tasks wait that were not cancelled. */
    long waiting() {
        return tasks.stream().filter(task -> !task.isCancelled()).count();
    }

    private final class Task<V> extends FutureTask<V> implements RunnableScheduledFuture<V> {
        private final long number = numbers++;
        private final long periodNs;
        private long dueNs;

        Task(Callable<V> work, long delayNs, long periodNs) {
            super(work);
            this.dueNs = nowNs + Math.max(0, delayNs);
            this.periodNs = periodNs;
        }

        @Override
        public void run() {
            if (periodNs == 0) {
                super.run();
            } else if (runAndReset()) {
                dueNs += periodNs;
                tasks.add(this);
            }
        }

        @Override
        public boolean isPeriodic() {
            return periodNs != 0;
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(dueNs - nowNs, TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
        }
    }

    private <V> Task<V> add(Task<V> task) {
        tasks.add(task);
        return task;
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable work, long delay, TimeUnit unit) {
        return schedule(Executors.callable(work), delay, unit);
    }

    @Override
    public <V> ScheduledFuture<V> schedule(Callable<V> work, long delay, TimeUnit unit) {
        return add(new Task<>(work, unit.toNanos(delay), 0));
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable work, long delay, long period, TimeUnit unit) {
        return add(new Task<>(Executors.callable(work), unit.toNanos(delay), unit.toNanos(period)));
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable work, long delay, long pause, TimeUnit unit) {
        return scheduleAtFixedRate(work, delay, pause, unit);
    }

    @Override
    public void execute(Runnable work) {
        add(new Task<>(Executors.callable(work), 0, 0));
    }

    @Override
    public void shutdown() {
        shutDown = true;
    }

    @Override
    public List<Runnable> shutdownNow() {
        shutDown = true;
        List<Runnable> left = new ArrayList<>(tasks);
        tasks.clear();
        return left;
    }

    @Override
    public boolean isShutdown() {
        return shutDown;
    }

    @Override
    public boolean isTerminated() {
        return shutDown && tasks.isEmpty();
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        return isTerminated();
    }
}
