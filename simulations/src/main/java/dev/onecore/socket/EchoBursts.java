package dev.onecore.socket;

import dev.onecore.model.Load;
import io.netty.buffer.ByteBuf;

/** Bursts of echoes, one after another; at least one. A burst is over when its last message has come back. */
final class EchoBursts extends PhaseDriver {
    private static final int BATCH_BYTES = 64 << 10;

    private final EchoMessages messages;
    private final int burst;
    private final int batch;
    private boolean writing;
    private long startNs;
    private int sent;
    private int back;

    EchoBursts(PhaseContext part, Load.EchoBurst load) {
        super(part);
        messages = new EchoMessages(part, load.size());
        burst = load.messages();
        batch = Math.max(1, BATCH_BYTES / messages.frameBytes());
    }

    @Override
    void begin(long nowNs) {
        startNs = System.nanoTime();
        sent = 0;
        back = 0;
        recorder().started(1);
        write();
    }

    @Override
    void data(boolean text, ByteBuf in, int at, int length, boolean last) {
        if (back == sent || !messages.accepts(text, in, at, length, last)) {
            unexpected(messages.expected(), text, in, at, length);
        } else if (last) {
            back++;
            recorder().received(1, messages.size(), socket().arrivalNs());
        }
    }

    @Override
    void readComplete() {
        long arrivalNs = socket().arrivalNs();
        progress(arrivalNs);
        if (back == burst) {
            recorder().completed(startNs, arrivalNs);
            report().ok(startNs, arrivalNs);
            if (arrivalNs - run().endNs() < 0) {
                begin(arrivalNs);
            } else {
                end();
            }
        }
    }

    @Override
    void writabilityChanged() {
        write();
    }

    @Override
    long outstanding() {
        return 1;
    }

    @Override
    long recordUnanswered(long nowNs) {
        recorder().incomplete(startNs, nowNs);
        return 1;
    }

    @Override
    long oldestNs() {
        return startNs;
    }

    /** Writes while the socket takes it; a flush may call back in between. */
    private void write() {
        if (writing) {
            return;
        }
        writing = true;
        while (sent < burst && socket().writable()) {
            int count = Math.min(batch, burst - sent);
            ByteBuf out = socket().buffer(count * messages.frameBytes());
            for (int i = 0; i < count; i++) {
                messages.next(out);
            }
            sent += count;
            socket().write(out);
            if (sent == burst || !socket().writable()) {
                socket().flush();
            }
        }
        writing = false;
    }
}
