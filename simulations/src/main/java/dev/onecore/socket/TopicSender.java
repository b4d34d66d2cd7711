package dev.onecore.socket;

import dev.onecore.contract.Limits;
import dev.onecore.contract.Pool;
import dev.onecore.load.ArrivalSchedule;
import dev.onecore.model.Arrivals;
import dev.onecore.model.FanOut;
import io.netty.buffer.ByteBuf;
import java.time.Duration;

/**
 * The member that sends, on an open schedule: a message goes out when it is due, whatever became of those before. It waits until all
 * are members; if they are not by the phase's begin, the schedule begins when they are.
 */
final class TopicSender extends TopicMember implements Pacer.Paced {
    private static final long JOIN_TIMEOUT_NS = Duration.ofSeconds(5).toNanos();
    private static final long LOOK_AGAIN_NS = Duration.ofMillis(1).toNanos();
    private static final int BATCH_BYTES = 256 << 10;
    private static final int MOST_AT_ONCE = 64;
    private static final long MOST_UNWRITTEN = 64L << 20;

    private final FrameWriter writer;
    private final ArrivalSchedule schedule;
    private final long[] batch;
    private long originNs;
    private long nextNs;

    TopicSender(PhaseContext part, FanOut load, TopicFlow flow) {
        super(part, load, flow);
        writer = part.socket().writer();
        schedule = ArrivalSchedule.share(Arrivals.CONSTANT, load.ratePerSec(), 0, 1, run().seed());
        batch = new long[Math.min(Math.max(BATCH_BYTES / load.size(), 1), MOST_AT_ONCE)];
        originNs = run().beginNs();
        nextNs = originNs + schedule.nextNs();
    }

    @Override
    void joined() {
        super.joined();
        Pacer.of(socket().loop()).at(run().beginNs(), this::awaitMembers);
    }

    private long awaitMembers(long nowNs) {
        if (over()) {
            return Pacer.NEVER;
        }
        if (flow().present() == load().connections()) {
            Pacer.of(socket().loop()).at(dueNs(), this);
            return Pacer.NEVER;
        }
        if (nowNs - run().beginNs() > JOIN_TIMEOUT_NS) {
            abandon("after " + JOIN_TIMEOUT_NS / 1_000_000_000 + " s the topic had " + flow().present()
                    + " members in place of " + load().connections());
            return Pacer.NEVER;
        }
        long lookNs = nowNs + LOOK_AGAIN_NS;
        nextNs += lookNs - originNs;
        originNs = lookNs;
        return lookNs;
    }

    @Override
    public long due(long nowNs) {
        if (over()) {
            return Pacer.NEVER;
        }
        if (nextNs - run().endNs() >= 0) {
            flow().close();
            return Pacer.NEVER;
        }
        int count = 0;
        for (; count < batch.length && nextNs - nowNs <= 0 && nextNs - run().endNs() < 0; count++) {
            batch[count] = next();
        }
        send(count);
        return dueNs();
    }

    private void send(int count) {
        int size = load().size();
        ByteBuf out = socket().buffer(count * (FrameWriter.headerBytes(size) + size));
        long actualNs = System.nanoTime();
        for (int i = 0; i < count; i++) {
            long index = flow().sent();
            if (!flow().send(batch[i], actualNs)) {
                out.release();
                abandon("a member of the topic is too far behind: messages since " + index
                        + " could not be told apart");
                return;
            }
            recorder().published(batch[i], actualNs, load().connections());
            int tail = size - Limits.STAMP_BYTES;
            writer.stamped(out, batch[i], index, TestData.bytes(), Pool.streamOffset(index), tail);
        }
        socket().send(out);
        if (socket().unwritten() > MOST_UNWRITTEN) {
            abandon("the server reads too slowly: " + MOST_UNWRITTEN
                    + " bytes wait to be written, which is all that are kept for it");
        }
    }

    /** What the schedule had due was planned, though a broken socket cannot send it; the others wait for no more of it. */
    @Override
    long outstanding() {
        while (nextNs - run().endNs() < 0) {
            next();
        }
        if (!flow().closed()) {
            flow().close();
        }
        return super.outstanding();
    }

    /** The next intended start, or the phase's end when there is none before it. */
    private long dueNs() {
        return nextNs - run().endNs() < 0 ? nextNs : run().endNs();
    }

    private long next() {
        long dueNs = nextNs;
        recorder().planned(load().connections());
        nextNs = originNs + schedule.nextNs();
        return dueNs;
    }
}
