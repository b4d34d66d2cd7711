package dev.onecore.socket;

import dev.onecore.contract.Command.StartStream;
import dev.onecore.contract.Command.Stop;
import dev.onecore.contract.JsonObject;
import dev.onecore.model.Load;
import io.netty.buffer.ByteBuf;
import java.time.Duration;

/**
 * Listens to the random-data stream until the phase's end, then stops it and checks that its count is right. The users of a paced
 * stream begin one after another within one period, so that the server is not made to send to all of them at once.
 */
final class StreamReader extends CommandDriver {
    /** A message that is missing at the end was late by so much at least, or it does not count as missing. */
    private static final long MISSING_NS = Duration.ofSeconds(1).toNanos();

    /** A server that pushed nothing for so long before the phase's end was not slow, it was silent. */
    private static final Duration SILENCE = Duration.ofSeconds(10);

    private final Load.Stream load;
    private final MessageCheck check;
    private final long firstNs;
    private Pushes pushes;
    private ServerClock clock;
    private Deliveries deliveries;
    private boolean stopping;
    private int unrecorded;
    private long lastNs;

    StreamReader(PhaseContext part, Load.Stream load) {
        super(part);
        this.load = load;
        check = MessageCheck.stamped(load.size());
        lastNs = run().beginNs();
        firstNs = run().beginNs()
                + (load.paced() ? Math.round(1e9 / load.ratePerSec() * part.user() / load.connections()) : 0);
        pushes = new Pushes(firstNs, load.ratePerSec());
        clock = new ServerClock(part.socket().local(), firstNs);
        deliveries = new Deliveries(part, clock);
    }

    @Override
    long firstNs() {
        return firstNs;
    }

    @Override
    void begin(long nowNs) {
        pushes = new Pushes(System.nanoTime(), load.ratePerSec());
        clock = new ServerClock(socket().local(), pushes.commandNs());
        deliveries = new Deliveries(part(), clock);
        socket().command(new StartStream(0, load.size(), load.ratePerSec()));
        Pacer.of(socket().loop()).at(run().endNs(), this::stop);
    }

    private long stop(long nowNs) {
        if (!over()) {
            stopping = true;
            socket().command(new Stop());
        }
        return Pacer.NEVER;
    }

    @Override
    void binary(ByteBuf in, int at, int length, boolean last) {
        if (!check.accepts(false, in, at, length, last)) {
            abandon(check.expected());
        } else if (last && !load.paced()) {
            unrecorded++;
        } else if (last) {
            long arrivalNs = socket().arrivalNs();
            clock.arrived(check.firstStamp(), arrivalNs);
            long index = check.checked() - 1;
            if (pushes.early(index, arrivalNs, clock)) {
                abandon(pushes.whyEarly(index, arrivalNs, clock));
                return;
            }
            long dueNs = pushes.dueNs(index) + clock.driftNs(arrivalNs);
            lastNs = arrivalNs;
            recorder().started(1);
            recorder().pushed(dueNs, arrivalNs, load.size());
            deliveries.arrived(check.firstStamp(), arrivalNs);
            report().ok(dueNs, arrivalNs);
        }
    }

    @Override
    void readComplete() {
        if (unrecorded > 0) {
            long arrivalNs = socket().arrivalNs();
            recorder().started(unrecorded);
            recorder().received(unrecorded, (long) unrecorded * load.size(), arrivalNs);
            report().ok(arrivalNs, arrivalNs);
            unrecorded = 0;
        }
    }

    @Override
    void event(String name, JsonObject event) {
        if (!stopping || !name.equals("end")) {
            abandon("the server said " + event);
        } else if (says(event, "count", check.checked()) && says(event, "bytes", check.checked() * load.size())) {
            readComplete();
            long missing = missing();
            if (missing > 0 && run().endNs() - lastNs > SILENCE.toNanos()) {
                failOperations(
                        missing,
                        "nothing came for " + SILENCE.toSeconds()
                                + " s before the phase's end, though messages were due");
            } else {
                if (missing > 0) {
                    recordUnanswered(System.nanoTime());
                }
                end();
            }
        }
    }

    /** Messages that were due well before the phase's end and did not come. */
    private long missing() {
        return load.paced() ? Math.max(0, pushes.dueBefore(run().endNs() - MISSING_NS) - check.checked()) : 0;
    }

    @Override
    long outstanding() {
        return 1;
    }

    /** A flood has no messages that are due: what it did not push is no operation. */
    @Override
    long recordUnanswered(long nowNs) {
        long missing = missing();
        for (long index = check.checked(); index < check.checked() + missing; index++) {
            recorder().notPushed(pushes.dueNs(index), nowNs);
        }
        recorder().started(missing);
        return missing;
    }

    @Override
    long oldestNs() {
        return pushes.dueNs(check.checked());
    }
}
