package dev.onecore.exam;

import dev.onecore.contract.Command;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * Our end of a WebSocket: sends whatever frames it is given, and reads the server's, each held to RFC 6455.
 *
 * <p>One thread may send while another reads.
 */
final class Peer {

    private static final int LONGEST_MESSAGE = 65 << 20;

    private final RawSocket socket;
    private final Optional<Inflated> inflated;
    private boolean compressed;

    Peer(RawSocket socket) {
        this(socket, Optional.empty());
    }

    /** Our end of a WebSocket on which compression was agreed. */
    static Peer deflating(RawSocket socket) {
        return new Peer(socket, Optional.of(new Inflated()));
    }

    private Peer(RawSocket socket, Optional<Inflated> inflated) {
        this.socket = socket;
        this.inflated = inflated;
    }

    /** Returns whether the message that was read last came compressed. */
    boolean cameCompressed() {
        return compressed;
    }

    /** Returns the bytes that the last compressed message took on the wire, without its headers. */
    int compressedBytes() {
        return inflated.map(Inflated::taken).orElse(0);
    }

    RawSocket socket() {
        return socket;
    }

    void send(Frame... frames) throws IOException {
        ByteArrayOutputStream wire = new ByteArrayOutputStream();
        for (Frame frame : frames) {
            wire.writeBytes(frame.bytes());
        }
        socket.write(wire.toByteArray());
    }

    void command(Command command) throws IOException {
        send(Frame.text(command.json()));
    }

    /** Sends a text message: one to be echoed, or a command that no {@link Command} can be. */
    void say(String text) throws IOException {
        send(Frame.text(text));
    }

    /** Returns the next message or end; the server's pings are answered and skipped, its pongs are skipped. */
    Arrival next() throws IOException {
        while (true) {
            Arrival arrival = nextOfAll();
            if (!(arrival instanceof Arrival.Control control)) {
                return arrival;
            }
            if (control.opcode() == Frame.PING) {
                send(Frame.of(Frame.PONG, control.payload().getBytes(StandardCharsets.ISO_8859_1)));
            }
        }
    }

    /** Returns the next message, ping, pong or end. */
    Arrival nextOfAll() throws IOException {
        try {
            return read();
        } catch (EOFException e) {
            return new Arrival.Gone("end of stream inside a frame");
        } catch (SocketException e) {
            return new Arrival.Gone(String.valueOf(e.getMessage()));
        }
    }

    String text() throws IOException {
        Arrival arrival = next();
        if (arrival instanceof Arrival.Text text) {
            return text.text();
        }
        throw new Violation("a text message", arrival.words());
    }

    byte[] binary() throws IOException {
        Arrival arrival = next();
        if (arrival instanceof Arrival.Binary binary) {
            return binary.bytes();
        }
        throw new Violation("a binary message", arrival.words());
    }

    /** Reads the event of a kind that must come next. */
    CheckedJson event(String kind) throws IOException {
        return requireEvent(next(), kind);
    }

    /** Reads the error event of a code that must come next. */
    CheckedJson error(String code, boolean fatal) throws IOException {
        return requireError(next(), code, fatal);
    }

    static CheckedJson requireEvent(Arrival arrival, String kind) {
        if (arrival instanceof Arrival.Text text) {
            CheckedJson event = CheckedJson.parse(text.text());
            if (event.textIfAny("ev").filter(kind::equals).isPresent()) {
                return event;
            }
        }
        throw new Violation("event \"" + kind + "\"", arrival.words());
    }

    static CheckedJson requireError(Arrival arrival, String code, boolean fatal) {
        CheckedJson error = requireEvent(arrival, "error");
        Violation.unlessEqual("error code", code, error.text("code"));
        Violation.unlessEqual("fatal of " + code, fatal, error.flag("fatal"));
        error.text("msg");
        return error;
    }

    /** Reads on until the server closes with a code. */
    void closed(int code) throws IOException {
        Arrival arrival = next();
        boolean right = arrival instanceof Arrival.Close close && close.code() == code;
        Violation.unless(right, "close " + code, arrival.words());
    }

