package dev.onecore.socket;

import dev.onecore.load.LoopRecorder;
import dev.onecore.load.TrialSession;
import dev.onecore.script.Inbox;
import dev.onecore.script.Message;
import dev.onecore.script.Pending;
import dev.onecore.script.ScriptFailure;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A protocol of the user's own on one socket, from its handshake to its end: messages are put together and handed to the inbox, which
 * also hears of those that come between two actions. It belongs to the socket's event loop.
 */
final class Conversation implements Inbox.UnaskedListener, Pings.PingListener {
    private static final int USUAL_BYTES = 256;

    /** Time-outs are looked at no more often than that, so that each ends up to so much later. */
    private static final long EXPIRY_NS = TimeUnit.MILLISECONDS.toNanos(20);

    private final Socket socket;
    private final TrialSession trial;
    private final Inbox inbox;
    private final String name;
    private final ByteBuf fragments = Unpooled.buffer(USUAL_BYTES);
    private final Optional<LoopRecorder> ofAction;
    private final Optional<Pings> pings;
    private final Optional<HeartBeats> heartBeats;
    private @Nullable ExchangeDriver phase;
    private @Nullable ScheduledFuture<?> expiry;
    private long expiryNs;
    private boolean broken;

    Conversation(Socket socket, ConversationScript script, TrialSession trial) {
        this.socket = socket;
        this.trial = trial;
        this.name = script.name();
        this.inbox = new Inbox(script.rules(), script.splitter().get(), this);
        this.ofAction = trial.recorderOf(name);
        this.pings = script.pingEvery().map(every -> new Pings(socket, every.toNanos(), this));
        this.heartBeats = script.heartBeat().map(beat -> new HeartBeats(socket.loop(), beat, this));
        script.clocks().forEach(trial::noted);
    }

    /** Sends a heart-beat, which nothing answers; not where the socket is of no further use. */
    void beat(Message message) {
        if (socket.broken().isEmpty()) {
            send(message);
            trial.counted(name + ": heart-beats sent");
        }
    }

    /** A phase begins, whose figures delivery times and round trips of pings are where the action has none of its own. */
    void phase(ExchangeDriver begun) {
        phase = begun;
    }

    private Optional<LoopRecorder> recorder() {
        ExchangeDriver running = phase;
        return ofAction.isPresent() || running == null || running.over() ? ofAction : Optional.of(running.recorder());
    }

    /** Messages whose answers are awaited. */
    int outstanding() {
        return inbox.outstanding();
    }

    /**
     * Sends a message whose answer is awaited.
     *
     * @return whether it was sent; if not, the script is broken, and with it the socket
     */
    boolean ask(Pending pending, Message message) {
        try {
            inbox.expect(pending, message);
            watch(pending.deadlineNs());
        } catch (ScriptFailure failure) {
            broken(failure);
            return false;
        }
        send(message);
        return true;
    }

    /** Awaits a message without sending one. */
    void await(Pending pending) {
        try {
            inbox.expect(pending, null);
            watch(pending.deadlineNs());
        } catch (ScriptFailure failure) {
            broken(failure);
        }
    }

    private void send(Message message) {
        frame(message.isText() ? FrameReader.TEXT : FrameReader.BINARY, message.bytes());
        message.attachments().forEach(attachment -> frame(FrameReader.BINARY, attachment));
    }

    private void frame(int opcode, byte[] bytes) {
        ByteBuf out = socket.buffer(FrameWriter.headerBytes(bytes.length) + bytes.length);
        socket.writer().frame(out, opcode, bytes);
        socket.send(out);
    }

    /** The next bytes of what the server says; see {@link FrameReader.Sink#data}. */
    void data(boolean text, ByteBuf in, int at, int length, boolean last) {
        byte[] bytes;
        if (last && !fragments.isReadable()) {
            bytes = ByteBufUtil.getBytes(in, at, length);
        } else {
            fragments.writeBytes(in, at, length);
            if (!last) {
                return;
            }
            bytes = ByteBufUtil.getBytes(fragments);
            fragments.clear();
        }
        try {
            inbox.received(Message.of(text, bytes), socket.arrivalNs());
        } catch (ScriptFailure failure) {
            broken(failure);
        }
    }

    /** The script is wrong: what it measures is of no use, so the trial ends, and no server is blamed. */
    void broken(ScriptFailure failure) {
        String reason = String.valueOf(failure.getMessage());
        if (!broken) {
            broken = true;
            trial.fail(reason);
        }
        socket.fail(reason);
    }

    /** The socket is gone; what is awaited will not come. */
    void broken(String reason) {
        stop();
        long nowNs = System.nanoTime();
        inbox.abandon(pending -> pending.owner().failed(pending, reason, nowNs));
    }

    /** Hands out all that is awaited, and awaits none of it any longer. */
    void abandon(Consumer<Pending> each) {
        inbox.abandon(each);
    }

    /** When the oldest message that is awaited was to be sent; now, when none is. */
    long oldestNs() {
        return inbox.oldestNs(System.nanoTime());
    }

    /** Nothing is looked after any more: the socket was closed. */
    void stop() {
        if (expiry != null) {
            expiry.cancel(false);
            expiry = null;
        }
        pings.ifPresent(all -> all.stop(System.nanoTime()));
        heartBeats.ifPresent(HeartBeats::stop);
    }

    /** Looks for what is overdue at an instant, unless it does so before. */
    private void watch(long deadlineNs) {
        if (inbox.outstanding() == 0 || (expiry != null && expiryNs - deadlineNs <= 0)) {
            return;
        }
        if (expiry != null) {
            expiry.cancel(false);
        }
        long waitNs = Math.max(EXPIRY_NS, deadlineNs - System.nanoTime());
        expiryNs = deadlineNs;
        expiry = socket.loop().schedule(this::expire, waitNs, TimeUnit.NANOSECONDS);
    }

    private void expire() {
        expiry = null;
        long nowNs = System.nanoTime();
        watch(inbox.expire(nowNs, nowNs + Long.MAX_VALUE / 2));
    }

    /** A pong came. */
    void ponged(ByteBuf payload) {
        pings.ifPresent(all -> all.ponged(payload, socket.arrivalNs()));
    }

    @Override
    public void ponged(long dueNs, long arrivalNs) {
        recorder().ifPresent(open -> open.ponged(dueNs, arrivalNs));
    }

    @Override
    public void unanswered(long dueNs, long nowNs) {
        trial.counted(name + ": pings without a pong");
        recorder().ifPresent(open -> open.ponged(dueNs, nowNs));
    }

    @Override
    public void reply(Message message) {
        send(message);
    }

    @Override
    public void counted(String name) {
        trial.counted(name);
    }

    @Override
    public void measured(long ns, long arrivalNs) {
        if (ns < 0) {
            trial.counted(name + ": messages with a stamp later than their arrival, as the two clocks differ");
        } else {
            recorder().ifPresent(open -> open.delivered(arrivalNs - ns, arrivalNs));
        }
    }

    @Override
    public void unmatched(Message message) {
        trial.unmatched(message.quoted());
    }

    /** What comes late would answer the next message, and so on to the end. */
    @Override
    public void orderLost() {
        socket.fail("it was given up, as an answer that its place alone tells did not come in time");
    }

    @Override
    public void late() {
        trial.counted(name + ": answers after their time-out");
    }

    @Override
    public void doubtful() {
        trial.counted(name + ": answers that may be those of earlier messages, which had timed out");
    }
}
