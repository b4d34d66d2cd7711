package dev.onecore.socket;

import dev.onecore.contract.Command;
import dev.onecore.socket.FrameReader.Violation;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.channel.EventLoop;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.epoll.EpollTcpInfo;
import io.netty.handler.codec.http.websocketx.WebSocketFrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketFrameEncoder;
import io.netty.handler.codec.http.websocketx.extensions.WebSocketClientExtensionHandler;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * An open WebSocket on a channel of Netty's. After the handshake it takes the place of the frame codec, so that between the
 * kernel and a driver there is one buffer and no object a frame. It belongs to its event loop.
 *
 * <p>Netty's futures are ignored: a void promise has none, its failures come to {@link #exceptionCaught}, and what becomes of a
 * channel that is given up is of no interest.
 */
@SuppressWarnings("FutureReturnValueIgnored")
final class Socket extends ChannelInboundHandlerAdapter implements FrameReader.Sink {
    private static final int NORMAL_CLOSURE = 1000;

    private final Channel channel;
    private final FrameReader reader = new FrameReader(this);
    private final FrameWriter writer = new FrameWriter();
    private @Nullable PhaseDriver driver;
    private @Nullable Conversation conversation;
    private @Nullable String topic;
    private @Nullable String broken;
    private Runnable whenGone = () -> {};
    private boolean arrivalIsSeen;
    private boolean unanswered;
    private boolean compresses;
    private long wireBytes;
    private long arrivalNs;
    private long controlNs;

    private Socket(Channel channel) {
        this.channel = channel;
        this.arrivalNs = System.nanoTime();
        this.controlNs = arrivalNs;
        LowLatencyThread.ask();
    }

    /** Takes over a channel whose handshake is done and has negotiated no extension. */
    static Socket on(Channel channel) {
        Socket socket = new Socket(channel);
        ChannelPipeline pipeline = channel.pipeline();
        pipeline.addBefore(pipeline.context(WebSocketFrameDecoder.class).name(), "onecore", socket);
        pipeline.remove(WebSocketFrameDecoder.class);
        pipeline.remove(WebSocketFrameEncoder.class);
        removeRest(pipeline);
        return socket;
    }

    /** Takes over a channel whose handshake has negotiated compression: Netty's codec and its compression stay. */
    static Socket compressed(Channel channel) {
        Socket socket = new Socket(channel);
        ChannelPipeline pipeline = channel.pipeline();
        pipeline.addBefore(pipeline.context(WebSocketFrameDecoder.class).name(), "onecore-arrival", socket.arrival());
        removeRest(pipeline);
        pipeline.addLast("onecore-deflation", new Deflation());
        pipeline.addLast("onecore", socket);
        return socket;
    }

    /** Removes what the handshake has no more use for: the offer of compression, and the handler that ran the handshake. */
    private static void removeRest(ChannelPipeline pipeline) {
        if (pipeline.get(WebSocketClientExtensionHandler.class) != null) {
            pipeline.remove(WebSocketClientExtensionHandler.class);
        }
        pipeline.remove(Handshake.class);
    }

