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

    private final Load.Stream load;
    private final MessageCheck check;
    private final long firstNs;
    private Pushes pushes;
    private Deliveries deliveries;
    private boolean stopping;
    private int unrecorded;

    StreamReader(PhaseContext part, Load.Stream load) {
        super(part);
        this.load = load;
        check = MessageCheck.stamped(load.size());
        firstNs = run().beginNs()
                + (load.paced() ? Math.round(1e9 / load.ratePerSec() * part.user() / load.connections()) : 0);
        pushes = new Pushes(firstNs, load.ratePerSec());
        deliveries = new Deliveries(part, firstNs);
    }

    @Override
    long firstNs() {
        return firstNs;
    }

    @Override
    void begin(long nowNs) {
        pushes = new Pushes(System.nanoTime(), load.ratePerSec());
        deliveries = new Deliveries(part(), pushes.commandNs());
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
            fail(check.expected());
        } else if (last && !load.paced()) {
            unrecorded++;
        } else if (last) {
            long arrivalNs = socket().arrivalNs();
            long dueNs = pushes.dueNs(check.checked() - 1);
            if (pushes.early(dueNs, arrivalNs)) {
                fail("message " + (check.checked() - 1) + " came " + (dueNs - arrivalNs) + " ns before it was due");
                return;
            }
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
            fail("the server said " + event);
        } else if (says(event, "count", check.checked()) && says(event, "bytes", check.checked() * load.size())) {
            readComplete();
            long missing = load.paced() ? pushes.dueBefore(run().endNs() - MISSING_NS) - check.checked() : 0;
            if (missing > 0) {
                fail(missing, missing + " messages were more than a second late when the phase ended");
            } else {
                end();
            }
        }
    }

    @Override
    long outstanding() {
        return 1;
    }

    @Override
    long oldestNs() {
        return pushes.dueNs(check.checked());
    }
}
