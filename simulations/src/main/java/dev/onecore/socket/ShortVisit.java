package dev.onecore.socket;

import dev.onecore.model.ConnectionLoads.Visits;
import io.netty.buffer.ByteBuf;

/** The messages of a connection that is closed after them: one at a time, each echoed before the next. */
final class ShortVisit extends PhaseDriver {
    private final EchoMessages messages;
    private final Visits load;
    private final long dueNs;
    private final long startNs;
    private int echoed;

    /**
     * A visit on a new connection.
     *
     * @param dueNs when it was to begin, on {@link System#nanoTime()}
     * @param startNs when it began
     */
    ShortVisit(PhaseContext part, Visits load, long dueNs, long startNs) {
        super(part);
        this.load = load;
        this.dueNs = dueNs;
        this.startNs = startNs;
        messages = new EchoMessages(part, load.size());
    }

    /** At once: the connection was opened when it was due. */
    @Override
    long firstNs() {
        return System.nanoTime();
    }

    @Override
    void begin(long nowNs) {
        send();
    }

    @Override
    void data(boolean text, ByteBuf in, int at, int length, boolean last) {
        if (!messages.accepts(text, in, at, length, last)) {
            unexpected(messages.expected(), text, in, at, length);
        } else if (last && ++echoed < load.messages()) {
            send();
        } else if (last) {
            long arrivalNs = socket().arrivalNs();
            recorder().replied(dueNs, startNs, arrivalNs, false, (long) load.messages() * load.size());
            report().ok(dueNs, arrivalNs);
            end();
        }
    }

    @Override
    long outstanding() {
        return 1;
    }

    @Override
    long recordUnanswered(long nowNs) {
        recorder().unanswered(dueNs, startNs, nowNs);
        return 1;
    }

    @Override
    long oldestNs() {
        return dueNs;
    }

    private void send() {
        ByteBuf out = socket().buffer(messages.frameBytes());
        messages.next(out);
        socket().send(out);
    }
}
