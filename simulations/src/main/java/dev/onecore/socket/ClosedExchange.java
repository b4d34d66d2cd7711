package dev.onecore.socket;

import dev.onecore.model.Load;
import dev.onecore.script.Message;
import dev.onecore.script.Pending;

/** Messages of a protocol of the user's own in a closed loop: another one goes out for each that was answered. */
final class ClosedExchange extends ExchangeDriver {
    private final int window;

    ClosedExchange(PhaseContext part, Load.ExchangeLoop load, Exchange exchange, Conversation conversation) {
        super(part, exchange, conversation);
        window = load.window();
    }

    @Override
    void begin(long nowNs) {
        for (int sent = 0; sent < window && !over(); sent++) {
            if (!send(System.nanoTime())) {
                return;
            }
        }
    }

    @Override
    void started(long intendedNs, long actualNs) {
        recorder().started(1);
    }

    @Override
    void replied(Pending pending, Message reply, long arrivalNs) {
        recorder().replied(pending.actualNs(), arrivalNs, reply.bytes().length);
    }

    @Override
    void settled() {
        long nowNs = System.nanoTime();
        if (nowNs - run().endNs() < 0) {
            // Not within what just came: a server that answers at once would keep the loop to itself.
            socket().later(() -> {
                if (!over()) {
                    send(System.nanoTime());
                }
            });
        } else if (outstanding() == 0) {
            end();
        }
    }

    @Override
    void unanswered(Pending pending, long nowNs) {
        recorder().unanswered(pending.actualNs(), nowNs);
    }
}
