package dev.onecore.model;

import java.util.Optional;

/**
 * Messages that one connection sends to a topic on an open schedule, each of which the server passes on to all members of the topic.
 * An operation is one delivery: a message has as many as there are members.
 *
 * @param connections members of the topic; the first one sends, and is a member itself
 * @param ratePerSec messages a second that it sends
 * @param size bytes of a message, 24 to 1 MiB
 */
public record FanOut(int connections, double ratePerSec, int size) implements Load {
    /** Under which name a server announces {@code /topic}. */
    private static final String TOPIC = "topic";

    public FanOut {
        LoadRules.connections(connections);
        LoadRules.rate(ratePerSec);
        LoadRules.size(size);
    }

    @Override
    public LoadShape shape() {
        return LoadShape.open(connections * ratePerSec);
    }

    @Override
    public Optional<String> part() {
        return Optional.of(TOPIC);
    }

    /** Of each message it is watched when the last one has it, by one clock. */
    @Override
    public boolean divisible() {
        return false;
    }

    @Override
    public <R> R map(Cases<R> cases) {
        return cases.fanOut(this);
    }
}
