package dev.onecore.contract;

import dev.onecore.contract.JsonObject.BadJson;
import dev.onecore.contract.Refusal.Code;
import java.nio.ByteBuffer;

/**
 * One connection of {@code /stream}, {@code /upload}, {@code /download} or {@code /topic}: what the contract says to each message, free
 * of any framework.
 *
 * <pre>
 *            start                      last message, stop, last byte, cancel
 *   idle ─────────────▶ running ───────────────────────────────────────────▶ idle
 *     │  bad-json, bad-op, bad-param      │ … and busy: an event, the state stays
 *     │                                   │
 *     └──────────── fatal refusal, or the peer is gone ──▶ over
 * </pre>
 *
 * <p>The adapter calls the public methods on the connection's event-loop thread. A fault inside closes this connection
 * with 1011 and is logged; the others go on.
 */
public abstract sealed class Session permits ProducingSession, UploadSession, TopicSession {
    /** Reasons not to take messages from the peer. */
    private static final int EVENTS_WAIT = 1;

    private static final int OTHERS_WAIT = 2;

    private final Service service;
    private final Wire wire;
    private boolean over;
    private int holds;
    private long partialBytes;

    Session(Service service, Wire wire) {
        this.service = service;
        this.wire = wire;
    }

    /**
     * The session of a fresh connection.
     *
     * @throws IllegalArgumentException for {@link Endpoint#ECHO}, {@link Endpoint#ECHO_DEFLATE} and {@link Endpoint#IDLE}, which the framework serves
     */
    public static Session at(Endpoint endpoint, Service service, Wire wire) {
        return switch (endpoint) {
            case STREAM -> new ProducingSession(service, wire, true, StreamRun::start);
            case DOWNLOAD -> new ProducingSession(service, wire, false, DownloadRun::start);
            case UPLOAD -> new UploadSession(service, wire);
            case TOPIC -> new TopicSession(service, wire);
            case ECHO, IDLE, ECHO_DEFLATE -> throw new IllegalArgumentException(endpoint + " needs no session");
        };
    }

    /** A whole text message came in. */
    public final void text(String message) {
        guarded(() -> {
            int bytes = Utf8.length(message);
            service.counters().received(bytes);
            if (bytes > Limits.MAX_COMMAND) {
                throw new Refusal(Code.BAD_JSON, "a command has at most " + Limits.MAX_COMMAND + " bytes");
            }
            JsonObject command = parse(message);
            String op = command.text("op")
                    .orElseThrow(() -> new Refusal(Code.BAD_JSON, "a command is an object with a text member op"));
            command(op, command);
        });
    }

    /**
     * Bytes of a binary message came in: a whole message, or its parts in turn as frames or buffers bring them.
     *
     * @param part not kept after the call
     * @param last whether the message ends with it
     */
    public final void binary(ByteBuffer part, boolean last) {
        guarded(() -> {
            partialBytes += part.remaining();
            if (partialBytes > Limits.MAX_MESSAGE) {
                end(Close.TOO_BIG, "a message has at most " + Limits.MAX_MESSAGE + " bytes");
                return;
            }
            long bytes = partialBytes;
            if (last) {
                partialBytes = 0;
                service.counters().received(bytes);
            }
            data(part, last);
        });
    }

    /** The wire is writable again. */
    public final void drained() {
        guarded(() -> {
            release(EVENTS_WAIT);
            if (holds != 0) {
                // Some adapters take messages again as soon as there is room.
                wire.pause();
            }
            proceed();
        });
    }

    /** The connection is gone, ended by either side; to be called exactly once. */
    public final void closed() {
        if (!over) {
            over = true;
            abandon();
        }
    }

    /** A command whose {@code op} is a text. */
    abstract void command(String op, JsonObject command) throws Refusal;

    /** A part of a binary message within the limits. */
    abstract void data(ByteBuffer part, boolean last) throws Refusal;

    /** The wire is writable again: what waited for it goes on. */
    abstract void proceed();

    /** What runs is over without an event: nothing of it may be kept. */
    abstract void abandon();

    final Service service() {
        return service;
    }

    final Wire wire() {
        return wire;
    }

    final long nowNs() {
        return service.clockNs().getAsLong();
    }

    /** Sends an event. A peer that does not read its events is not read either, so that they cannot pile up. */
    final void send(Event event) {
        String json = event.json();
        service.counters().sent(Utf8.length(json));
        wire.text(json);
        wire.flush();
        if (!wire.writable()) {
            hold(EVENTS_WAIT);
        }
    }

    /** What came cannot be passed on yet: takes no more messages until {@link #goOn}. */
    final void waitForOthers() {
        hold(OTHERS_WAIT);
    }

    /** Takes messages again, unless there is another reason not to. */
    final void goOn() {
        release(OTHERS_WAIT);
    }

    private void hold(int reason) {
        if (holds == 0) {
            wire.pause();
        }
        holds |= reason;
    }

    private void release(int reason) {
        if (holds != 0) {
            holds &= ~reason;
            if (holds == 0) {
                wire.resume();
            }
        }
    }

    /** Runs one turn of this session, if it is not over; every call into a session goes through here. */
    final void guarded(Turn turn) {
        if (over) {
            return;
        }
        try {
            turn.run();
        } catch (Refusal refusal) {
            service.counters().error();
            send(refusal.event());
            if (refusal.fatal()) {
                close(Close.POLICY, refusal.reason());
            }
        } catch (RuntimeException fault) {
            Log.fault(fault);
            end(Close.SERVER_FAULT, "a fault of the server");
        }
    }

    private void end(Close code, String reason) {
        service.counters().error();
        close(code, reason);
    }

    private void close(Close code, String reason) {
        closed();
        wire.close(code, reason);
    }

    private static JsonObject parse(String message) throws Refusal {
        try {
            return JsonObject.parse(message);
        } catch (BadJson bad) {
            throw new Refusal(Code.BAD_JSON, String.valueOf(bad.getMessage()));
        }
    }

    /** Something to do that may be refused. */
    interface Turn {
        void run() throws Refusal;
    }
}
