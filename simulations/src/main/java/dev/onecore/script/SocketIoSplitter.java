package dev.onecore.script;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Packets of Engine.IO 4 and Socket.IO 5, as Socket.IO 3 and 4 speak them: a packet of type 5 or 6, such as {@code 452-["file",…]},
 * and the binary messages that follow it are one message. The engine's own packets may come in between.
 */
final class SocketIoSplitter implements Splitter {
    private static final int MOST_DIGITS = 6;

    private final int mostKept;
    private final List<byte[]> attachments = new ArrayList<>();
    private @Nullable Message packet;
    private int missing;
    private long kept;

    SocketIoSplitter(int mostKept) {
        this.mostKept = mostKept;
    }

    @Override
    public void split(Message carried, Consumer<Message> out) throws ScriptFailure {
        Message open = packet;
        if (open == null) {
            begin(carried, out);
        } else if (!carried.isText()) {
            attach(open, carried, out);
        } else if (isOfSocketIo(carried.bytes())) {
            throw ScriptFailure.because("what came is no Socket.IO: " + missing + " attachments are missing of "
                    + open.quoted() + ", and what came instead is " + carried.quoted());
        } else {
            out.accept(carried);
        }
    }

    private void begin(Message carried, Consumer<Message> out) throws ScriptFailure {
        missing = carried.isText() ? attachments(carried.bytes()) : 0;
        if (missing == 0) {
            out.accept(carried);
        } else {
            keep(carried);
            packet = carried;
        }
    }

    private void attach(Message open, Message carried, Consumer<Message> out) throws ScriptFailure {
        keep(carried);
        attachments.add(carried.bytes());
        missing--;
        if (missing == 0) {
            Message whole = open.with(attachments);
            attachments.clear();
            packet = null;
            kept = 0;
            out.accept(whole);
        }
    }

    private void keep(Message carried) throws ScriptFailure {
        kept += carried.bytes().length;
        if (kept > mostKept) {
            throw ScriptFailure.because("the splitter keeps at most " + mostKept
                    + " bytes of a packet whose attachments are not complete, and one has " + kept
                    + ": give Splitters.socketIo a higher bound");
        }
    }

    private static boolean isOfSocketIo(byte[] bytes) {
        return bytes.length > 0 && bytes[0] == '4';
    }

    /** How many follow: of an Engine.IO message (4), a binary event (5) or acknowledgement (6), their number and a hyphen. */
    private static int attachments(byte[] bytes) {
        if (bytes.length < 3 || !isOfSocketIo(bytes) || (bytes[1] != '5' && bytes[1] != '6')) {
            return 0;
        }
        int number = 0;
        for (int at = 2; at < bytes.length && at <= 2 + MOST_DIGITS; at++) {
            if (bytes[at] == '-') {
                return number;
            }
            if (bytes[at] < '0' || bytes[at] > '9') {
                return 0;
            }
            number = number * 10 + bytes[at] - '0';
        }
        return 0;
    }
}
