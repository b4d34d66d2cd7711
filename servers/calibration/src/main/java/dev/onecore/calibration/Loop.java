package dev.onecore.calibration;

import java.io.IOException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/** One thread, one selector, one queue of timers. Everything but {@link #submit} and {@link #close} is for that thread. */
final class Loop implements AutoCloseable {
    /** Nearer than this the loop polls for what is due: a selector's time-out has a grain of a millisecond. */
    private static final long POLL_NS = 1_500_000;

    private static final long NANOS_PER_MILLI = 1_000_000;

    private final Selector selector = Selector.open();
    private final Queue<Runnable> submitted = new ConcurrentLinkedQueue<>();
    private final PriorityQueue<Timer> timers = new PriorityQueue<>();
    private final Freezes freezes;
    private final UnscheduledGaps gaps;
    private final Runnable round;
    private final Thread thread = new Thread(this::run, "loop");
    private long timersMade;

    private record Timer(long dueNs, long number, Runnable task) implements Comparable<Timer> {
        @Override
        public int compareTo(Timer other) {
            long order = dueNs == other.dueNs ? number - other.number : dueNs - other.dueNs;
            return Long.signum(order);
        }
    }

    /**
     * A loop that was not started yet.
     *
     * @param gaps told of each step; when they are kept, the loop never sleeps
     * @param round called after each look at the sockets, when all that were ready have been read
     */
    Loop(Freezes freezes, UnscheduledGaps gaps, Runnable round) throws IOException {
        this.freezes = freezes;
        this.gaps = gaps;
        this.round = round;
    }

    void start() {
        thread.start();
    }

    /** Calls {@code ready} whenever the channel is ready for one of the operations of its key. */
    SelectionKey register(SelectableChannel channel, int operations, Consumer<SelectionKey> ready) throws IOException {
        channel.configureBlocking(false);
        return channel.register(selector, operations, ready);
    }

    /** Runs the task at {@code dueNs}, and never within this call. */
    void at(long dueNs, Runnable task) {
        timers.add(new Timer(dueNs, timersMade++, task));
    }

    /** Runs the task soon; for other threads. */
    void submit(Runnable task) {
        submitted.add(task);
        selector.wakeup();
    }

    private void run() {
        try {
            while (selector.isOpen()) {
                select();
                gaps.step();
                round.run();
                for (Runnable task = submitted.poll(); task != null; task = submitted.poll()) {
                    task.run();
                }
                runTimers();
                gaps.step();
                if (freezes.freezeIfDue()) {
                    gaps.froze();
                }
            }
        } catch (ClosedSelectorException closed) {
            // The server ended.
        } catch (IOException broken) {
            throw new IllegalStateException("the selector failed", broken);
        }
    }

    private void select() throws IOException {
        long waitNs = gaps.kept() ? 0 : waitNs();
        if (waitNs == Long.MAX_VALUE) {
            selector.select(this::ready);
        } else if (waitNs > POLL_NS + NANOS_PER_MILLI) {
            selector.select(this::ready, (waitNs - POLL_NS) / NANOS_PER_MILLI);
        } else {
            selector.selectNow(this::ready);
        }
    }

    @SuppressWarnings("unchecked")
    private void ready(SelectionKey key) {
        ((Consumer<SelectionKey>) key.attachment()).accept(key);
        gaps.step();
    }

    private long waitNs() {
        long nowNs = System.nanoTime();
        Timer next = timers.peek();
        return Math.min(freezes.waitNs(nowNs), next == null ? Long.MAX_VALUE : next.dueNs - nowNs);
    }

    /** A timer that starts another one lets a round pass before it, so that sockets have their turn. */
    private void runTimers() {
        long before = timersMade;
        long nowNs = System.nanoTime();
        for (Timer next = timers.peek();
                next != null && next.dueNs - nowNs <= 0 && next.number < before;
                next = timers.peek()) {
            timers.remove().task.run();
        }
    }

    /** Ends the loop and waits for its thread. */
    @Override
    public void close() {
        try {
            selector.close();
            thread.join();
        } catch (IOException | InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
