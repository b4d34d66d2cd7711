package dev.onecore.script;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Frames of STOMP 1.0 to 1.2 (stomp.github.io, sections "STOMP Frames" and "Heart-beating"), each without the zero byte that it ends
 * with. A body may hold zero bytes when its length is told. Ends of lines between frames are passed over; a WebSocket message that
 * holds nothing else is a heart-beat, and a message of one line feed.
 */
final class StompSplitter extends StreamSplitter {
    private static final int MOST_HEADERS = 1 << 16;
    private static final Pattern LENGTH = Pattern.compile("\ncontent-length:(\\d+)\r?\n");
    private static final byte[] HEART_BEAT = {'\n'};

    private boolean inFrame;

    StompSplitter(int mostKept) {
        super(mostKept);
    }

    @Override
    public void split(Message carried, Consumer<Message> out) throws ScriptFailure {
        byte[] bytes = carried.bytes();
        if (!inFrame && bytes.length > 0 && begin(bytes, 0, bytes.length) == bytes.length) {
            out.accept(Message.of(carried.isText(), HEART_BEAT));
            return;
        }
        inFrame = false;
        super.split(carried, out);
    }

    @Override
    int begin(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && (bytes[at] == '\n' || bytes[at] == '\r')) {
            at++;
        }
        return at;
    }

    @Override
    int end(byte[] bytes, int from, int seen, int to) throws ScriptFailure {
        int body = body(bytes, from, to);
        int end = INCOMPLETE;
        if (body != INCOMPLETE) {
            long told = contentLength(bytes, from, body);
            end = told < 0 ? zero(bytes, Math.max(body, seen), to) : behind(bytes, body, told, to);
        }
        inFrame = end == INCOMPLETE;
        return end;
    }

    @Override
    int endBytes() {
        return 1;
    }

    /** Where the body begins, behind an empty line. */
    private static int body(byte[] bytes, int from, int to) throws ScriptFailure {
        int last = Math.min(to, from + MOST_HEADERS);
        for (int at = from; at < last; at++) {
            if (bytes[at] == '\n' && at + 1 < to) {
                if (bytes[at + 1] == '\n') {
                    return at + 2;
                }
                if (bytes[at + 1] == '\r' && at + 2 < to && bytes[at + 2] == '\n') {
                    return at + 3;
                }
            }
        }
        if (to - from > MOST_HEADERS) {
            throw ScriptFailure.because("what came is no STOMP: " + MOST_HEADERS + " bytes hold no end of headers");
        }
        return INCOMPLETE;
    }

    /** What the first header of that name says; -1 when there is none. */
    private static long contentLength(byte[] bytes, int from, int body) throws ScriptFailure {
        Matcher told = LENGTH.matcher(new String(bytes, from, body - from, StandardCharsets.UTF_8));
        if (!told.find()) {
            return -1;
        }
        String digits = told.group(1);
        if (digits.length() > 9) {
            throw ScriptFailure.because("what came is no STOMP: its content-length is " + Quoted.text(digits));
        }
        return Long.parseLong(digits);
    }

    private static int zero(byte[] bytes, int from, int to) {
        for (int at = from; at < to; at++) {
            if (bytes[at] == 0) {
                return at + 1;
            }
        }
        return INCOMPLETE;
    }

    private int behind(byte[] bytes, int body, long length, int to) throws ScriptFailure {
        if (body + length >= to) {
            bounded(body + length);
            return INCOMPLETE;
        }
        int last = (int) (body + length);
        if (bytes[last] != 0) {
            throw ScriptFailure.because("what came is no STOMP: behind the " + length
                    + " bytes of a body, as its content-length says, is no zero byte");
        }
        return last + 1;
    }
}
