package dev.onecore.vertx;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;

/**
 * The way out of one connection, in Netty's pipeline before Vert.x's own handler.
 *
 * <p>Vert.x flushes once per batch of reads, but once per message when it writes from a timer or a task; this holds
 * flushes back until a batch is complete. And Vert.x counts what waits in messages (16 of any size, then its drain
 * handler), where a bound of 8 MiB needs bytes: this tells when the channel's own queue of bytes has drained.
 */
final class Outlet extends ChannelDuplexHandler {
    private final ChannelHandlerContext vertx;
    private final Runnable drained;
    private boolean held;

    private Outlet(ChannelHandlerContext vertx, Runnable drained) {
        this.vertx = vertx;
        this.drained = drained;
    }

    /** Puts an outlet before Vert.x's handler. */
    static Outlet before(ChannelHandlerContext vertx, Runnable drained) {
        Outlet outlet = new Outlet(vertx, drained);
        vertx.pipeline().addBefore(vertx.name(), null, outlet);
        return outlet;
    }

    /** Holds flushes back until {@link #release()}. */
    void hold() {
        held = true;
    }

    /** Sends what was held back. */
    void release() {
        held = false;
        vertx.flush();
    }

    @Override
    public void flush(ChannelHandlerContext context) {
        if (!held) {
            context.flush();
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        context.fireChannelWritabilityChanged();
        if (context.channel().isWritable()) {
            drained.run();
        }
    }
}
