package dev.onecore.socket;

import dev.onecore.load.ArrivalSchedule;
import dev.onecore.model.Load;
import io.netty.buffer.ByteBuf;

/**
 * Echoes on an open schedule: a message goes out when it is due, whatever has come back. A late injector sends late, after the
 * phase's end too, and never skips one.
 */
final class OpenEcho extends PhaseDriver implements Pacer.Paced {
    private static final int BATCH_BYTES = 256 << 10;
    private static final int MOST_AT_ONCE = 256;
    private static final long MOST_UNWRITTEN = 64L << 20;

    private final EchoMessages messages;
    private final ArrivalSchedule schedule;
    private final long[] batch;
    private final InFlight inFlight = new InFlight();
    private long nextNs;
    private boolean draining;

    OpenEcho(PhaseContext part, Load.Echo load) {
        super(part);
        messages = new EchoMessages(part, load.size());
        schedule = ArrivalSchedule.share(
                load.arrivals(), load.ratePerSec(), part.user(), load.connections(), run().seed());
        batch = new long[Math.min(Math.max(BATCH_BYTES / load.size(), 1), MOST_AT_ONCE)];
        nextNs = run().beginNs() + schedule.nextNs();
    }

    @Override
    long firstNs() {
        return dueNs();
    }

    @Override
    void begin(long nowNs) {
        long next = due(nowNs);
        if (next != Pacer.NEVER) {
            Pacer.of(socket().loop()).at(next, this);
        }
    }

    @Override
    public long due(long nowNs) {
        if (over()) {
            return Pacer.NEVER;
        }
        if (nextNs - run().endNs() >= 0) {
            draining = true;
            if (inFlight.count() == 0) {
                end();
            }
            return Pacer.NEVER;
        }
        int count = 0;
        for (; count < batch.length && nextNs - nowNs <= 0 && nextNs - run().endNs() < 0; count++) {
            batch[count] = next();
        }
        send(count);
        return dueNs();
    }

    @Override
    void data(boolean text, ByteBuf in, int at, int length, boolean last) {
        if (inFlight.count() == 0 || !messages.accepts(text, in, at, length, last)) {
            unexpected(messages.expected(), text, in, at, length);
        } else if (last) {
            long arrivalNs = socket().arrivalNs();
            long intendedNs = inFlight.intendedNs();
            recorder().replied(intendedNs, inFlight.actualNs(), arrivalNs, inFlight.alone(), messages.size());
            report().ok(intendedNs, arrivalNs);
            inFlight.remove();
            if (draining && inFlight.count() == 0) {
                end();
            }
        }
    }

    @Override
    long outstanding() {
        for (; nextNs - run().endNs() < 0; next()) {
            // What the schedule had due was planned, though a broken socket cannot send it.
        }
        return inFlight.count();
    }

    @Override
    long recordUnanswered(long nowNs) {
        long count = outstanding();
        for (; inFlight.count() > 0; inFlight.remove()) {
            recorder().unanswered(inFlight.intendedNs(), inFlight.actualNs(), nowNs);
        }
        return count;
    }

    @Override
    long oldestNs() {
        return inFlight.intendedNs();
    }

    private void send(int count) {
        ByteBuf out = socket().buffer(count * messages.frameBytes());
        long actualNs = System.nanoTime();
        for (int i = 0; i < count; i++) {
            recorder().sent(batch[i], actualNs);
            inFlight.add(batch[i], actualNs);
            messages.next(out);
        }
        socket().send(out);
        if (socket().unwritten() > MOST_UNWRITTEN) {
            abandon("the server reads too slowly: " + MOST_UNWRITTEN
                    + " bytes wait to be written, which is all that are kept for it");
        }
    }

    /** The next intended start, or the phase's end when there is none before it. */
    private long dueNs() {
        return nextNs - run().endNs() < 0 ? nextNs : run().endNs();
    }

    private long next() {
        long dueNs = nextNs;
        recorder().planned(1);
        nextNs = run().beginNs() + schedule.nextNs();
        return dueNs;
    }
}
