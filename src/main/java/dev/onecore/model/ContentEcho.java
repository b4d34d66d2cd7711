package dev.onecore.model;

import java.util.Optional;

/**
 * Echoes on an open schedule, spread over the connections in turn, with a content that compression has much or nothing to gain from.
 * Its bytes are those on the wire, both ways, frames' headers included.
 *
 * @param connections connections that share the rate
 * @param ratePerSec messages a second over all connections
 * @param size bytes of a message before compression, 24 to 1 MiB
 * @param compressible whether they are text that repeats itself; else random bytes
 * @param deflated whether both sides compress (permessage-deflate, RFC 7692)
 */
public record ContentEcho(int connections, double ratePerSec, int size, boolean compressible, boolean deflated)
        implements Load {
    /** Under which name a server announces {@code /echo-deflate}. */
    private static final String ECHO_DEFLATE = "echo-deflate";

    public ContentEcho {
        LoadRules.connections(connections);
        LoadRules.rate(ratePerSec);
        LoadRules.size(size);
    }

    @Override
    public LoadShape shape() {
        return LoadShape.open(ratePerSec);
    }

    @Override
    public Optional<String> part() {
        return deflated ? Optional.of(ECHO_DEFLATE) : Optional.empty();
    }

    @Override
    public <R> R map(Cases<R> cases) {
        return cases.contentEcho(this);
    }
}
