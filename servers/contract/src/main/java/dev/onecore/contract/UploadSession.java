package dev.onecore.contract;

import dev.onecore.contract.Command.StartUpload;
import dev.onecore.contract.Refusal.Code;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** A connection of {@code /upload}: bytes are counted and digested as they pass, and never kept. */
final class UploadSession extends Session {
    private @Nullable Upload current;

    UploadSession(Service service, Wire wire) {
        super(service, wire);
    }

    @Override
    void command(String op, JsonObject command) throws Refusal {
        Upload upload = current;
        switch (op) {
            case "start" -> {
                if (upload != null) {
                    throw new Refusal(Code.BUSY, "an upload runs on this connection; start again after its end");
                }
                Upload fresh = new Upload(StartUpload.read(command), nowNs());
                current = fresh;
                acknowledgeWhole(fresh);
            }
            case "cancel" -> {
                if (upload != null) {
                    current = null;
                    send(new Event.Cancelled(upload.order.id(), upload.bytes));
                }
            }
            default -> throw new Refusal(Code.BAD_OP, "op must be start or cancel");
        }
    }

    @Override
    void data(ByteBuffer part, boolean last) throws Refusal {
        Upload upload = current;
        if (upload == null) {
            throw new Refusal(Code.NO_UPLOAD, "send a start command before the bytes");
        }
        if (part.remaining() > upload.order.size() - upload.bytes) {
            throw new Refusal(Code.OVERRUN, "more than the declared " + upload.order.size() + " bytes");
        }
        upload.take(part);
        if (last) {
            upload.chunks++;
            acknowledgeWhole(upload);
        }
    }

    private void acknowledgeWhole(Upload upload) {
        if (upload.bytes == upload.order.size()) {
            current = null;
            service().counters().uploadCompleted();
            send(upload.ack(nowNs()));
        }
    }

    @Override
    void proceed() {}

    /** The peer is gone, or broke a rule, in the middle. */
    @Override
    void abandon() {
        if (current != null) {
            current = null;
            service().counters().uploadAborted();
        }
    }

    /** One upload under way. */
    private static final class Upload {
        private final StartUpload order;
        private final Digest.Running digest;
        private final long startNs;
        private long bytes;
        private long chunks;

        Upload(StartUpload order, long startNs) {
            this.order = order;
            this.digest = order.digest().begin();
            this.startNs = startNs;
        }

        void take(ByteBuffer part) {
            bytes += part.remaining();
            digest.update(part);
        }

        Event ack(long nowNs) {
            return new Event.Ack(order.id(), bytes, chunks, nowNs - startNs, order.digest(), digest.hex());
        }
    }
}
