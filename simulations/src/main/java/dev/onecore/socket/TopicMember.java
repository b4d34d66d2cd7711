package dev.onecore.socket;

import dev.onecore.contract.Command.Join;
import dev.onecore.contract.JsonObject;
import dev.onecore.model.FanOut;
import io.netty.buffer.ByteBuf;

/**
 * A member of the topic: joins it once on each connection, then checks each message that is sent to the topic. It ends when it has
 * got all of them.
 */
class TopicMember extends CommandDriver {
    private static final String TOPIC = "onecore";

    private final FanOut load;
    private final TopicFlow flow;
    private final MessageCheck check;

    TopicMember(PhaseContext part, FanOut load, TopicFlow flow) {
        super(part);
        this.load = load;
        this.flow = flow;
        check = MessageCheck.stamped(load.size());
    }

    final FanOut load() {
        return load;
    }

    final TopicFlow flow() {
        return flow;
    }

    /** At once, so that all are members when the phase begins. */
    @Override
    final long firstNs() {
        return System.nanoTime();
    }

    @Override
    final void begin(long nowNs) {
        if (socket().topic().isPresent()) {
            joined();
        } else {
            socket().command(new Join(TOPIC));
        }
    }

    /** It is a member. */
    void joined() {
        flow.joined(this);
    }

    @Override
    final void event(String name, JsonObject event) {
        if (!name.equals("joined") || socket().topic().isPresent()) {
            abandon("the server said " + event);
        } else if (says(event, "topic", TOPIC)) {
            socket().memberOf(TOPIC);
            joined();
        }
    }

    @Override
    final void binary(ByteBuf in, int at, int length, boolean last) {
        if (!check.accepts(false, in, at, length, last)) {
            abandon(check.expected());
        } else if (last) {
            long index = check.checked() - 1;
            if (flow.knows(index, check.firstStamp())) {
                long arrivalNs = socket().arrivalNs();
                // What is asked of the message comes first: its place is another one's when the last member has it.
                report().ok(flow.intendedNs(index), arrivalNs);
                flow.arrived(index, arrivalNs, recorder(), load.size());
                endWhenComplete();
            } else {
                abandon("message " + index + " came with another stamp than its sender's");
            }
        }
    }

    /** Ends if all messages have come that will. */
    final void endWhenComplete() {
        if (flow.closed() && check.checked() == flow.sent()) {
            end();
        }
    }

    @Override
    long outstanding() {
        return flow.sent() - check.checked();
    }

    @Override
    final long recordUnanswered(long nowNs) {
        long count = outstanding();
        for (long index = check.checked(); index < check.checked() + count; index++) {
            flow.unanswered(index, nowNs, recorder());
        }
        return count;
    }

    @Override
    final long oldestNs() {
        return flow.intendedNs(check.checked());
    }
}
