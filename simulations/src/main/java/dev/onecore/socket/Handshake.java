package dev.onecore.socket;

import dev.onecore.connect.ConnectFault;
import dev.onecore.connect.ConnectOptions;
import dev.onecore.load.TraceLog;
import dev.onecore.load.TrialSession;
import dev.onecore.model.ServerAddress;
import dev.onecore.script.Quoted;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.IoEventLoop;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollIoHandle;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.channel.uring.IoUringIoHandle;
import io.netty.channel.uring.IoUringSocketChannel;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.websocketx.WebSocketClientHandshaker;
import io.netty.handler.codec.http.websocketx.WebSocketClientHandshakerFactory;
import io.netty.handler.codec.http.websocketx.WebSocketHandshakeException;
import io.netty.handler.codec.http.websocketx.WebSocketVersion;
import io.netty.handler.codec.http.websocketx.extensions.WebSocketClientExtensionHandler;
import io.netty.handler.codec.http.websocketx.extensions.compression.PerMessageDeflateClientExtensionHandshaker;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Opens a WebSocket (RFC 6455, section 4.1) by Netty's client on the user's event loop, directly, whatever proxies the JVM names.
 * Gatling's own client is not used for it: it offers compression with each handshake, and has no way to take the offer back.
 *
 * <p>What is offered is what was asked for, and one rule holds for every server: an extension that was offered may be in force and
 * is reported; one that was not offered fails the handshake.
 *
 * <pre>
 *   names -&gt; TCP -&gt; [TLS] -&gt; request -&gt; answer 101 -&gt; opened
 *     +--------+-------+--------+----------+--------&gt; failed
 * </pre>
 */
@ChannelHandler.Sharable
@SuppressWarnings("FutureReturnValueIgnored")
final class Handshake extends SimpleChannelInboundHandler<FullHttpResponse> {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int MOST_BYTES = 1 << 20;

    /** One for all handshakes of a run, as a server's certificates are read once. */
    private static final Map<ConnectOptions, SslContext> TLS = new ConcurrentHashMap<>();

    /** Who is told, once, on the user's event loop. */
    interface HandshakeOutcome {

        /**
         * The WebSocket is open.
         *
         * @param startNs when TCP's connect was begun, on {@link System#nanoTime()}
         * @param openNs when the server's answer was read
         */
        void opened(Socket socket, long startNs, long openNs);

        /** It could not be opened. */
        void failed(String reason, long startNs, long failedNs);
    }

    private final EventLoop loop;
    private final TrialSession trial;
    private final ConnectOptions connectOptions;
    private final HandshakeRequest asked;
    private final Optional<DeflateOffer> deflate;
    private final ServerAddress server;
    private final String request;
    private final WebSocketClientHandshaker handshaker;
    private final HandshakeOutcome outcome;
    private final Optional<TraceLog> trace;
    private final Future<?> timeout;
    private final long startNs = System.nanoTime();
    private @Nullable Channel channel;
    private boolean told;

    private Handshake(EventLoop loop, TrialSession trial, int user, HandshakeRequest asked, HandshakeOutcome outcome) {
        this.loop = loop;
        this.trace = trial.trace(user);
        this.trial = trial;
        this.outcome = outcome;
        this.asked = asked;
        connectOptions = trial.connectOptions();
        deflate = asked.deflate()
                .or(() -> connectOptions.offersDeflate() ? Optional.of(DeflateOffer.USUAL) : Optional.empty());
        server = ServerAddress.of(trial.uri());
        request = "the handshake at " + asked.shownPath().replaceFirst("\\?.*", "");
        handshaker = WebSocketClientHandshakerFactory.newHandshaker(
                server.uri().resolve(asked.path()),
                WebSocketVersion.V13,
                subprotocols().isEmpty() ? null : String.join(", ", subprotocols()),
                deflate.isPresent(),
                headers(),
                Integer.MAX_VALUE);
        timeout = loop.schedule(
                () -> fail(ConnectFault.silent(server, request, TIMEOUT.toSeconds())),
                TIMEOUT.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /** Connects the trial's user of that number to its server. */
    static void open(EventLoop loop, TrialSession trial, int user, HandshakeRequest asked, HandshakeOutcome outcome) {
        if (loop.inEventLoop()) {
            new Handshake(loop, trial, user, asked, outcome).begin();
        } else {
            loop.execute(() -> open(loop, trial, user, asked, outcome));
        }
    }

    /** Those of the script, or else of the settings. */
    private List<String> subprotocols() {
        return asked.subprotocols().isEmpty() ? connectOptions.subprotocols() : asked.subprotocols();
    }

    private HttpHeaders headers() {
        HttpHeaders headers = new DefaultHttpHeaders();
        connectOptions.headers().forEach(header -> headers.add(header.name(), header.value()));
        asked.headers().forEach(header -> headers.set(header.name(), header.value()));
        if (!headers.contains(HttpHeaderNames.ORIGIN)) {
            // Netty would take it from the URI, which knows no host whose name has an underscore.
            headers.set(HttpHeaderNames.ORIGIN, (server.secure() ? "https://" : "http://") + server.hostHeader());
        }
        return headers.contains(HttpHeaderNames.HOST)
                ? headers
                : headers.set(HttpHeaderNames.HOST, server.hostHeader());
    }

    private void begin() {
        try {
            connect(InetAddress.getAllByName(server.host()), 0);
        } catch (UnknownHostException | SSLException e) {
            fail(ConnectFault.words(server, e));
        }
    }

    /** Tries one address after another, as a host may have one of IPv6 where its server listens on IPv4 alone. */
    private void connect(InetAddress[] addresses, int index) throws SSLException {
        bootstrap(addresses[index])
                .group(loop)
                .channel(channelType(loop))
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) TIMEOUT.toMillis())
                .option(ChannelOption.TCP_NODELAY, true)
                .handler(handlers(server.secure() ? Optional.of(tls(connectOptions)) : Optional.empty()))
                .connect(new InetSocketAddress(addresses[index], server.port()))
                .addListener(connected -> {
                    if (connected.cause() != null) {
                        refused(connected.cause(), addresses, index);
                    }
                });
    }

