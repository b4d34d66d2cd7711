package dev.onecore.calibration;

import dev.onecore.contract.Digest;
import dev.onecore.contract.JsonObject;
import dev.onecore.contract.JsonObject.BadJson;
import dev.onecore.contract.JsonWriter;
import dev.onecore.contract.Wire;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * An upload whose acknowledgement is honest about content that was changed on the way. It keeps the file, so that it can be
 * changed as a whole; uploads of some megabytes are meant.
 */
final class CorruptUpload {
    private final Wire wire;
    private final Corruption corruption;
    private final List<byte[]> chunks = new ArrayList<>();
    private String id = "";
    private long size;
    private long bytes;
    private long startNs;

    CorruptUpload(Wire wire, Corruption corruption) {
        this.wire = wire;
        this.corruption = corruption;
    }

    /** A start command; anything else is ignored. */
    void text(String command) {
        try {
            JsonObject start = JsonObject.parse(command);
            id = start.text("id").orElse("");
            size = start.whole("size").orElse(0);
        } catch (BadJson ignored) {
            size = 0;
        }
        chunks.clear();
        bytes = 0;
        startNs = System.nanoTime();
    }

    /** A whole binary message. */
    void binary(byte[] chunk) {
        chunks.add(chunk);
        bytes += chunk.length;
        if (bytes >= size && chunks.size() > 1) {
            acknowledge(corruption.of(chunks));
        }
    }

    private void acknowledge(List<byte[]> changed) {
        Digest.Running digest = Digest.CRC32.begin();
        long counted = 0;
        for (byte[] chunk : changed) {
            digest.update(ByteBuffer.wrap(chunk));
            counted += chunk.length;
        }
        wire.text(JsonWriter.object()
                .put("ev", "ack")
                .put("id", id)
                .put("bytes", counted)
                .put("chunks", changed.size())
                .put("ns", System.nanoTime() - startNs)
                .put("crc32", digest.hex())
                .toString());
        wire.flush();
        chunks.clear();
    }
}
