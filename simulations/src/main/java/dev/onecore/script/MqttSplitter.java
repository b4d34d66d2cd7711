package dev.onecore.script;

import java.util.function.Consumer;

/**
 * Control packets of MQTT 3.1.1 and 5, over any number of WebSocket messages: each has its type in the first byte, then its remaining
 * length in one to four bytes of seven bits (OASIS, MQTT 3.1.1, section 2.2).
 */
final class MqttSplitter extends StreamSplitter {
    private static final int MOST_LENGTH_BYTES = 4;
    private static final int SEVEN_BITS = 0x7f;

    MqttSplitter(int mostKept) {
        super(mostKept);
    }

    @Override
    public void split(Message carried, Consumer<Message> out) throws ScriptFailure {
        if (carried.isText()) {
            throw ScriptFailure.because("what came is no MQTT, whose packets are binary: the text " + carried.quoted());
        }
        super.split(carried, out);
    }

    @Override
    int end(byte[] bytes, int from, int seen, int to) throws ScriptFailure {
        if ((bytes[from] & 0xf0) == 0) {
            throw ScriptFailure.because("what came is no MQTT: a packet is of type 0");
        }
        long length = 0;
        for (int i = 0; i < MOST_LENGTH_BYTES; i++) {
            int at = from + 1 + i;
            if (at >= to) {
                return INCOMPLETE;
            }
            length |= (long) (bytes[at] & SEVEN_BITS) << (7 * i);
            if (bytes[at] >= 0) {
                return behind(from, at + 1 + length, to);
            }
        }
        throw ScriptFailure.because("what came is no MQTT: a remaining length has more than four bytes");
    }

    private int behind(int from, long end, int to) throws ScriptFailure {
        if (end <= to) {
            return (int) end;
        }
        bounded(end - from);
        return INCOMPLETE;
    }

    @Override
    int endBytes() {
        return 0;
    }
}
