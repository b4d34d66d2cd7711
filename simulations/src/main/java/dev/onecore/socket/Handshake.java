package dev.onecore.socket;

import dev.onecore.load.ConnectOptions;
import dev.onecore.load.TrialSession;
import io.gatling.core.session.Session;
import io.gatling.http.client.Request;
import io.gatling.http.client.RequestBuilder;
import io.gatling.http.client.WebSocketListener;
import io.gatling.http.client.resolver.InetAddressNameResolver;
import io.gatling.http.client.uri.Uri;
import io.gatling.http.engine.HttpEngine;
import io.gatling.http.util.SslContexts;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.ssl.SslContextBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import scala.Option;

/**
 * Opens a WebSocket by Gatling's own HTTP client. Gatling always offers compression; a server that accepts it does other work than
 * one that declines, so then the handshake counts as failed, unless the trial admits it.
 */
final class Handshake extends WebSocketListener {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    /** One for all handshakes of a run, as a server's certificates are read once. */
    private static final Map<ConnectOptions, Option<SslContexts>> TLS = new ConcurrentHashMap<>();

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

    private final TrialSession trial;
    private final HandshakeOutcome outcome;
    private final long startNs = System.nanoTime();
    private boolean told;
    private @Nullable String extensions;

    private Handshake(TrialSession trial, HandshakeOutcome outcome) {
        this.trial = trial;
        this.outcome = outcome;
    }

    /** Connects to {@code path} of the trial's server for the session's user. */
    static void open(HttpEngine engine, Session session, TrialSession trial, String path, HandshakeOutcome outcome) {
        Request request = new RequestBuilder(
                        "connect",
                        HttpMethod.GET,
                        Uri.create(trial.uri().resolve(path).toString()),
                        InetAddressNameResolver.JAVA_RESOLVER)
                .setHeaders(headers(trial.connectOptions()))
                .setWsSubprotocol(subprotocols(trial.connectOptions().subprotocols()))
                .setRequestTimeout(TIMEOUT.toMillis())
                .build();
        engine.executeRequest(
                request,
                session.userId(),
                false,
                session.eventLoop(),
                new Handshake(trial, outcome),
                TLS.computeIfAbsent(trial.connectOptions(), Handshake::tls));
    }

    private static @Nullable String subprotocols(List<String> names) {
        return names.isEmpty() ? null : String.join(", ", names);
    }

    private static HttpHeaders headers(ConnectOptions connectOptions) {
        HttpHeaders headers = new DefaultHttpHeaders();
        connectOptions.headers().forEach(header -> headers.add(header.name(), header.value()));
        return headers;
    }

    /** Empty for Gatling's own settings. */
    private static Option<SslContexts> tls(ConnectOptions connectOptions) {
        return connectOptions
                .trust()
                .map(trust -> Option.apply(new SslContexts(
                        SslContextBuilder.forClient()
                                .trustManager(trust)
                                .endpointIdentificationAlgorithm(connectOptions.verifiesHost() ? "HTTPS" : null),
                        Option.empty())))
                .orElseGet(Option::empty);
    }

    @Override
    public void onHttpResponse(HttpResponseStatus status, HttpHeaders headers) {
        extensions = headers.get(HttpHeaderNames.SEC_WEBSOCKET_EXTENSIONS);
    }

    @Override
    public void openWebSocket(Channel channel) {
        long openNs = System.nanoTime();
        if (told) {
            Socket.discard(channel);
        } else if (extensions == null) {
            told = true;
            outcome.opened(Socket.on(channel), startNs, openNs);
        } else if (trial.admitsExtensions()) {
            told = true;
            trial.negotiated(extensions);
            outcome.opened(Socket.compressed(channel), startNs, openNs);
        } else {
            Socket.discard(channel);
            fail("the server did not decline the extension " + extensions);
        }
    }

    @Override
    public void onThrowable(Throwable failure) {
        fail("no WebSocket could be opened: " + PlainCause.of(failure));
    }

    private void fail(String reason) {
        if (!told) {
            told = true;
            outcome.failed(reason, startNs, System.nanoTime());
        }
    }

    @Override
    public void onWebSocketOpen() {}

    @Override
    public void onTextFrame(TextWebSocketFrame frame) {}

    @Override
    public void onBinaryFrame(BinaryWebSocketFrame frame) {}

    @Override
    public void onPongFrame(PongWebSocketFrame frame) {}

    @Override
    public void onCloseFrame(CloseWebSocketFrame frame) {}
}
