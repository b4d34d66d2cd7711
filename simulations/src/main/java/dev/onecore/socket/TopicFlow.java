package dev.onecore.socket;

import dev.onecore.load.LoopRecorder;
import dev.onecore.load.PhaseRun;
import dev.onecore.model.FanOut;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * The messages of one topic in one phase: when each was sent, and to how many of its members it has not come yet. The members' event
 * loops share it, without a lock.
 *
 * <p>Where there are several of them, one may hand on an arrival a little after another that came later: the median member's time is
 * then off by as much, and the last member's never, as it is the latest of all.
 */
final class TopicFlow {
    /** Messages that may be on their way at a time. */
    private static final int MOST_UNDER_WAY = 1 << 16;

    private final PhaseRun run;
    private final int deliveries;
    private final int mask;
    private final AtomicLongArray intendedNs;
    private final AtomicLongArray actualNs;
    private final AtomicLongArray latestNs;
    private final AtomicIntegerArray missing;
    private final List<TopicMember> members = new CopyOnWriteArrayList<>();
    private volatile long sent;
    private volatile boolean closed;

    TopicFlow(PhaseRun run, FanOut load) {
        this.run = run;
        this.deliveries = load.connections();
        long planned = (long) Math.ceil((run.endNs() - run.beginNs()) / 1e9 * load.ratePerSec()) + 1;
        int capacity = Integer.highestOneBit((int) Math.min(planned, MOST_UNDER_WAY - 1)) << 1;
        mask = capacity - 1;
        intendedNs = new AtomicLongArray(capacity);
        actualNs = new AtomicLongArray(capacity);
        latestNs = new AtomicLongArray(capacity);
        missing = new AtomicIntegerArray(capacity);
    }

    /** The phase, or the turn of it. */
    PhaseRun run() {
        return run;
    }

    /** A member gets what is sent from now on. */
    void joined(TopicMember member) {
        members.add(member);
    }

    /** How many members there are by now. */
    int present() {
        return members.size();
    }

    /** Messages that were sent. */
    long sent() {
        return sent;
    }

    /** Whether none is sent any more. */
    boolean closed() {
        return closed;
    }

    /** No message is sent any more, which each member is told on its event loop. */
    void close() {
        closed = true;
        for (TopicMember member : members) {
            member.socket().loop().execute(member::endWhenComplete);
        }
    }

    /**
     * The next message is about to be sent.
     *
     * @return false when that many are under way that its place is still in use
     */
    boolean send(long intended, long actual) {
        long index = sent;
        int slot = slot(index);
        if (missing.get(slot) > 0) {
            return false;
        }
        intendedNs.set(slot, intended);
        actualNs.set(slot, actual);
        latestNs.set(slot, actual);
        // One more than there are, until the last one's time is recorded.
        missing.set(slot, deliveries + 1);
        // The sender's thread alone writes it.
        sent = index + 1;
        return true;
    }

    /** Whether a message with that stamp was sent. */
    boolean knows(long index, long stamp) {
        return index < sent && intendedNs.get(slot(index)) == stamp;
    }

    /** When the message was to be sent. */
    long intendedNs(long index) {
        return intendedNs.get(slot(index));
    }

    /** A member has got the message, checked. */
    void arrived(long index, long arrivalNs, LoopRecorder recorder, int bytes) {
        int slot = slot(index);
        recorder.replied(intendedNs.get(slot), actualNs.get(slot), arrivalNs, false, bytes);
        count(slot, arrivalNs, recorder);
    }

    /** A member does not wait for the message any longer: the times are at least these. */
    void unanswered(long index, long nowNs, LoopRecorder recorder) {
        int slot = slot(index);
        recorder.unanswered(intendedNs.get(slot), actualNs.get(slot), nowNs);
        count(slot, nowNs, recorder);
    }

    private void count(int slot, long ns, LoopRecorder recorder) {
        long latest = latestNs.get(slot);
        while (ns - latest > 0 && !latestNs.compareAndSet(slot, latest, ns)) {
            latest = latestNs.get(slot);
        }
        long intended = intendedNs.get(slot);
        int left = missing.decrementAndGet(slot);
        if (left == deliveries / 2 + 1) {
            recorder.cameToMedianMember(intended, ns);
        }
        if (left == 1) {
            recorder.cameToLastMember(intended, latestNs.get(slot));
            missing.set(slot, 0);
        }
    }

    private int slot(long index) {
        return (int) index & mask;
    }
}
