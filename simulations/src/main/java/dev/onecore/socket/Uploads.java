package dev.onecore.socket;

import dev.onecore.contract.Command.StartUpload;
import dev.onecore.contract.Digest;
import dev.onecore.contract.JsonObject;
import dev.onecore.contract.Pool;
import dev.onecore.model.Load;
import io.netty.buffer.ByteBuf;
import java.time.Duration;

/**
 * Files sent to the server one after another, at least one, each until its acknowledgement. At most two writes' worth of chunks
 * waits to be written. Chunks are slices of content that was masked before, so that none is copied; only small ones are, many to
 * a write.
 */
final class Uploads extends TransferDriver {
    /** Room for a chunk's header and Netty's own accounting of its two buffers, so that one chunk lies below the low mark. */
    private static final int OVERHEAD = 512;

    /** Up to this size chunks go out many to a write, since a slice and a header of its own cost more than the copy. */
    private static final int SMALL = 4 << 10;

    private static final int BATCH_BYTES = 64 << 10;

    /** Writes before other sockets of the loop have their turn. */
    private static final int MOST_AT_ONCE = 16;

    /** The kernels of both sides may hold some megabytes that a slow server has yet to read when the last byte was sent. */
    private static final Duration UNREAD = Duration.ofSeconds(30);

    private final Load.Upload load;
    private final int user;
    private final int batch;
    private boolean writing;
    private int transfers;
    private String id = "";
    private long written;
    private long chunks;

    Uploads(PhaseContext part, Load.Upload load) {
        super(part);
        this.load = load;
        user = part.user();
        timeout(UNREAD);
        batch = load.chunk() > SMALL ? 1 : BATCH_BYTES / (FrameWriter.headerBytes(load.chunk()) + load.chunk());
    }

    @Override
    void begin(long nowNs) {
        int write = batch == 1 ? load.chunk() : BATCH_BYTES;
        int low = write + OVERHEAD;
        int high = Math.max(2 * write, low);
        socket().waterMark(low, high);
        super.begin(nowNs);
    }

    @Override
    void transfer() {
        id = "user" + user + "-" + ++transfers;
        written = 0;
        chunks = 0;
        started();
        socket().command(new StartUpload(id, load.bytes(), Digest.CRC32));
        write();
    }

    /** Writes until two writes wait, which lie above the high mark; a flush may call back in between. */
    private void write() {
        if (writing || over()) {
            return;
        }
        writing = true;
        int count = 0;
        while (written < load.bytes() && count < MOST_AT_ONCE && socket().writable()) {
            if (batch == 1) {
                chunk();
            } else {
                chunks();
            }
            count++;
            if (written == load.bytes() || !socket().writable()) {
                socket().flush();
            }
        }
        writing = false;
        if (count > 0) {
            progress(System.nanoTime());
        }
        if (count == MOST_AT_ONCE) {
            socket().flush();
            socket().later(this::write);
        }
    }

    private void chunks() {
        int count = (int) Math.min(batch, (load.bytes() - written + load.chunk() - 1) / load.chunk());
        ByteBuf out = socket().buffer(count * (FrameWriter.headerBytes(load.chunk()) + load.chunk()));
        for (int i = 0; i < count; i++) {
            int length = (int) Math.min(load.chunk(), load.bytes() - written);
            int offset = Pool.offset(written);
            FrameWriter.header(out, FrameReader.BINARY, length, TestData.maskingKey(offset));
            TestData.writeMasked(out, offset, length);
            written += length;
            chunks++;
        }
        socket().write(out);
    }

    private void chunk() {
        int length = (int) Math.min(load.chunk(), load.bytes() - written);
        int offset = Pool.offset(written);
        ByteBuf header = socket().buffer(FrameWriter.headerBytes(length));
        FrameWriter.header(header, FrameReader.BINARY, length, TestData.maskingKey(offset));
        socket().write(header);
        socket().write(TestData.masked(offset, length));
        written += length;
        chunks++;
    }

    @Override
    void writabilityChanged() {
        if (socket().writable()) {
            write();
        }
    }

    @Override
    void binary(ByteBuf in, int at, int length, boolean last) {
        abandon("the server sent a binary message in an upload");
    }

    @Override
    void event(String name, JsonObject event) {
        if (!name.equals("ack") || written < load.bytes()) {
            abandon("the server said " + event + " after " + written + " of " + load.bytes() + " bytes");
        } else if (says(event, "id", id)
                && says(event, "bytes", load.bytes())
                && says(event, "chunks", chunks)
                && says(event, "crc32", TestData.crc32(load.bytes()))) {
            long arrivalNs = socket().arrivalNs();
            recorder().received(chunks, load.bytes(), arrivalNs);
            completed(arrivalNs);
        }
    }
}
