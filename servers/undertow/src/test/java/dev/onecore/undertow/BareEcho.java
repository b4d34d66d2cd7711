package dev.onecore.undertow;

import dev.onecore.contract.Launch;
import dev.onecore.contract.Limits;
import dev.onecore.contract.Server;
import dev.onecore.sampler.Sampler;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.connector.PooledByteBuffer;
import io.undertow.server.DefaultByteBufferPool;
import io.undertow.websockets.WebSocketConnectionCallback;
import io.undertow.websockets.WebSocketProtocolHandshakeHandler;
import io.undertow.websockets.core.AbstractReceiveListener;
import io.undertow.websockets.core.StreamSinkFrameChannel;
import io.undertow.websockets.core.StreamSourceFrameChannel;
import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.core.WebSocketFrameType;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import org.xnio.OptionMap;
import org.xnio.Options;
import org.xnio.Xnio;
import org.xnio.XnioWorker;

/**
 * An echo server on Undertow with the same way of reading and flushing as the contender, and nothing of the contract:
 * no limits, no counters, no back-pressure, small unfragmented messages alone. What the contender takes beyond it is
 * the contract's cost.
 */
final class BareEcho extends AbstractReceiveListener {
    private static final int BUFFER = 16 * 1024 - 20;

    private StreamSourceFrameChannel message;
    private int taken;

    private BareEcho() {}

    public static void main(String[] arguments) {
        System.setProperty("org.jboss.logging.provider", "slf4j");
        Launch.run("bare-undertow", arguments, Sampler::ofThisProcess, BareEcho::start);
    }

    private static Server start(String host, int port) throws IOException {
        XnioWorker worker = Xnio.getInstance()
                .createWorker(OptionMap.create(Options.WORKER_IO_THREADS, 1, Options.WORKER_TASK_MAX_THREADS, 1));
        WebSocketConnectionCallback opened = (exchange, channel) -> {
            channel.setRequireExplicitFlush(true);
            channel.getReceiveSetter().set(new BareEcho());
            channel.resumeReceives();
        };
        Undertow undertow = Undertow.builder()
                .setWorker(worker)
                .setByteBufferPool(new DefaultByteBufferPool(true, BUFFER, -1, 64))
                .setSocketOption(Options.TCP_NODELAY, true)
                .setServerOption(UndertowOptions.QUEUED_FRAMES_HIGH_WATER_MARK, Integer.MAX_VALUE)
                .addHttpListener(port, host)
                .setHandler(new WebSocketProtocolHandshakeHandler(List.of(new FrugalReads.Handshake()), opened))
                .build();
        undertow.start();
        InetSocketAddress address =
                (InetSocketAddress) undertow.getListenerInfo().get(0).getAddress();
        return new Server() {
            @Override
            public int port() {
                return address.getPort();
            }

            @Override
            public void close() {
                undertow.stop();
                worker.shutdownNow();
            }
        };
    }

    @Override
    public void handleEvent(WebSocketChannel channel) {
        taken = 0;
        PooledByteBuffer pooled = channel.getBufferPool().allocate();
        Shared shared = new Shared(pooled);
        boolean progress = true;
        while (progress && taken < Limits.MAX_BATCH) {
            int before = taken;
            super.handleEvent(channel);
            drain(channel, shared);
            progress = taken > before;
        }
        shared.close();
        channel.flush();
    }

    @Override
    protected void onBinary(WebSocketChannel channel, StreamSourceFrameChannel frame) {
        message = frame;
    }

    private void drain(WebSocketChannel channel, Shared shared) {
        if (message == null) {
            return;
        }
        try {
            ByteBuffer buffer = shared.pooled.getBuffer();
            int start = buffer.position();
            int count = message.read(buffer);
            while (count > 0) {
                count = message.read(buffer);
            }
            if (count < 0) {
                message = null;
                taken++;
                StreamSinkFrameChannel reply = channel.send(WebSocketFrameType.BINARY);
                reply.send(shared.slice(start));
                reply.shutdownWrites();
            } else {
                buffer.position(start);
            }
        } catch (IOException broken) {
            onError(channel, broken);
        }
    }

    /** A pooled buffer that its slices share. */
    private static final class Shared {
        private final PooledByteBuffer pooled;
        private int holders = 1;

        Shared(PooledByteBuffer pooled) {
            this.pooled = pooled;
        }

        void close() {
            if (--holders == 0) {
                pooled.close();
            }
        }

        PooledByteBuffer slice(int start) {
            ByteBuffer buffer = pooled.getBuffer();
            ByteBuffer slice = buffer.slice(start, buffer.position() - start);
            holders++;
            return new PooledByteBuffer() {
                private boolean open = true;

                @Override
                public ByteBuffer getBuffer() {
                    return slice;
                }

                @Override
                public void close() {
                    if (open) {
                        open = false;
                        Shared.this.close();
                    }
                }

                @Override
                public boolean isOpen() {
                    return open;
                }
            };
        }
    }
}