    /** Skips messages until the server closes with a code or drops the connection. */
    void closedOrDropped(int code) throws IOException {
        Arrival arrival = next();
        while (arrival instanceof Arrival.Text || arrival instanceof Arrival.Binary) {
            arrival = next();
        }
        boolean right =
                arrival instanceof Arrival.Gone || (arrival instanceof Arrival.Close close && close.code() == code);
        Violation.unless(right, "close " + code + " or a dropped connection", arrival.words());
    }

    /** Reads the end of the connection, which nothing may come before. */
    void closedOrDroppedUnanswered(int code) throws IOException {
        Arrival arrival = next();
        boolean right =
                arrival instanceof Arrival.Gone || (arrival instanceof Arrival.Close close && close.code() == code);
        Violation.unless(right, "close " + code + " or a dropped connection", arrival.words());
    }

    /** Sends a ping and reads until its pong; a message in between is a violation. */
    void requirePong(String payload) throws IOException {
        send(Frame.ping(payload));
        Arrival arrival = nextOfAll();
        boolean right = arrival instanceof Arrival.Control control
                && control.opcode() == Frame.PONG
                && control.payload().equals(payload);
        Violation.unless(right, "pong '" + payload + "'", arrival.words());
    }

    /** Waits for a while and fails if anything comes. */
    void requireSilence(Duration time) throws IOException {
        socket.timeout(time);
        try {
            throw new Violation("silence", nextOfAll().words());
        } catch (SocketTimeoutException e) {
            socket.timeout(RawSocket.TIMEOUT);
        }
    }

    private Arrival read() throws IOException {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        int kind = -1;
        while (true) {
            int first = socket.read();
            if (first < 0) {
                return new Arrival.Gone("end of stream");
            }
            int opcode = first & 0x0f;
            int allowed = inflated.isPresent() && opcode > 0 && opcode < Frame.CLOSE ? 0x40 : 0;
            Violation.unless((first & 0x70 & ~allowed) == 0, "no reserved bits from the server", "first byte " + first);
            byte[] payload = payload(opcode >= Frame.CLOSE);
            if (opcode == Frame.CLOSE) {
                return close(payload);
            }
            if (opcode == Frame.PING || opcode == Frame.PONG) {
                return new Arrival.Control(opcode, new String(payload, StandardCharsets.ISO_8859_1));
            }
            boolean begins = opcode == Frame.TEXT || opcode == Frame.BINARY;
            Violation.unless(
                    kind < 0 ? begins : opcode == 0, "the server's frames in a valid order", "opcode " + opcode);
            kind = begins ? opcode : kind;
            compressed = begins ? (first & 0x40) != 0 : compressed;
            boolean last = (first & 0x80) != 0;
            if (last && begins) {
                return message(kind, payload);
            }
            joined.writeBytes(payload);
            if (last) {
                return message(kind, joined.toByteArray());
            }
        }
    }

    private byte[] payload(boolean control) throws IOException {
        int second = socket.read(1)[0] & 0xff;
        Violation.unless(second < 128, "unmasked frames from the server", "a mask");
        Violation.unless(!control || second < 126, "at most 125 bytes in a control frame", "more");
        long length = second;
        if (second == 126) {
            length = ByteBuffer.wrap(socket.read(2)).getShort() & 0xffff;
        } else if (second == 127) {
            length = ByteBuffer.wrap(socket.read(8)).getLong();
        }
        Violation.unless(length >= 0 && length <= LONGEST_MESSAGE, "a frame of at most 64 MiB", length + " bytes");
        return socket.read((int) length);
    }

    private Arrival message(int opcode, byte[] came) {
        byte[] payload = compressed ? inflated.orElseThrow().of(came) : came;
        if (opcode == Frame.BINARY) {
            return new Arrival.Binary(payload);
        }
        try {
            return new Arrival.Text(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(payload))
                    .toString());
        } catch (CharacterCodingException e) {
            throw new Violation("UTF-8 in the server's text", e.getMessage() + "");
        }
    }

    private static Arrival close(byte[] payload) {
        if (payload.length < 2) {
            return new Arrival.Close(1005, "");
        }
        int code = ByteBuffer.wrap(payload).getShort() & 0xffff;
        return new Arrival.Close(code, new String(payload, 2, payload.length - 2, StandardCharsets.UTF_8));
    }
}
