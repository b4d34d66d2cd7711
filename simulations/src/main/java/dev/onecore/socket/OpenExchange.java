package dev.onecore.socket;

import dev.onecore.load.ArrivalSchedule;
import dev.onecore.model.Load;
import dev.onecore.script.Message;
import dev.onecore.script.Pending;

/** Messages of a protocol of the user's own on an open schedule: one goes out when it is due, whatever has come back. */
final class OpenExchange extends ExchangeDriver implements Pacer.Paced {
    private static final int MOST_AT_ONCE = 256;

    private final ArrivalSchedule schedule;
    private long nextNs;
    private boolean draining;

    OpenExchange(PhaseContext part, Load.Exchanges load, Exchange exchange, Conversation conversation) {
        super(part, exchange, conversation);
        schedule = ArrivalSchedule.share(
                load.arrivals(), load.ratePerSec(), part.user() % load.connections(), load.connections(), run().seed());
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
            settled();
            return Pacer.NEVER;
        }
        for (int sent = 0; sent < MOST_AT_ONCE && nextNs - nowNs <= 0 && nextNs - run().endNs() < 0; sent++) {
            if (!send(next()) || over()) {
                return Pacer.NEVER;
            }
        }
        return dueNs();
    }

    @Override
    void started(long intendedNs, long actualNs) {
        recorder().sent(intendedNs, actualNs);
    }

    @Override
    void replied(Pending pending, Message reply, long arrivalNs) {
        recorder().replied(pending.intendedNs(), pending.actualNs(), arrivalNs, pending.alone(), reply.bytes().length);
    }

    @Override
    void settled() {
        if (draining && super.outstanding() == 0) {
            end();
        }
    }

    @Override
    void unanswered(Pending pending, long nowNs) {
        recorder().unanswered(pending.intendedNs(), pending.actualNs(), nowNs);
    }

    @Override
    long outstanding() {
        for (; nextNs - run().endNs() < 0; next()) {
            // What the schedule had due was planned, though a broken socket cannot send it.
        }
        return super.outstanding();
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
