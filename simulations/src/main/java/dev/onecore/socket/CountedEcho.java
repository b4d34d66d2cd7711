package dev.onecore.socket;

import dev.onecore.load.ArrivalSchedule;
import dev.onecore.model.Arrivals;
import dev.onecore.model.ContentEcho;
import io.netty.buffer.ByteBuf;

/**
 * Echoes of some content on an open schedule, of which the bytes on the wire are counted: a message goes out when it is due, whatever
 * has come back. Apart from {@link OpenEcho}, so that the way of the usual messages has nothing of it.
 */
final class CountedEcho extends PhaseDriver implements Pacer.Paced {
    private static final int BATCH_BYTES = 256 << 10;
    private static final int MOST_AT_ONCE = 256;
    private static final long MOST_UNWRITTEN = 64L << 20;

    private final ContentMessages messages;
    private final ArrivalSchedule schedule;
    private final long[] batch;
    private final InFlight inFlight = new InFlight();
    private final boolean deflated;
    private long nextNs;
    private long countedBytes;
    private boolean draining;

    CountedEcho(PhaseContext part, ContentEcho load) {
        super(part);
        messages = new ContentMessages(part, load.size(), load.compressible());
        schedule = ArrivalSchedule.share(
                Arrivals.CONSTANT, load.ratePerSec(), part.user(), load.connections(), run().seed());
        deflated = load.deflated();
        batch = new long[Math.min(Math.max(BATCH_BYTES / load.size(), 1), MOST_AT_ONCE)];
        nextNs = run().beginNs() + schedule.nextNs();
    }

    @Override
    long firstNs() {
        return dueNs();
    }

    @Override
    void begin(long nowNs) {
        if (deflated != socket().compresses()) {
            abandon("compression was offered, and the server did not agree");
            return;
        }
        countedBytes = socket().wireBytes();
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
            recorder().replied(intendedNs, inFlight.actualNs(), arrivalNs, inFlight.alone(), wireBytes());
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

    /** Both ways; of a plain message what its two frames take, of compressed ones what passed since the last one came. */
    private long wireBytes() {
        if (!deflated) {
            return 2L * messages.frameBytes() - Integer.BYTES;
        }
        long before = countedBytes;
        countedBytes = socket().wireBytes();
        return countedBytes - before;
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
