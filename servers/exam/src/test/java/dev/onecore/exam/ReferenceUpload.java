package dev.onecore.exam;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32;

/** The uploads of one connection of the reference server. */
final class ReferenceUpload {

    private final ReferenceServer server;
    private final ReferenceSocket socket;
    private final List<ByteBuffer> kept = new ArrayList<>();
    private final CRC32 crc32 = new CRC32();
    private final MessageDigest sha256;
    private boolean running;
    private String id = "";
    private String digest = "none";
    private long size;
    private long bytes;
    private long chunks;
    private long start;

    ReferenceUpload(ReferenceServer server, ReferenceSocket socket) {
        this.server = server;
        this.socket = socket;
        try {
            this.sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean running() {
        return running;
    }

    void start(String newId, long newSize, String newDigest) throws IOException {
        id = newId;
        size = newSize;
        digest = newDigest;
        bytes = 0;
        chunks = 0;
        start = System.nanoTime();
        crc32.reset();
        sha256.reset();
        running = true;
        acknowledgeIfWhole();
    }

    void binary(byte[] payload, int fragments) throws IOException {
        if (!running) {
            if (server.has(Fault.UPLOADS_UNASKED)) {
                return;
            }
            socket.sendText("{\"ev\":\"error\",\"code\":\"no-upload\",\"fatal\":true,\"msg\":\"none\"}");
            throw new ReferenceSocket.Closing(1008);
        }
        boolean first = bytes == 0;
        bytes += payload.length;
        chunks += server.has(Fault.COUNTS_FRAGMENTS_AS_CHUNKS) ? fragments : 1;
        if (first && server.has(Fault.TIMES_FROM_THE_FIRST_BYTE) && payload.length == 1) {
            start = System.nanoTime() + 1_000_000_000;
        }
        if (bytes > size) {
            overrun();
        }
        if (server.has(Fault.KEEPS_THE_FILE) && size > 1 << 28) {
            keep(payload);
        }
        switch (digest) {
            case "crc32" -> crc32.update(payload);
            case "sha256" -> sha256.update(payload);
            default -> chunks += 0;
        }
        acknowledgeIfWhole();
    }

    private void keep(byte[] payload) {
        if (kept.size() * (long) payload.length < 300L << 20) {
            kept.add(ByteBuffer.allocateDirect(payload.length).put(payload));
        }
    }

    private void overrun() throws IOException {
        if (server.has(Fault.TAKES_MORE)) {
            bytes = size;
            return;
        }
        running = false;
        server.uploadsAborted.incrementAndGet();
        socket.sendText("{\"ev\":\"error\",\"code\":\"overrun\",\"fatal\":true,\"msg\":\"too many\"}");
        throw new ReferenceSocket.Closing(1008);
    }

    private void acknowledgeIfWhole() throws IOException {
        if (bytes < size) {
            return;
        }
        running = false;
        if (!server.has(Fault.COUNTS_NO_UPLOADS)) {
            server.uploadsCompleted.incrementAndGet();
        }
        long crc = server.has(Fault.DIGESTS_WRONGLY) && size == 7_000_000 ? 1 : crc32.getValue();
        String sum = switch (digest) {
            case "crc32" -> ",\"crc32\":\"" + HexFormat.of().toHexDigits((int) crc) + "\"";
            case "sha256" -> ",\"sha256\":\"" + (server.has(Fault.CANNOT_SHA) ? "" : sha()) + "\"";
            default -> "";
        };
        if (digest.equals("none") && server.has(Fault.INSISTS_ON_A_DIGEST) && id.equals("plain")) {
            socket.sendText("{\"ev\":\"error\",\"code\":\"bad-param\",\"fatal\":false,\"msg\":\"digest\"}");
            return;
        }
        socket.sendText("{\"ev\":\"ack\",\"id\":" + quoted() + ",\"bytes\":" + bytes + ",\"chunks\":" + chunks
                + ",\"ns\":" + Math.max(0, System.nanoTime() - start) + sum + "}");
    }

    private String sha() {
        return HexFormat.of().formatHex(sha256.digest());
    }

    void cancel() throws IOException {
        if (!running && !server.has(Fault.ANSWERS_IDLE_CANCELS)) {
            return;
        }
        if (server.has(Fault.COUNTS_CANCELS_AS_ABORTED)) {
            server.uploadsAborted.incrementAndGet();
        }
        if (!server.has(Fault.FORGETS_TO_CANCEL) || size != 1_000) {
            running = false;
        }
        socket.sendText("{\"ev\":\"cancelled\",\"id\":" + quoted() + ",\"bytes\":" + bytes + "}");
    }

    void gone() {
        if (running && !server.has(Fault.MISSES_ABORTS)) {
            server.uploadsAborted.incrementAndGet();
        }
    }

    private String quoted() {
        if (server.has(Fault.ECHOES_IDS_RAW)) {
            return "\"" + id.replaceAll("[^a-zA-Z]", "") + "\"";
        }
        StringBuilder quoted = new StringBuilder("\"");
        for (char each : id.toCharArray()) {
            quoted.append(each < ' ' || each == '"' || each == '\\' ? "\\u%04x".formatted((int) each) : each);
        }
        return quoted.append('"').toString();
    }
}
