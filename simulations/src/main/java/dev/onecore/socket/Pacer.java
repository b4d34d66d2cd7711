package dev.onecore.socket;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.FastThreadLocal;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The one timer of an event loop: it goes off when the next of all its sockets' intended starts is due, and starts all that are
 * due by then. It looks at the clock again after each, and gives the loop back now and then, so that replies are read meanwhile.
 */
final class Pacer implements Runnable {
    /** What {@link Paced#due} returns when nothing will be due any more. */
    static final long NEVER = Long.MAX_VALUE;

    private static final int MOST_AT_ONCE = 64;

    private static final FastThreadLocal<@Nullable Pacer> OF_THIS_LOOP = new FastThreadLocal<>();

    /** What has instants at which it is due. */
    interface Paced {

        /**
         * Does what is due.
         *
         * @param nowNs not before the instant that was asked for
         * @return the next instant, or {@link #NEVER}
         */
        long due(long nowNs);
    }

    private static final class Due {
        final Paced paced;
        long dueNs;

        Due(Paced paced, long dueNs) {
            this.paced = paced;
            this.dueNs = dueNs;
        }
    }

    private final EventLoop loop;
    private final PriorityQueue<Due> dues = new PriorityQueue<>((a, b) -> Long.signum(a.dueNs - b.dueNs));
    private @Nullable ScheduledFuture<?> timer;
    private long timerNs;

    private Pacer(EventLoop loop) {
        this.loop = loop;
    }

    /** The calling event loop's pacer. */
    static Pacer of(EventLoop loop) {
        Pacer pacer = OF_THIS_LOOP.get();
        if (pacer == null) {
            pacer = new Pacer(loop);
            OF_THIS_LOOP.set(pacer);
        }
        return pacer;
    }

    /** Asks for a call at an instant of {@link System#nanoTime()}. */
    void at(long dueNs, Paced paced) {
        dues.add(new Due(paced, dueNs));
        arm();
    }

    @Override
    public void run() {
        timer = null;
        long now = System.nanoTime();
        for (int i = 0; i < MOST_AT_ONCE && !dues.isEmpty() && dues.element().dueNs - now <= 0; i++) {
            Due due = dues.remove();
            due.dueNs = due.paced.due(now);
            if (due.dueNs != NEVER) {
                dues.add(due);
            }
            now = System.nanoTime();
        }
        arm();
    }

    private void arm() {
        Due next = dues.peek();
        if (next == null || (timer != null && timerNs - next.dueNs <= 0)) {
            return;
        }
        if (timer != null) {
            timer.cancel(false);
        }
        timerNs = next.dueNs;
        timer = loop.schedule(this, Math.max(0, timerNs - System.nanoTime()), TimeUnit.NANOSECONDS);
    }
}
