package dev.onecore.socket;

import dev.onecore.contract.Command.StartStream;
import dev.onecore.contract.JsonObject;
import dev.onecore.model.Load;
import io.netty.buffer.ByteBuf;

/** Bursts that the server pushes, one after another; at least one. A burst is over when its last message has come and was checked. */
final class StreamBursts extends TransferDriver {
    private final Load.StreamBurst load;
    private MessageCheck check;
    private long lastNs;
    private int uncounted;

    StreamBursts(PhaseContext part, Load.StreamBurst load) {
        super(part);
        this.load = load;
        check = MessageCheck.stamped(load.size());
    }

    @Override
    void transfer() {
        check = MessageCheck.stamped(load.size());
        started();
        socket().command(new StartStream(load.messages(), load.size(), 0));
    }

    @Override
    void binary(ByteBuf in, int at, int length, boolean last) {
        if (check.checked() == load.messages() || !check.accepts(false, in, at, length, last)) {
            abandon(check.expected());
        } else if (last) {
            uncounted++;
            lastNs = socket().arrivalNs();
        }
    }

    @Override
    void readComplete() {
        if (uncounted > 0) {
            recorder().received(uncounted, (long) uncounted * load.size(), lastNs);
            progress(lastNs);
            uncounted = 0;
        }
    }

    @Override
    void event(String name, JsonObject event) {
        if (!name.equals("end") || check.checked() < load.messages()) {
            abandon("the server said " + event + " after " + check.checked() + " messages");
        } else if (says(event, "count", load.messages())
                && says(event, "bytes", (long) load.messages() * load.size())) {
            readComplete();
            completed(lastNs);
        }
    }
}