    /** Netty tells what it could not even begin from a thread of its own, such as that no more files can be opened. */
    private void refused(Throwable cause, InetAddress[] addresses, int index) {
        if (!loop.inEventLoop()) {
            loop.execute(() -> refused(cause, addresses, index));
        } else if (index + 1 < addresses.length && !told) {
            try {
                connect(addresses, index + 1);
            } catch (SSLException e) {
                fail(ConnectFault.words(server, e));
            }
        } else {
            fail(ConnectFault.words(server, cause));
        }
    }

    /**
     * Of very many connections to this machine each thousand comes from an address of its own in 127.0.0.0/8, as one address has
     * no more than some ten thousand ports.
     */
    private Bootstrap bootstrap(InetAddress there) {
        Bootstrap bootstrap = new Bootstrap();
        boolean crowded = trial.connections() > SourceAddresses.OF_ONE && there.equals(SourceAddresses.LOOPBACK);
        if (crowded) {
            bootstrap.localAddress(SourceAddresses.next(trial.connections()));
            if (channelType(loop).equals(EpollSocketChannel.class)) {
                bootstrap.option(EpollChannelOption.IP_BIND_ADDRESS_NO_PORT, true);
            }
        }
        return bootstrap;
    }

    private static Class<? extends SocketChannel> channelType(EventLoop loop) {
        if (loop instanceof IoEventLoop ioLoop && ioLoop.isCompatible(EpollIoHandle.class)) {
            return EpollSocketChannel.class;
        }
        return loop instanceof IoEventLoop ioLoop && ioLoop.isCompatible(IoUringIoHandle.class)
                ? IoUringSocketChannel.class
                : NioSocketChannel.class;
    }

    private static SslContext tls(ConnectOptions connectOptions) throws SSLException {
        SslContext known = TLS.get(connectOptions);
        if (known != null) {
            return known;
        }
        SslContextBuilder builder = SslContextBuilder.forClient()
                .endpointIdentificationAlgorithm(connectOptions.verifiesHost() ? "HTTPS" : null);
        connectOptions.trust().ifPresent(builder::trustManager);
        SslContext made = builder.build();
        SslContext other = TLS.putIfAbsent(connectOptions, made);
        return other == null ? made : other;
    }

