package dev.onecore.script;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Splits a stream of bytes, whose messages begin and end anywhere in what the WebSocket carries. What is not complete is kept, up to a
 * bound; a message that is carried by itself is handed on as it is.
 */
abstract class StreamSplitter implements Splitter {
    /** The end is not there yet. */
    static final int INCOMPLETE = -1;

    private static final byte[] NOTHING = {};

    private final int mostKept;
    private byte[] kept = NOTHING;
    private int length;

    /** A splitter that keeps at most so many bytes of a message that is not complete; more are a failure. */
    StreamSplitter(int mostKept) {
        if (mostKept < 1) {
            throw new IllegalArgumentException("a splitter cannot keep " + mostKept
                    + " bytes of a message that is not complete; at least 1 is needed");
        }
        this.mostKept = mostKept;
    }

    /**
     * The index behind the message that begins at an index, or {@link #INCOMPLETE}.
     *
     * @param from where it begins
     * @param seen up to where it was looked at before, when its end was not there
     * @param to where the bytes end that are there
     */
    abstract int end(byte[] bytes, int from, int seen, int to) throws ScriptFailure;

    /** How many bytes at a message's end say no more than that it ends. */
    abstract int endBytes();

    /** Where a message begins, at or behind an index: what is between messages is passed over. */
    int begin(byte[] bytes, int from, int to) {
        return from;
    }

    @Override
    public void split(Message carried, Consumer<Message> out) throws ScriptFailure {
        byte[] bytes = carried.bytes();
        int seen = length;
        if (seen > 0) {
            append(bytes);
            bytes = kept;
        }
        int to = seen + carried.bytes().length;
        int from = begin(bytes, 0, to);
        while (from < to) {
            int end = end(bytes, from, Math.max(from, seen), to);
            if (end == INCOMPLETE) {
                break;
            }
            handOut(carried, bytes, from, end - endBytes(), out);
            from = begin(bytes, end, to);
        }
        keep(bytes, from, to);
    }

    private static void handOut(Message carried, byte[] bytes, int from, int to, Consumer<Message> out) {
        if (from == 0 && to == bytes.length && bytes == carried.bytes()) {
            out.accept(carried);
        } else if (from < to) {
            out.accept(Message.of(carried.isText(), Arrays.copyOfRange(bytes, from, to)));
        }
    }

    private void append(byte[] more) throws ScriptFailure {
        if (more.length > Integer.MAX_VALUE / 2 - length) {
            throw tooLong((long) length + more.length);
        }
        int needed = length + more.length;
        if (needed > kept.length) {
            kept = Arrays.copyOf(kept, Math.max(needed, 2 * kept.length));
        }
        System.arraycopy(more, 0, kept, length, more.length);
        length = needed;
    }

    private void keep(byte[] bytes, int from, int to) throws ScriptFailure {
        bounded(to - from);
        if (from == to) {
            kept = NOTHING;
        } else if (bytes != kept || from > 0) {
            kept = Arrays.copyOfRange(bytes, from, to);
        }
        length = to - from;
    }

    /** Fails for a message of which more bytes are there, or announced, than are kept. */
    final void bounded(long bytes) throws ScriptFailure {
        if (bytes > mostKept) {
            throw tooLong(bytes);
        }
    }

    private ScriptFailure tooLong(long bytes) {
        return ScriptFailure.because(String.format(
                Locale.ROOT,
                "the splitter keeps at most %,d bytes of a message that has not ended, and one has %,d: either it is of another"
                        + " protocol, or give Splitters a higher bound",
                mostKept,
                bytes));
    }
}
