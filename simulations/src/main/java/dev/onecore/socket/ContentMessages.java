package dev.onecore.socket;

import dev.onecore.contract.Limits;
import dev.onecore.contract.Pool;
import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * The messages that one driver sends to an echo, and what must come back: a tag, the message's number, and bytes that no message
 * before it on the same connection had in a window of compression, random or of a text that repeats itself.
 */
final class ContentMessages {
    /** Records of a kind that services exchange, twice over 1 MiB; the numbers in them differ. */
    private static final byte[] TEXT = text();

    private final FrameWriter writer;
    private final byte[] data;
    private final byte[] came;
    private final long tag;
    private long sent;
    private long checked;
    private int position;

    ContentMessages(PhaseContext part, int size, boolean compressible) {
        this.writer = part.socket().writer();
        this.data = compressible ? TEXT : TestData.bytes();
        this.came = new byte[size];
        this.tag = ((long) part.user() << Integer.SIZE) ^ part.run().beginNs();
    }

    private static byte[] text() {
        SplittableRandom random = new SplittableRandom(1);
        StringBuilder text = new StringBuilder();
        while (text.length() < Pool.SIZE) {
            int id = random.nextInt(1_000_000);
            text.append(String.format(
                    Locale.ROOT,
                    "{\"id\":%d,\"customer\":\"customer-%d\",\"currency\":\"EUR\",\"amount\":%d.%02d,\"status\":\"%s\",\"valid\":true},",
                    id,
                    random.nextInt(10_000),
                    random.nextInt(5_000),
                    random.nextInt(100),
                    random.nextBoolean() ? "open" : "paid"));
        }
        byte[] once = text.toString().getBytes(StandardCharsets.US_ASCII);
        byte[] twice = Arrays.copyOf(once, 2 * Pool.SIZE);
        System.arraycopy(once, 0, twice, Pool.SIZE, Pool.SIZE);
        return twice;
    }

    int size() {
        return came.length;
    }

    int frameBytes() {
        return FrameWriter.headerBytes(came.length) + came.length;
    }

    void next(ByteBuf out) {
        int tail = came.length - Limits.STAMP_BYTES;
        writer.stamped(out, tag, sent, data, offset(sent), tail);
        sent++;
    }

    private int offset(long number) {
        return Pool.offset(number * came.length);
    }

    /** Whether these next bytes of a message are what they should be; if not, {@link #expected} says what that was. */
    boolean accepts(boolean text, ByteBuf in, int at, int length, boolean last) {
        int end = position + length;
        if (text || end > came.length || last != (end == came.length)) {
            return false;
        }
        in.getBytes(at, came, position, length);
        position = last ? 0 : end;
        if (!last) {
            return true;
        }
        ByteBuffer message = ByteBuffer.wrap(came);
        int offset = offset(checked);
        boolean right = message.getLong() == tag
                && message.getLong() == checked
                && Arrays.equals(
                        came, Limits.STAMP_BYTES, came.length, data, offset, offset + came.length - Limits.STAMP_BYTES);
        checked++;
        return right;
    }

    String expected() {
        return "message " + checked + " of " + came.length + " bytes did not come back as it should";
    }
}