    private ChannelHandler handlers(Optional<SslContext> tls) {
        return new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel made) {
                tls.ifPresent(context ->
                        made.pipeline().addLast(context.newHandler(made.alloc(), server.host(), server.port())));
                trace.filter(TraceLog::wants)
                        .ifPresent(log -> made.pipeline().addLast(new HandshakeTrace(log, startNs)));
                made.pipeline().addLast(new HttpClientCodec(), new HttpObjectAggregator(MOST_BYTES));
                deflate.ifPresent(offer -> made.pipeline().addLast(deflation(offer)));
                made.pipeline().addLast(Handshake.this);
            }
        };
    }

    /** The JDK's own compression knows one size of its window, so none other is offered for what the client sends. */
    private static ChannelHandler deflation(DeflateOffer offer) {
        return new WebSocketClientExtensionHandler(new PerMessageDeflateClientExtensionHandshaker(
                offer.level(), false, offer.serverWindowBits(), true, !offer.serverKeepsContext(), 0));
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        channel = ctx.channel();
        if (!server.secure()) {
            ask(ctx.channel());
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event instanceof SslHandshakeCompletionEvent ended) {
            if (ended.isSuccess()) {
                ask(ctx.channel());
            } else {
                fail(ConnectFault.words(server, ended.cause()));
            }
        }
        ctx.fireUserEventTriggered(event);
    }

    private void ask(Channel connected) {
        if (!told) {
            handshaker.handshake(connected).addListener(written -> {
                if (written.cause() != null) {
                    fail(ConnectFault.words(server, written.cause()));
                }
            });
        }
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, FullHttpResponse answer) {
        long openNs = System.nanoTime();
        HttpHeaders headers = answer.headers();
        if (answer.decoderResult().isFailure()) {
            fail(ConnectFault.notHttp(server, request));
        } else if (!HttpResponseStatus.SWITCHING_PROTOCOLS.equals(answer.status())) {
            Optional<String> location = Optional.ofNullable(headers.get(HttpHeaderNames.LOCATION));
            fail(ConnectFault.answered(server, request, answer.status().code(), location) + said(answer));
        } else if (!told) {
            opened(ctx.channel(), answer, openNs);
        }
    }

    /** What a server that refused says of it in plain text, cut and escaped; a page of HTML is for browsers. */
    private static String said(FullHttpResponse answer) {
        String type = answer.headers().get(HttpHeaderNames.CONTENT_TYPE, "");
        boolean plain = type.startsWith("text/plain") || type.startsWith("application/json");
        boolean refused = answer.status().codeClass() == HttpStatusClass.CLIENT_ERROR
                || answer.status().codeClass() == HttpStatusClass.SERVER_ERROR;
        String words = answer.content().toString(StandardCharsets.UTF_8).strip();
        return plain && refused && !words.isEmpty()
                ? "; it says \"" + Quoted.text(words.getBytes(StandardCharsets.UTF_8)) + "\""
                : "";
    }

    private void opened(Channel opened, FullHttpResponse answer, long openNs) {
        String extensions = answer.headers().get(HttpHeaderNames.SEC_WEBSOCKET_EXTENSIONS);
        if (extensions != null && deflate.isEmpty()) {
            fail("%s answered %s with the extension %s, which nobody had offered (RFC 6455, section 4.1)"
                    .formatted(server, request, extensions));
            return;
        }
        try {
            handshaker.finishHandshake(opened, answer);
        } catch (WebSocketHandshakeException e) {
            fail("%s answered %s wrongly: %s".formatted(server, request, fault(e, answer.headers())));
            return;
        }
        tell();
        if (extensions != null) {
            trial.negotiated(extensions);
        }
        Socket socket = extensions == null ? Socket.on(opened) : Socket.compressed(opened);
        socket.whenGone(trial.opened(extensions != null));
        trace.filter(TraceLog::wants).ifPresent(log -> socket.traced(new FrameTrace(log, startNs)));
        outcome.opened(socket, startNs, openNs);
    }

    /** What the answer lacks, in words that are the same for every user: each has sent a key of its own. */
    private String fault(WebSocketHandshakeException e, HttpHeaders headers) {
        String said = String.valueOf(e.getMessage());
        if (said.startsWith("Invalid challenge")) {
            return "its Sec-WebSocket-Accept is not made of the key that was sent (RFC 6455, section 4.2.2)";
        }
        if (said.startsWith("Invalid subprotocol")) {
            String chosen = headers.get(HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL);
            return "it chose %s, and %s %s"
                    .formatted(
                            chosen == null ? "no sub-protocol" : "the sub-protocol '" + chosen + "'",
                            asked.subprotocols().isEmpty() ? "-Donecore.subprotocol offers" : "the script offers",
                            subprotocols().isEmpty() ? "none" : String.join(",", subprotocols()));
        }
        return said;
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        fail(ConnectFault.closed(server, request));
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        boolean spoken = cause instanceof DecoderException && !(cause.getCause() instanceof SSLException);
        fail(
                spoken
                        ? "%s answered %s wrongly: %s".formatted(server, request, cause.getMessage())
                        : cause instanceof IOException && reset(cause)
                                ? ConnectFault.closed(server, request)
                                : ConnectFault.words(server, cause));
    }

    private static boolean reset(Throwable cause) {
        return String.valueOf(cause.getMessage()).contains("reset");
    }

    private void tell() {
        told = true;
        timeout.cancel(false);
    }

    private void fail(String reason) {
        if (!told) {
            tell();
            if (channel != null) {
                channel.close();
            }
            outcome.failed(reason, startNs, System.nanoTime());
        }
    }
}
