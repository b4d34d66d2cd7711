package dev.onecore.netty;

import dev.onecore.contract.Counters;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;

/** A connection of {@code /echo}: each message goes back as the frame that it came in. */
final class EchoConnection extends Connection {
    private final Counters counters;

    EchoConnection(Channel channel, Counters counters) {
        super(channel, counters);
        this.counters = counters;
    }

    @Override
    void message(WebSocketFrame message) {
        int bytes = message.content().readableBytes();
        counters.received(bytes);
        counters.sent(bytes);
        write(message);
        throttle();
    }
}
