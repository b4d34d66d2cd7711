package dev.onecore.exam;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The reference server's end of one WebSocket: reads frames, joins messages, and ends the connection on bad ones. */
final class ReferenceSocket {

    private static final int MAX_MESSAGE = 1 << 20;

    private final ReferenceServer server;
    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final ReferenceEndpoint endpoint;
    private ByteArrayOutputStream joined = new ByteArrayOutputStream();
    private final Optional<Inflated> inflated;
    private boolean compressed;
    private boolean controlOpen;
    private int kind;
    private int fragments;

    ReferenceSocket(
            ReferenceServer server, Socket socket, InputStream in, OutputStream out, String path, boolean deflates) {
        this.inflated = deflates ? Optional.of(new Inflated()) : Optional.empty();
        this.server = server;
        this.socket = socket;
        this.in = in;
        this.out = out;
        this.endpoint = new ReferenceEndpoint(server, this, path);
    }

    /** A reason to close the connection from this side. */
    static final class Closing extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final int code;

        Closing(int code) {
            super("close " + code);
            this.code = code;
        }
    }

    /** Serves until the end and returns whether it was an orderly one. */
    boolean serve() throws IOException {
        server.sockets.add(this);
        if (server.has(Fault.PINGS)) {
            write(Frame.PING, new byte[0]);
        }
        try {
            while (frame()) {
                Thread.onSpinWait();
            }
            return true;
        } catch (Closing closing) {
            write(
                    Frame.CLOSE,
                    ByteBuffer.allocate(2).putShort((short) closing.code).array());
            // What the peer still sends is read away: a close with unread bytes would be an RST that eats the frame.
            socket.shutdownOutput();
            socket.setSoTimeout(200);
            in.transferTo(OutputStream.nullOutputStream());
            return true;
        } finally {
            server.sockets.remove(this);
            endpoint.gone();
        }
    }

    /** Ends the connection from this side, unless the peer does not even read. */
    void goAway(int code) {
        Thread thread = new Thread(() -> {
            try {
                write(Frame.CLOSE, ByteBuffer.allocate(2).putShort((short) code).array());
                socket.shutdownOutput();
            } catch (IOException e) {
                server.errors.incrementAndGet();
            }
        });
        thread.setDaemon(true);
        thread.start();
        try {
            thread.join(500);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean frame() throws IOException {
        int first = in.read();
        if (first < 0) {
            throw new EOFException("gone");
        }
        if (server.has(Fault.WANTS_WHOLE_FRAMES) && in.available() == 0) {
            throw new Closing(1002);
        }
        int opcode = first & 15;
        boolean last = (first & 0x80) != 0;
        boolean announced = inflated.isPresent() && (opcode == Frame.TEXT || opcode == Frame.BINARY);
        if ((first & (announced ? 0x30 : 0x70)) != 0 && !server.has(Fault.TAKES_RESERVED_BITS)) {
            throw new Closing(1002);
        }
        if (announced) {
            compressed = (first & 0x40) != 0;
        }
        byte[] payload = payload(opcode);
        if (opcode >= 8) {
            if (!last && !server.has(Fault.TAKES_FRAGMENTED_CONTROL)) {
                throw new Closing(1002);
            }
            controlOpen = !last;
            return control(opcode, payload);
        }
        data(opcode, last, payload);
        return true;
    }

    private byte[] payload(int opcode) throws IOException {
        int second = in.read();
        long length = second & 127;
        if (length > 125) {
            length = new java.math.BigInteger(1, exactly(length == 126 ? 2 : 8)).longValue();
        }
        boolean masked = (second & 128) != 0;
        if (!masked && !server.has(Fault.TAKES_UNMASKED)) {
            throw new Closing(1002);
        }
        if (opcode >= 8 && length > 125 && !server.has(Fault.TAKES_LONG_CONTROL)) {
            throw new Closing(1002);
        }
        if (server.has(Fault.ALLOCATES_CLAIMS) && length > MAX_MESSAGE) {
            ByteBuffer.allocateDirect((int) Math.min(length, 64 << 20));
        }
        int most = server.has(Fault.STOPS_SHORT_OF_1_MIB) ? MAX_MESSAGE - 1 : MAX_MESSAGE;
        boolean one = length > most && !(server.has(Fault.TAKES_LARGE_FRAMES) && length <= 2 * MAX_MESSAGE);
        boolean sum = joined.size() + length > most && !server.has(Fault.TAKES_LARGE_FRAGMENTS);
        if (length < 0 || one || (joined.size() > 0 && sum)) {
            throw new Closing(1009);
        }
        byte[] mask = masked ? exactly(4) : new byte[4];
        byte[] payload = exactly((int) length);
        for (int i = 0; i < payload.length; i++) {
            payload[i] ^= mask[i & 3];
        }
        return payload;
    }

    private byte[] exactly(int count) throws IOException {
        byte[] bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw new EOFException("gone");
        }
        return bytes;
    }

    private boolean control(int opcode, byte[] payload) throws IOException {
        if (opcode > Frame.PONG && !server.has(Fault.TAKES_ANY_OPCODE)) {
            throw new Closing(1002);
        }
        if (opcode == Frame.CLOSE) {
            if (!server.has(Fault.LEAVES_WITHOUT_CLOSE)) {
                write(Frame.CLOSE, payload.length < 2 ? payload : java.util.Arrays.copyOf(payload, 2));
            }
            return false;
        }
        if (opcode == Frame.PING && !server.has(Fault.IGNORES_PINGS)) {
            if (server.has(Fault.FORGETS_FRAGMENTS_AT_PINGS)) {
                joined.reset();
            }
            write(Frame.PONG, payload);
        }
        return true;
    }

    private void data(int opcode, boolean last, byte[] payload) throws IOException {
        if (opcode > Frame.BINARY) {
            if (server.has(Fault.TAKES_ANY_OPCODE)) {
                return;
            }
            throw new Closing(1002);
        }
        if (controlOpen) {
            controlOpen = !last;
            return;
        }
        boolean wrongOrder = (opcode == 0) == (kind == 0);
        if (wrongOrder && !server.has(Fault.TAKES_ANY_ORDER)) {
            throw new Closing(1002);
        }
        kind = opcode == 0 ? kind : opcode;
        fragments++;
        joined.writeBytes(payload);
        if (last || (server.has(Fault.ECHOES_EACH_FRAGMENT) && fragments < 50)) {
            message(joined.toByteArray());
            joined.reset();
            kind = last ? 0 : kind;
            fragments = 0;
        }
    }

    private void message(byte[] came) throws IOException {
        byte[] payload = inflated.isPresent() ? inflated(came) : came;
        server.countIn(payload.length);
        if (kind != Frame.TEXT) {
            endpoint.binary(payload, fragments);
            return;
        }
        String text = new String(payload, StandardCharsets.UTF_8);
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(payload));
        } catch (CharacterCodingException e) {
            if (!server.has(Fault.TAKES_ANY_BYTES_AS_TEXT)) {
                throw new Closing(1007);
            }
        }
        endpoint.text(text, payload.length);
    }

    private byte[] inflated(byte[] came) {
        if (!compressed) {
            if (server.has(Fault.REFUSES_PLAIN_BESIDE_DEFLATED)) {
                throw new Closing(1002);
            }
            return came;
        }
        byte[] message = inflated.orElseThrow().of(came);
        if (message.length > MAX_MESSAGE && !server.has(Fault.INFLATES_WITHOUT_LIMIT)) {
            throw new Closing(1009);
        }
        if (server.has(Fault.MANGLES_WHAT_IT_INFLATES) && message.length == 126) {
            message[0]++;
        }
        return message;
    }

    void send(int opcode, byte[] payload) throws IOException {
        server.countOut(payload.length);
        if (inflated.isEmpty() || server.has(Fault.ECHOES_UNCOMPRESSED)) {
            write(opcode, payload);
            return;
        }
        byte[] wire = Frame.of(opcode, Inflated.deflated(payload))
                .reserved(4)
                .unmasked()
                .bytes();
        synchronized (out) {
            out.write(wire);
        }
    }

    void sendText(String text) throws IOException {
        send(Frame.TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    private void write(int opcode, byte[] payload) throws IOException {
        byte[] wire = Frame.of(opcode, payload).unmasked().bytes();
        synchronized (out) {
            out.write(wire);
        }
    }
}
