package dev.onecore.script;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The splitters that many protocols need. Each keeps at most 1 MiB that is not complete. */
public final class Splitters {
    private static final int MOST_KEPT = 1 << 20;
    private static final JsonFactory JSON = new JsonFactory();

    private Splitters() {}

    /** Each WebSocket message is one of the protocol's. */
    public static Supplier<Splitter> whole() {
        return () -> (carried, out) -> out.accept(carried);
    }

    /** Messages end with a line feed, or with the WebSocket message; a carriage return before it is no part of one. */
    public static Supplier<Splitter> lines() {
        return () -> (carried, out) -> {
            byte[] bytes = carried.bytes();
            for (int from = 0; from < bytes.length; ) {
                int end = indexOf(bytes, (byte) '\n', from);
                int to = end > from && bytes[end - 1] == '\r' ? end - 1 : end;
                if (to > from) {
                    out.accept(Message.of(carried.isText(), Arrays.copyOfRange(bytes, from, to)));
                }
                from = end + 1;
            }
        };
    }

    /**
     * Messages end with this byte, as those of STOMP with 0 and those of SignalR with 0x1e, over any number of WebSocket messages.
     * What is empty or a line feed alone, as STOMP's heart-beats, is a message of a line feed.
     */
    public static Supplier<Splitter> endingWith(int end) {
        return () -> new Splitter() {
            private final ByteArrayOutputStream kept = new ByteArrayOutputStream();

            @Override
            public void split(Message carried, Consumer<Message> out) throws ScriptFailure {
                byte[] bytes = carried.bytes();
                if (kept.size() == 0 && isBlank(bytes)) {
                    out.accept(Message.of(carried.isText(), new byte[] {'\n'}));
                    return;
                }
                for (int from = 0; from < bytes.length; ) {
                    int to = indexOf(bytes, (byte) end, from);
                    keep(kept, bytes, from, to);
                    if (to < bytes.length) {
                        out.accept(Message.of(carried.isText(), kept.toByteArray()));
                        kept.reset();
                    }
                    from = to + 1;
                }
            }
        };
    }

    /** A WebSocket message is a JSON array of messages; one that is none is a message by itself. */
    public static Supplier<Splitter> jsonArray() {
        return () -> (carried, out) -> {
            byte[] bytes = carried.bytes();
            try (JsonParser parser = JSON.createParser(bytes)) {
                if (parser.nextToken() != JsonToken.START_ARRAY) {
                    out.accept(carried);
                    return;
                }
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    int from = (int) parser.currentTokenLocation().getByteOffset();
                    parser.skipChildren();
                    parser.finishToken();
                    int to = (int) parser.currentLocation().getByteOffset();
                    out.accept(Message.of(carried.isText(), Arrays.copyOfRange(bytes, from, to)));
                }
            } catch (IOException notJson) {
                throw ScriptFailure.because("the splitter of JSON arrays cannot read " + carried.quoted());
            }
        };
    }

    /** Control packets of MQTT 3.1.1 and 5, over any number of WebSocket messages (fixed header and remaining length). */
    public static Supplier<Splitter> mqtt() {
        return () -> new Splitter() {
            private byte[] kept = {};

            @Override
            public void split(Message carried, Consumer<Message> out) throws ScriptFailure {
                byte[] all = concat(kept, carried.bytes());
                int from = 0;
                for (int end = mqttEnd(all, from); end > 0; end = mqttEnd(all, from)) {
                    out.accept(Message.binary(Arrays.copyOfRange(all, from, end)));
                    from = end;
                }
                kept = Arrays.copyOfRange(all, from, all.length);
                if (kept.length > MOST_KEPT) {
                    throw tooLong();
                }
            }
        };
    }

    /** Where the packet ends that begins at {@code from}; 0 when it is not complete. */
    private static int mqttEnd(byte[] all, int from) throws ScriptFailure {
        int length = 0;
        for (int i = 0; from + 1 + i < all.length; i++) {
            int digit = all[from + 1 + i];
            length |= (digit & 0x7f) << (7 * i);
            if (digit >= 0) {
                int end = from + 2 + i + length;
                return end <= all.length ? end : 0;
            }
            if (i == 3) {
                throw ScriptFailure.because("what came is no MQTT: a remaining length has more than four bytes");
            }
        }
        return 0;
    }

    /**
     * Packets of Engine.IO 4 and Socket.IO 5: those of one WebSocket message, and after a packet such as {@code 452-["file",…]} its
     * binary attachments, which are added to the bytes of the packet, in their order.
     */
    public static Supplier<Splitter> socketIo() {
        return () -> new Splitter() {
            private final ByteArrayOutputStream packet = new ByteArrayOutputStream();
            private int missing;

            @Override
            public void split(Message carried, Consumer<Message> out) throws ScriptFailure {
                if (missing > 0 && !carried.isText()) {
                    keep(packet, carried.bytes(), 0, carried.bytes().length);
                    missing--;
                    if (missing == 0) {
                        out.accept(Message.text(packet.toString(java.nio.charset.StandardCharsets.UTF_8)));
                        packet.reset();
                    }
                    return;
                }
                missing = attachments(carried);
                if (missing == 0) {
                    out.accept(carried);
                } else {
                    keep(packet, carried.bytes(), 0, carried.bytes().length);
                }
            }
        };
    }

    /** How many attachments follow a packet: of type message (4), binary event (5) or binary acknowledgement (6), and their number. */
    private static int attachments(Message carried) {
        byte[] bytes = carried.bytes();
        if (!carried.isText() || bytes.length < 4 || bytes[0] != '4' || (bytes[1] != '5' && bytes[1] != '6')) {
            return 0;
        }
        int number = 0;
        for (int i = 2; i < bytes.length && i < 8; i++) {
            if (bytes[i] == '-') {
                return number;
            }
            if (bytes[i] < '0' || bytes[i] > '9') {
                return 0;
            }
            number = number * 10 + bytes[i] - '0';
        }
        return 0;
    }

    private static void keep(ByteArrayOutputStream kept, byte[] bytes, int from, int to) throws ScriptFailure {
        if (kept.size() + to - from > MOST_KEPT) {
            throw tooLong();
        }
        kept.write(bytes, from, to - from);
    }

    private static ScriptFailure tooLong() {
        return ScriptFailure.because(
                "a splitter waits for the end of a message that has more than " + MOST_KEPT + " bytes");
    }

    private static byte[] concat(byte[] first, byte[] second) {
        if (first.length == 0) {
            return second;
        }
        byte[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }

    private static boolean isBlank(byte[] bytes) {
        for (byte each : bytes) {
            if (each != '\n' && each != '\r') {
                return false;
            }
        }
        return true;
    }

    /** Where it is from {@code from} on; the length where it is not. */
    private static int indexOf(byte[] bytes, byte sought, int from) {
        int at = from;
        while (at < bytes.length && bytes[at] != sought) {
            at++;
        }
        return at;
    }
}
