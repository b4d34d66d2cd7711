package dev.onecore.socket;

import dev.onecore.load.Approach;
import dev.onecore.load.Stage;
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
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import scala.Option;

/**
 * Opens a WebSocket by Gatling's own HTTP client. Gatling always offers compression; a server that accepts it does other work than
 * one that declines, so then the handshake counts as failed, unless the stage admits it.
 */
final class Handshake extends WebSocketListener {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** One for all handshakes of a run, as a server's certificates are read once. */
    private static final Map<Approach, Option<SslContexts>> TLS = new ConcurrentHashMap<>();

    /** Who is told, once, on the user's event loop. */
    interface Outcome {

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

    private final Stage stage;
    private final Outcome outcome;
    private final long startNs = System.nanoTime();
    private boolean told;
    private @Nullable String extensions;

    private Handshake(Stage stage, Outcome outcome) {
        this.stage = stage;
        this.outcome = outcome;
    }

    /** Connects to {@code path} of the stage's server for the session's user. */
    static void open(HttpEngine engine, Session session, Stage stage, String path, Outcome outcome) {
        Request request = new RequestBuilder(
                        "connect",
                        HttpMethod.GET,
                        Uri.create(stage.uri().resolve(path).toString()),
                        InetAddressNameResolver.JAVA_RESOLVER)
                .setHeaders(headers(stage.approach()))
                .setWsSubprotocol(stage.approach().subprotocol().orElse(null))
                .setRequestTimeout(PATIENCE.toMillis())
                .build();
        engine.executeRequest(
                request,
                session.userId(),
                false,
                session.eventLoop(),
                new Handshake(stage, outcome),
                TLS.computeIfAbsent(stage.approach(), Handshake::tls));
    }

    private static HttpHeaders headers(Approach approach) {
        HttpHeaders headers = new DefaultHttpHeaders();
        approach.headers().forEach(header -> headers.add(header.name(), header.value()));
        return headers;
    }

    /** Empty for Gatling's own settings. */
    private static Option<SslContexts> tls(Approach approach) {
        return approach.trust()
                .map(trust -> Option.apply(new SslContexts(
                        SslContextBuilder.forClient()
                                .trustManager(trust)
                                .endpointIdentificationAlgorithm(approach.verifiesHost() ? "HTTPS" : null),
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
        } else if (stage.admitsExtensions()) {
            told = true;
            stage.negotiated(extensions);
            outcome.opened(Socket.compressed(channel), startNs, openNs);
        } else {
            Socket.discard(channel);
            fail("the server did not decline the extension " + extensions);
        }
    }

    @Override
    public void onThrowable(Throwable failure) {
        fail("no WebSocket could be opened: " + failure);
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
