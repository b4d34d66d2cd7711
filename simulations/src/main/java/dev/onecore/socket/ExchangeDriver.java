package dev.onecore.socket;

import dev.onecore.script.Message;
import dev.onecore.script.Pending;
import dev.onecore.script.ScriptFailure;
import io.gatling.core.session.Session;
import io.netty.buffer.ByteBuf;

/**
 * One user's messages of a protocol of its own in one phase. Those that a key tells apart fail alone; a failure of any other spoils
 * what comes behind it, so the socket is given up.
 */
abstract class ExchangeDriver extends PhaseDriver implements Pending.Owner {
    private static final long MOST_UNWRITTEN = 64L << 20;

    private final Exchange exchange;
    private final Conversation conversation;
    private final Session session;
    private final boolean keyed;
    private final boolean awaited;
    private long number;

    ExchangeDriver(PhaseContext part, Exchange exchange, Conversation conversation) {
        super(part);
        this.exchange = exchange;
        this.conversation = conversation;
        this.session = part.session();
        keyed = exchange.answer().map(AnswerTraits.KEYED);
        awaited = exchange.answer().map(AnswerTraits.AWAITED);
        conversation.phase(this);
        timeout(exchange.timeout().plusSeconds(1));
    }

    /** Whether messages are answered. */
    final boolean awaited() {
        return awaited;
    }

    /** The next message goes out; it was to at {@code intendedNs}. */
    final boolean send(long intendedNs) {
        Message message;
        try {
            message = exchange.source().message(session, number, part().user());
        } catch (ScriptFailure failure) {
            conversation.broken(failure);
            return false;
        }
        long actualNs = System.nanoTime();
        started(intendedNs, actualNs);
        boolean alone = conversation.outstanding() == 0;
        Pending pending = new Pending(
                this,
                exchange.answer(),
                number++,
                intendedNs,
                actualNs,
                exchange.timeout().toNanos(),
                alone);
        if (!conversation.ask(pending, message)) {
            return false;
        }
        if (!awaited) {
            report().ok(intendedNs, actualNs);
        }
        if (socket().unwritten() > MOST_UNWRITTEN) {
            abandon("the server reads too slowly: " + MOST_UNWRITTEN
                    + " bytes wait to be written, which is all that are kept for it");
        }
        return true;
    }

    /** A message is about to be sent. */
    abstract void started(long intendedNs, long actualNs);

    /** Its answer was the right one. */
    abstract void replied(Pending pending, Message reply, long arrivalNs);

    /** One message less is under way. */
    abstract void settled();

    /** One that is not waited for any longer. */
    abstract void unanswered(Pending pending, long nowNs);

    @Override
    final void data(boolean text, ByteBuf in, int at, int length, boolean last) {
        conversation.data(text, in, at, length, last);
    }

    @Override
    public final void answered(Pending pending, Message reply, long arrivalNs) {
        if (over()) {
            return;
        }
        String wrong;
        try {
            wrong = exchange.wrong(pending.number(), reply).orElse("");
        } catch (RuntimeException | Error thrown) {
            conversation.broken(ScriptFailure.of("check", pending.number(), part().user(), thrown));
            return;
        }
        if (wrong.isEmpty()) {
            replied(pending, reply, arrivalNs);
            report().ok(pending.intendedNs(), arrivalNs);
            settled();
        } else {
            failed(pending, wrong, arrivalNs);
        }
    }

    @Override
    public final void first(Pending pending, long arrivalNs) {
        if (!over()) {
            recorder().firstReply(pending.intendedNs(), arrivalNs);
        }
    }

    @Override
    public final void failed(Pending pending, String reason, long nowNs) {
        if (over()) {
            return;
        }
        failOne(pending.intendedNs(), nowNs, reason);
        if (keyed) {
            settled();
        } else {
            abandon(reason);
        }
    }

    @Override
    final long oldestNs() {
        return conversation.oldestNs();
    }

    @Override
    long outstanding() {
        return conversation.outstanding();
    }

    @Override
    final long recordUnanswered(long nowNs) {
        long count = outstanding();
        conversation.abandon(pending -> unanswered(pending, nowNs));
        return count;
    }
}
