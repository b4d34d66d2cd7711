package dev.onecore.socket;

import dev.onecore.contract.JsonObject;
import dev.onecore.contract.JsonWriter;
import dev.onecore.contract.Pool;
import dev.onecore.model.Load;
import io.netty.buffer.ByteBuf;

/**
 * Files sent to the server one after another, at least one, each until its acknowledgement. At most two chunks wait to be written;
 * the chunks are slices of content that was masked before, so none is copied.
 */
final class UploadTalk extends CommandTalk {
    /** Room for a chunk's header and Netty's own accounting of its two buffers, so that one chunk lies below the low mark. */
    private static final int OVERHEAD = 512;

    /** Chunks written before other sockets of the loop have their turn. */
    private static final int MOST_AT_ONCE = 16;

    private final Load.Upload load;
    private final int user;
    private boolean writing;
    private int transfers;
    private String id = "";
    private long startNs;
    private long written;
    private long chunks;

    UploadTalk(Part part) {
        super(part);
        load = part.load(Load.Upload.class);
        user = part.user();
    }

    @Override
    void begin(long nowNs) {
        int low = load.chunk() + OVERHEAD;
        int high = Math.max(2 * load.chunk(), low);
        socket().waterMark(low, high);
        transfer();
    }

    private void transfer() {
        id = "user" + user + "-" + ++transfers;
        written = 0;
        chunks = 0;
        recorder().started(1);
        startNs = System.nanoTime();
        progress(startNs);
        socket().command(JsonWriter.object()
                .put("op", "start")
                .put("id", id)
                .put("size", load.bytes())
                .put("digest", "crc32")
                .toString());
        write();
    }

    /** Writes until two chunks wait, which lie above the high mark; a flush may call back in between. */
    private void write() {
        if (writing || over()) {
            return;
        }
        writing = true;
        int count = 0;
        while (written < load.bytes() && count < MOST_AT_ONCE && socket().writable()) {
            chunk();
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

    private void chunk() {
        int length = (int) Math.min(load.chunk(), load.bytes() - written);
        int offset = Pool.offset(written);
        ByteBuf header = socket().buffer(FrameWriter.headerBytes(length));
        FrameWriter.header(header, FrameReader.BINARY, length, Content.maskingKey(offset));
        socket().write(header);
        socket().write(Content.masked(offset, length));
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
        fail("the server sent a binary message in an upload");
    }

    @Override
    void event(String name, JsonObject event) {
        if (!name.equals("ack") || written < load.bytes()) {
            fail("the server said " + event + " after " + written + " of " + load.bytes() + " bytes");
        } else if (says(event, "id", id)
                && says(event, "bytes", load.bytes())
                && says(event, "chunks", chunks)
                && says(event, "crc32", Content.crc32(load.bytes()))) {
            acknowledged(socket().arrivalNs());
        }
    }

    private void acknowledged(long arrivalNs) {
        recorder().received(chunks, load.bytes(), arrivalNs);
        recorder().completed(startNs, arrivalNs);
        report().ok(startNs, arrivalNs);
        if (arrivalNs - run().endNs() < 0) {
            transfer();
        } else {
            end();
        }
    }

    @Override
    long outstanding() {
        return 1;
    }

    @Override
    long oldestNs() {
        return startNs;
    }
}
