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
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A protocol of the user's own on one socket, from its handshake to its end: messages are put together and handed to the inbox, which
 * also hears of those that come between two actions. It belongs to the socket's event loop.
 */
final class Conversation implements Inbox.UnaskedListener {
    private static final int USUAL_BYTES = 256;
    private static final long EXPIRY_MS = 50;

    private final Socket socket;
    private final TrialSession trial;
    private final Inbox inbox;
    private final ByteBuf fragments = Unpooled.buffer(USUAL_BYTES);
    private @Nullable LoopRecorder recorder;
    private @Nullable ScheduledFuture<?> expiry;
    private boolean broken;
    private @Nullable ScheduledFuture<?> pings;
    private long pingNs;
    private boolean pingIsOut;

    Conversation(Socket socket, ConversationScript script, TrialSession trial) {
        this.socket = socket;
        this.trial = trial;
        this.inbox = new Inbox(script.rules(), script.splitter().get(), this);
        script.pingEvery()
                .ifPresent(every -> pings = socket.loop()
                        .scheduleWithFixedDelay(this::ping, every.toNanos(), every.toNanos(), TimeUnit.NANOSECONDS));
    }

    /** Where delivery times and round trips of pings go from now on; nowhere for null. */
    void recordInto(@Nullable LoopRecorder next) {
        recorder = next;
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
            watch();
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
            watch();
        } catch (ScriptFailure failure) {
            broken(failure);
        }
    }

    private void send(Message message) {
        byte[] bytes = message.bytes();
        ByteBuf out = socket.buffer(FrameWriter.headerBytes(bytes.length) + bytes.length);
        socket.writer().frame(out, message.isText() ? FrameReader.TEXT : FrameReader.BINARY, bytes);
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
        if (pings != null) {
            pings.cancel(false);
            pings = null;
        }
    }

    /** While something is awaited, looks for what is overdue. */
    private void watch() {
        if (expiry == null && inbox.outstanding() > 0) {
            expiry = socket.loop().scheduleWithFixedDelay(this::expire, EXPIRY_MS, EXPIRY_MS, TimeUnit.MILLISECONDS);
        }
    }

    private void expire() {
        if (inbox.outstanding() == 0) {
            ScheduledFuture<?> idle = expiry;
            expiry = null;
            if (idle != null) {
                idle.cancel(false);
            }
        } else {
            inbox.expire(System.nanoTime());
        }
    }

    private void ping() {
        if (!pingIsOut && socket.broken().isEmpty()) {
            pingIsOut = true;
            pingNs = System.nanoTime();
            ByteBuf out = socket.buffer(FrameWriter.headerBytes(0));
            socket.writer().frame(out, FrameReader.PING, new byte[0]);
            socket.send(out);
        }
    }

    /** A pong came. */
    void ponged(long arrivalNs) {
        if (pingIsOut) {
            pingIsOut = false;
            LoopRecorder open = recorder;
            if (open != null) {
                open.ponged(pingNs, arrivalNs);
            }
        }
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
        LoopRecorder open = recorder;
        if (open != null) {
            open.delivered(arrivalNs - ns, arrivalNs);
        }
    }

    @Override
    public void unmatched(Message message) {
        trial.unmatched(message.quoted());
    }

    @Override
    public void late() {
        trial.counted("late answers");
    }
}
