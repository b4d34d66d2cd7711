package dev.onecore.script;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The splitters that many protocols need. Those that put a message together of several keep at most 1 MiB of one that is not complete,
 * or as much as they are told to, for each connection; a message with more ends the script with words.
 */
public final class Splitters {
    private static final int MOST_KEPT = 1 << 20;
    private static final JsonFactory JSON = new JsonFactory();

    private Splitters() {}

    /** Each WebSocket message is one of the protocol's. */
    public static Supplier<Splitter> whole() {
        return () -> (carried, out) -> out.accept(carried);
    }

    /**
     * Messages end with a line feed, or with the WebSocket message; a carriage return before it is no part of one. Empty lines are
     * none. For lines that go on in the next WebSocket message there is {@code endingWith('\n')}.
     */
    public static Supplier<Splitter> lines() {
        return () -> Splitters::lines;
    }

    private static void lines(Message carried, Consumer<Message> out) {
        byte[] bytes = carried.bytes();
        for (int from = 0; from < bytes.length; ) {
            int end = from;
            while (end < bytes.length && bytes[end] != '\n') {
                end++;
            }
            int to = end > from && bytes[end - 1] == '\r' ? end - 1 : end;
            if (to > from) {
                out.accept(part(carried, from, to));
            }
            from = end + 1;
        }
    }

    private static Message part(Message carried, int from, int to) {
        return from == 0 && to == carried.bytes().length
                ? carried
                : Message.of(carried.isText(), Arrays.copyOfRange(carried.bytes(), from, to));
    }

    /**
     * Messages end with this byte, as those of SignalR with 0x1e, over any number of WebSocket messages. The byte is no part of a
     * message, and an empty one is none.
     *
     * @param last from 0 to 255
     */
    public static Supplier<Splitter> endingWith(int last) {
        return endingWith(last, MOST_KEPT);
    }

    /**
     * The same, with a bound.
     *
     * @param last from 0 to 255
     * @param mostKept bytes of a message that is not complete, at least 1
     */
    public static Supplier<Splitter> endingWith(int last, int mostKept) {
        return made(() -> new EndByteSplitter(last, mostKept));
    }

    /**
     * Frames of STOMP, over any number of WebSocket messages, each without the zero byte at its end; a heart-beat is a message of one
     * line feed.
     */
    public static Supplier<Splitter> stomp() {
        return stomp(MOST_KEPT);
    }

    /**
     * The same, with a bound.
     *
     * @param mostKept bytes of a frame that is not complete, at least 1
     */
    public static Supplier<Splitter> stomp(int mostKept) {
        return made(() -> new StompSplitter(mostKept));
    }

    /**
     * Messages that begin with how many bytes follow, in network byte order, over any number of WebSocket messages. The length is a part
     * of each.
     *
     * @param lengthBytes 1 to 4
     */
    public static Supplier<Splitter> lengthPrefixed(int lengthBytes) {
        return lengthPrefixed(lengthBytes, MOST_KEPT);
    }

    /**
     * The same, with a bound.
     *
     * @param lengthBytes 1 to 4
     * @param mostKept bytes of a message that is not complete, at least 1
     */
    public static Supplier<Splitter> lengthPrefixed(int lengthBytes, int mostKept) {
        return made(() -> new LengthSplitter(lengthBytes, mostKept));
    }

    /** Control packets of MQTT 3.1.1 and 5, over any number of WebSocket messages (fixed header and remaining length). */
    public static Supplier<Splitter> mqtt() {
        return mqtt(MOST_KEPT);
    }

    /**
     * The same, with a bound.
     *
     * @param mostKept bytes of a packet that is not complete, at least 1
     */
    public static Supplier<Splitter> mqtt(int mostKept) {
        return made(() -> new MqttSplitter(mostKept));
    }

    /**
     * Packets of Engine.IO 4 and Socket.IO 5, one in each WebSocket message; the binary messages that follow a packet such as {@code
     * 452-["file",…]} are its {@link Message#attachments() attachments}.
     */
    public static Supplier<Splitter> socketIo() {
        return socketIo(MOST_KEPT);
    }

    /**
     * The same, with a bound.
     *
     * @param mostKept bytes of a packet whose attachments are not complete
     */
    public static Supplier<Splitter> socketIo(int mostKept) {
        return made(() -> new SocketIoSplitter(mostKept));
    }

    /** One is made at once, so that a wrong argument is told when the script is read. */
    private static Supplier<Splitter> made(Supplier<Splitter> maker) {
        var unused = maker.get();
        return maker;
    }

    /** A WebSocket message is a JSON array of messages; one that is none is a message by itself. */
    public static Supplier<Splitter> jsonArray() {
        return () -> Splitters::jsonArray;
    }

    private static void jsonArray(Message carried, Consumer<Message> out) throws ScriptFailure {
        byte[] bytes = carried.bytes();
        if (!JsonScanner.isArray(bytes, JsonScanner.blank(bytes, 0))) {
            out.accept(carried);
            return;
        }
        try (JsonParser parser = JSON.createParser(bytes)) {
            parser.nextToken();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                int from = (int) parser.currentTokenLocation().getByteOffset();
                parser.skipChildren();
                parser.finishToken();
                int to = (int) parser.currentLocation().getByteOffset();
                out.accept(part(carried, from, to));
            }
        } catch (IOException notJson) {
            throw ScriptFailure.because("the splitter of JSON arrays cannot read " + carried.quoted());
        }
    }
}
