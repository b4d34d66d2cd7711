package dev.onecore.calibration;

import dev.onecore.contract.Close;
import dev.onecore.contract.Counters;
import dev.onecore.contract.Endpoint;
import dev.onecore.contract.Service;
import dev.onecore.contract.Session;
import dev.onecore.contract.Utf8;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/** What is said on one open WebSocket. */
final class Conversation implements Peer.Reader, Frames.Sink {
    private static final int FIRST_ROOM = 256;
    private static final int VALID_CLOSE_FROM = 1000;
    private static final int VALID_CLOSE_BELOW = 5000;

    /** What is done with the whole messages of an echo. */
    interface Echo {
        void echo(Peer peer, boolean text, byte[] payload);
    }

    private final Peer peer;
    private final Counters counters;
    private final Frames frames = new Frames(this);
    private final Optional<Session> session;
    private final Optional<CorruptUpload> corrupt;
    private final Echo echo;
    private final Runnable ended;
    private final boolean idle;
    private byte[] message = new byte[FIRST_ROOM];
    private int length;

    /**
     * The conversation of a fresh WebSocket.
     *
     * @param corruption of this connection's uploads, if any
     * @param ended called once, when the connection is gone
     */
    Conversation(
            Endpoint endpoint, Peer peer, Service service, Echo echo, Optional<Corruption> corruption, Runnable ended) {
        this.peer = peer;
        this.counters = service.counters();
        this.echo = echo;
        this.ended = ended;
        this.corrupt = corruption.map(each -> new CorruptUpload(peer, each));
        boolean served = endpoint == Endpoint.ECHO || endpoint == Endpoint.IDLE || corrupt.isPresent();
        this.session = served ? Optional.empty() : Optional.of(Session.at(endpoint, service, peer));
        this.idle = endpoint == Endpoint.IDLE;
    }

    @Override
    public void read(ByteBuffer in) {
        try {
            frames.read(in);
        } catch (Frames.Broken broken) {
            counters.error();
            peer.close(broken.code(), String.valueOf(broken.getMessage()));
            in.position(in.limit());
        }
    }

    @Override
    public void data(boolean text, ByteBuffer piece, boolean last) {
        if (peer.ending()) {
            return;
        }
        if (!text && session.isPresent()) {
            session.get().binary(piece, last);
            return;
        }
        keep(piece);
        if (last) {
            byte[] whole = Arrays.copyOf(message, length);
            length = 0;
            message(text, whole);
        }
    }

    private void keep(ByteBuffer piece) {
        int count = piece.remaining();
        if (message.length < length + count) {
            message = Arrays.copyOf(message, Math.max(length + count, 2 * message.length));
        }
        piece.get(message, length, count);
        length += count;
    }

    private void message(boolean text, byte[] whole) {
        if (!text) {
            binary(whole);
            return;
        }
        Optional<String> decoded = Utf8.decode(whole);
        if (decoded.isEmpty()) {
            counters.error();
            peer.close(Close.NOT_UTF8, "a text message is UTF-8");
        } else if (session.isPresent()) {
            session.get().text(decoded.get());
        } else if (corrupt.isPresent()) {
            corrupt.get().text(decoded.get());
        } else if (!idle) {
            echo.echo(peer, true, whole);
        }
    }

    private void binary(byte[] whole) {
        if (corrupt.isPresent()) {
            corrupt.get().binary(whole);
        } else if (!idle) {
            echo.echo(peer, false, whole);
        }
    }

    @Override
    public void control(int opcode, byte[] payload) {
        if (peer.ending()) {
            return;
        }
        if (opcode == Frames.PING) {
            peer.frame(Frames.PONG, ByteBuffer.wrap(payload));
        } else if (opcode == Frames.CLOSE) {
            if (sound(payload)) {
                peer.frame(Frames.CLOSE, ByteBuffer.wrap(payload));
                peer.end();
            } else {
                counters.error();
                peer.close(Close.PROTOCOL_ERROR, "a close frame has a code and a reason in UTF-8, or nothing");
            }
        }
    }

    /** RFC 6455, sections 5.5.1 and 7.4. */
    private static boolean sound(byte[] payload) {
        if (payload.length == 0) {
            return true;
        }
        if (payload.length == 1) {
            return false;
        }
        int code = ByteBuffer.wrap(payload).getShort() & 0xffff;
        boolean reserved = code == 1004 || code == 1005 || code == 1006 || (code > 1014 && code < 3000);
        return code >= VALID_CLOSE_FROM
                && code < VALID_CLOSE_BELOW
                && !reserved
                && Utf8.decode(Arrays.copyOfRange(payload, 2, payload.length)).isPresent();
    }

    @Override
    public void drained() {
        session.ifPresentOrElse(Session::drained, peer::resume);
    }

    @Override
    public void gone() {
        session.ifPresent(Session::closed);
        ended.run();
    }
}
