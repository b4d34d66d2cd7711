package dev.onecore.socket;

import dev.onecore.model.Load;
import io.netty.buffer.ByteBuf;

/** Echoes in a closed loop: as many messages as came back go out again, in one write for all that were read at once. */
final class ClosedEcho extends PhaseDriver {
    private final EchoMessages messages;
    private final int window;
    private final InFlight inFlight = new InFlight();
    private int replies;

    ClosedEcho(PhaseContext part, Load.EchoLoop load) {
        super(part);
        messages = new EchoMessages(part, load.size());
        window = load.window();
    }

    @Override
    void begin(long nowNs) {
        send(window);
    }

    @Override
    void data(boolean text, ByteBuf in, int at, int length, boolean last) {
        if (inFlight.count() == 0 || !messages.accepts(text, in, at, length, last)) {
            unexpected(messages.expected(), text, in, at, length);
        } else if (last) {
            long arrivalNs = socket().arrivalNs();
            long actualNs = inFlight.actualNs();
            recorder().replied(actualNs, arrivalNs, messages.size());
            report().ok(actualNs, arrivalNs);
            inFlight.remove();
            replies++;
        }
    }

    @Override
    void readComplete() {
        int count = replies;
        replies = 0;
        if (count > 0 && socket().arrivalNs() - run().endNs() < 0) {
            send(count);
        } else if (count > 0 && inFlight.count() == 0) {
            end();
        }
    }

    @Override
    long outstanding() {
        return inFlight.count();
    }

    @Override
    long recordUnanswered(long nowNs) {
        long count = inFlight.count();
        for (; inFlight.count() > 0; inFlight.remove()) {
            recorder().unanswered(inFlight.actualNs(), nowNs);
        }
        return count;
    }

    @Override
    long oldestNs() {
        return inFlight.actualNs();
    }

    private void send(int count) {
        ByteBuf out = socket().buffer(count * messages.frameBytes());
        long actualNs = System.nanoTime();
        for (int i = 0; i < count; i++) {
            inFlight.add(actualNs, actualNs);
            messages.next(out);
        }
        recorder().started(count);
        socket().send(out);
    }
}
