package dev.onecore.socket;

import dev.onecore.contract.Command.StartStream;
import dev.onecore.contract.JsonObject;
import dev.onecore.model.Load;
import io.netty.buffer.ByteBuf;
import java.time.Duration;

/** One user of a ramp, from its start command to the event after its last message. */
final class RampUser extends CommandDriver {
    private final Load.Ramp load;
    private final MessageCheck check;
    private final long connectNs;
    private Pushes pushes;
    private ServerClock clock;
    private Deliveries deliveries;
    private long lastNs;

    /** The driver of a user that began to connect at {@code connectNs}. */
    RampUser(PhaseContext part, Load.Ramp load, long connectNs) {
        super(part);
        this.connectNs = connectNs;
        this.load = load;
        check = MessageCheck.stamped(load.size());
        pushes = new Pushes(run().beginNs(), load.ratePerSec());
        clock = new ServerClock(part.socket().local(), connectNs);
        deliveries = new Deliveries(part, clock);
        timeout(Duration.ofNanos(Math.round(3e9 / load.ratePerSec())));
    }

    /** At once: the user has waited for its turn before it connected. */
    @Override
    long firstNs() {
        return System.nanoTime();
    }

    @Override
    void begin(long nowNs) {
        pushes = new Pushes(System.nanoTime(), load.ratePerSec());
        clock = new ServerClock(socket().local(), pushes.commandNs());
        deliveries = new Deliveries(part(), clock);
        recorder().started(load.messages());
        socket().command(new StartStream(load.messages(), load.size(), load.ratePerSec()));
        progress(nowNs);
    }

    @Override
    void binary(ByteBuf in, int at, int length, boolean last) {
        if (check.checked() == load.messages() || !check.accepts(false, in, at, length, last)) {
            abandon(check.expected());
        } else if (last) {
            lastNs = socket().arrivalNs();
            clock.arrived(check.firstStamp(), lastNs);
            long index = check.checked() - 1;
            if (pushes.early(index, lastNs, clock)) {
                abandon(pushes.whyEarly(index, lastNs, clock));
                return;
            }
            long dueNs = pushes.dueNs(index) + clock.driftNs(lastNs);
            recorder().pushed(dueNs, lastNs, load.size());
            deliveries.arrived(check.firstStamp(), lastNs);
            report().ok(dueNs, lastNs);
            progress(lastNs);
        }
    }

    @Override
    void event(String name, JsonObject event) {
        if (!name.equals("end") || check.checked() < load.messages()) {
            abandon("the server said " + event + " after " + check.checked() + " messages");
        } else if (says(event, "count", load.messages())
                && says(event, "bytes", (long) load.messages() * load.size())) {
            recorder().completed(pushes.commandNs(), lastNs);
            recorder().visited(connectNs, lastNs);
            end();
        }
    }

    @Override
    long outstanding() {
        return load.messages() - check.checked();
    }

    @Override
    long recordUnanswered(long nowNs) {
        long due = Math.min(load.messages(), pushes.dueBefore(nowNs));
        for (long index = check.checked(); index < due; index++) {
            recorder().notPushed(pushes.dueNs(index), nowNs);
        }
        recorder().incomplete(pushes.commandNs(), nowNs);
        recorder().visited(connectNs, nowNs);
        return outstanding();
    }

    @Override
    long oldestNs() {
        return pushes.dueNs(check.checked());
    }
}
