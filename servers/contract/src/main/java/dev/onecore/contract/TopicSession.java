package dev.onecore.contract;

import dev.onecore.contract.Refusal.Code;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * A connection of {@code /topic}: once it is a member, each of its binary messages goes to all members, itself included.
 *
 * <pre>
 *             a turn's share is sent, or a member does not keep up
 *   passing ────────────────────────────────────────────────────────▶ waiting: what was read is kept, no more is read
 *   on       ◀────────────────────────────────────────────────────────
 *             the next turn, and all members keep up
 * </pre>
 */
final class TopicSession extends Session {
    private static final byte[] NOTHING = {};

    private final Queue<ByteBuffer> waiting = new ArrayDeque<>();
    private @Nullable Topic topic;
    private byte[] gathered = NOTHING;
    private int length;
    private int sentInTurn;
    private boolean turnIsOver;
    private boolean clogged;

    TopicSession(Service service, Wire wire) {
        super(service, wire);
    }

    @Override
    void command(String op, JsonObject command) throws Refusal {
        if (!op.equals("join")) {
            throw new Refusal(Code.BAD_OP, "op must be join");
        }
        if (topic != null) {
            throw new Refusal(Code.BUSY, "this connection is a member of a topic until it ends");
        }
        Topic joined = service().topics().join(Command.Join.read(command).topic(), this);
        topic = joined;
        send(new Event.Joined(joined.name(), joined.size()));
    }

    @Override
    void data(ByteBuffer part, boolean last) throws Refusal {
        Topic joined = topic;
        if (joined == null) {
            throw new Refusal(Code.NOT_JOINED, "send a join command before the first message");
        }
        keep(part);
        if (last) {
            ByteBuffer message = ByteBuffer.wrap(gathered, 0, length);
            gathered = NOTHING;
            length = 0;
            if (turnIsOver || joined.clogged()) {
                waiting.add(message);
                waitForOthers();
            } else {
                passOn(joined, message);
            }
        }
    }

    /** Memory follows the bytes that came; a message in one part takes as much as it has. */
    private void keep(ByteBuffer part) {
        int count = part.remaining();
        if (gathered.length < length + count) {
            gathered = Arrays.copyOf(gathered, Math.max(length + count, length == 0 ? 0 : 2 * gathered.length));
        }
        part.get(gathered, length, count);
        length += count;
    }

    private void passOn(Topic joined, ByteBuffer message) {
        joined.deliver(message);
        sentInTurn += joined.size();
        if (sentInTurn >= Limits.MAX_BATCH) {
            turnIsOver = true;
            wire().later(0, () -> guarded(this::nextTurn));
        }
    }

    private void nextTurn() {
        turnIsOver = false;
        sentInTurn = 0;
        Topic joined = topic;
        while (joined != null && !waiting.isEmpty() && !turnIsOver && !joined.clogged()) {
            passOn(joined, waiting.remove());
        }
        if (waiting.isEmpty()) {
            goOn();
        }
    }

    /** All members keep up again. */
    void mayGoOn() {
        if (!waiting.isEmpty() && !turnIsOver) {
            turnIsOver = true;
            wire().later(0, () -> guarded(this::nextTurn));
        }
    }

    /** Sends a message of a member to this one. */
    void receive(ByteBuffer message) {
        guarded(() -> {
            wire().shared(message);
            wire().flush();
            service().counters().sent(message.remaining());
            Topic joined = topic;
            if (joined != null && !clogged && !wire().writable()) {
                clogged = true;
                joined.clogs();
            }
        });
    }

    @Override
    void proceed() {
        Topic joined = topic;
        if (joined != null && clogged) {
            clogged = false;
            joined.unclogs();
        }
    }

    /** What came before the end is still passed on: it was sent. */
    @Override
    void abandon() {
        Topic left = topic;
        if (left != null) {
            topic = null;
            service().topics().leave(left, this);
            while (!waiting.isEmpty()) {
                left.deliver(waiting.remove());
            }
            if (clogged) {
                clogged = false;
                left.unclogs();
            }
        }
    }
}