    /** Bytes have arrived when they were read, not when they were inflated; and so they are counted, both ways. */
    private ChannelDuplexHandler arrival() {
        arrivalIsSeen = true;
        compresses = true;
        return new ChannelDuplexHandler() {
            @Override
            public void channelRead(ChannelHandlerContext ctx, Object message) {
                arrivalNs = System.nanoTime();
                wireBytes += ((ByteBuf) message).readableBytes();
                ctx.fireChannelRead(message);
            }

            @Override
            public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
                wireBytes += ((ByteBuf) message).readableBytes();
                ctx.write(message, promise);
            }
        };
    }

    /** Whether both sides compress what they send. */
    boolean compresses() {
        return compresses;
    }

    /** Bytes that have passed, both ways, of a socket that compresses. */
    long wireBytes() {
        return wireBytes;
    }

    /** Gives up a channel that never became a socket. */
    static void discard(Channel channel) {
        channel.close();
    }

    /** Runs the task when other sockets of the loop had their turn. */
    void later(Runnable task) {
        loop().schedule(task, 0, TimeUnit.NANOSECONDS);
    }

    EventLoop loop() {
        return channel.eventLoop();
    }

    /** Whether the server seems to run on this machine; behind a tunnel it only seems so. */
    boolean local() {
        return channel.remoteAddress() instanceof InetSocketAddress there
                && channel.localAddress() instanceof InetSocketAddress here
                && (there.getAddress().isLoopbackAddress() || there.getAddress().equals(here.getAddress()));
    }

    FrameWriter writer() {
        return writer;
    }

    /** When the bytes that are being read had arrived, on {@link System#nanoTime()}. */
    long arrivalNs() {
        return arrivalNs;
    }

    /**
     * When the connection last moved, on {@link System#nanoTime()}: when data came, which a ping alone is not, or when the kernel
     * could send a part of what it holds, which it says where its sockets are Netty's native ones.
     */
    long lastMovedNs(long nowNs) {
        long cameNs = arrivalNs == controlNs ? nowNs - Long.MAX_VALUE / 2 : arrivalNs;
        if (channel instanceof EpollSocketChannel kernel && channel.isActive()) {
            EpollTcpInfo info = kernel.tcpInfo();
            long sentNs = nowNs - TimeUnit.MILLISECONDS.toNanos(info.lastDataSent());
            boolean acknowledged = info.retransmits() == 0;
            return acknowledged && sentNs - cameNs > 0 ? sentNs : cameNs;
        }
        return cameNs;
    }

    /** Why the socket is of no further use, if so. */
    Optional<String> broken() {
        return Optional.ofNullable(broken);
    }

    /** Who is told of what comes; one at a time. */
    void driver(@Nullable PhaseDriver next) {
        driver = next;
    }

    /** Lets what passes be printed. */
    void traced(FrameTrace trace) {
        channel.pipeline().addBefore("onecore", "onecore-trace", trace);
    }

    /** Who is told, once, when the socket is of no further use. */
    void whenGone(Runnable told) {
        whenGone = told;
    }

    /** What comes while no driver is told is for a protocol of the user's own. */
    void converse(Conversation ownProtocol) {
        conversation = ownProtocol;
    }

    /** The protocol of the user's own that the socket speaks; empty where it speaks the contract. */
    Optional<Conversation> conversation() {
        return Optional.ofNullable(conversation);
    }

    /** It is a member of that topic for as long as it is open. */
    void memberOf(String joined) {
        topic = joined;
    }

    /** The topic that it is a member of. */
    Optional<String> topic() {
        return Optional.ofNullable(topic);
    }

    /** A buffer to build frames in, to be handed to {@link #write} or {@link #send}. */
    ByteBuf buffer(int bytes) {
        return channel.alloc().directBuffer(bytes);
    }

    /** Writes frames and flushes; a failure breaks the socket. */
    void send(ByteBuf frames) {
        channel.writeAndFlush(frames, channel.voidPromise());
    }

    /** Writes frames that a later {@link #flush} sends. */
    void write(ByteBuf frames) {
        channel.write(frames, channel.voidPromise());
    }

    void flush() {
        channel.flush();
    }

    /** Bytes that wait to be written, above the low water mark; 0 while the socket takes more. */
    long unwritten() {
        return channel.bytesBeforeWritable();
    }

    /** Whether less waits to be written than the high water mark. */
    boolean writable() {
        return channel.isWritable();
    }

    /** Sets how many bytes may wait to be written before the socket takes no more, and below how many it does again. */
    void waterMark(int low, int high) {
        channel.config().setWriteBufferWaterMark(new WriteBufferWaterMark(low, high));
    }

    /** Sends a command. */
    void command(Command command) {
        String json = command.json();
        ByteBuf out = buffer(FrameWriter.headerBytes(json.length()) + json.length());
        writer.text(out, json);
        send(out);
    }

    /** Sends a close frame and closes without waiting for the answer. */
    void close() {
        ByteBuf out = buffer(8);
        writer.frame(out, FrameReader.CLOSE, new byte[] {(byte) (NORMAL_CLOSURE >>> Byte.SIZE), (byte) NORMAL_CLOSURE});
        give("closed by its user");
        if (conversation != null) {
            conversation.stop();
        }
        channel.writeAndFlush(out).addListener(written -> channel.close());
    }

    /** Gives the socket up; the driver, if any, is told. A second reason changes nothing. */
    void fail(String reason) {
        PhaseDriver told = driver;
        if (give(reason)) {
            channel.close();
            if (told != null) {
                told.broken(reason);
            }
            if (conversation != null) {
                conversation.broken(reason);
            }
        }
    }

    /** Closes a socket on which answers are still under way that nobody waits for any longer. */
    void giveUpUnanswered() {
        unanswered = true;
        give("answers were still under way when the wait for them ended");
        if (conversation != null) {
            conversation.stop();
        }
        channel.close();
    }

    /** Whether it was closed by {@link #giveUpUnanswered}: nothing was wrong, and its user may connect once more. */
    boolean unanswered() {
        return unanswered;
    }

    private boolean give(String reason) {
        boolean first = broken == null;
        if (first) {
            broken = reason;
            driver = null;
            reader.stop();
            whenGone.run();
        }
        return first;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (!arrivalIsSeen) {
            arrivalNs = System.nanoTime();
        }
        ByteBuf in = (ByteBuf) message;
        try {
            reader.read(in);
        } catch (Violation violation) {
            fail("the server broke RFC 6455: " + violation.getMessage());
        } finally {
            in.release();
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        if (driver != null) {
            driver.readComplete();
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        if (driver != null) {
            driver.writabilityChanged();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        fail("the connection was dropped");
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        fail("the connection failed: " + PlainCause.of(cause));
    }

    @Override
    public void data(boolean text, ByteBuf in, int at, int length, boolean last) {
        if (driver != null) {
            driver.data(text, in, at, length, last);
        } else if (conversation != null) {
            conversation.data(text, in, at, length, last);
        } else {
            fail("the server sent a message that nobody asked for");
        }
    }

    @Override
    public void control(int opcode, ByteBuf payload) {
        controlNs = arrivalNs;
        if (opcode == FrameReader.PING) {
            ByteBuf out = buffer(FrameWriter.headerBytes(payload.readableBytes()) + payload.readableBytes());
            writer.frame(out, FrameReader.PONG, ByteBufUtil.getBytes(payload));
            send(out);
        } else if (opcode == FrameReader.PONG && conversation != null) {
            conversation.ponged(payload);
        } else if (opcode == FrameReader.CLOSE) {
            fail("the server closed the connection with " + reason(payload));
        }
    }

    private static String reason(ByteBuf payload) {
        if (payload.readableBytes() < Short.BYTES) {
            return "no status";
        }
        int status = payload.readUnsignedShort();
        return (status + " " + payload.toString(StandardCharsets.UTF_8)).strip();
    }
}
