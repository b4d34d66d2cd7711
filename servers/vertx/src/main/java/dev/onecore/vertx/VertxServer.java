package dev.onecore.vertx;

import dev.onecore.contract.Close;
import dev.onecore.contract.Endpoint;
import dev.onecore.contract.Identity;
import dev.onecore.contract.Launch;
import dev.onecore.contract.Limits;
import dev.onecore.contract.Server;
import dev.onecore.contract.Service;
import dev.onecore.contract.Service.Answer;
import dev.onecore.sampler.Sampler;
import io.vertx.core.Vertx;
import io.vertx.core.VertxException;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.ServerWebSocketHandshake;
import io.vertx.core.transport.Transport;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** The contract {@code onecore/1} on Vert.x core. */
public final class VertxServer implements Server {
    /** How long peers have to answer a close frame at shutdown; {@link Launch} allows 4 s for all. */
    private static final Duration SHUTDOWN = Duration.ofSeconds(2);

    private final Service service;
    private final PoolBuffers pool;
    private final Vertx vertx;
    private final HttpServer http;

    /** The open connections, touched on the event loop alone. */
    private final Set<Connection> open = new HashSet<>();

    private VertxServer(Service service, Transport transport) {
        this.service = service;
        this.pool = new PoolBuffers(service.pool());
        this.vertx = Vertx.builder().with(options()).withTransport(transport).build();
        this.http = vertx.createHttpServer(httpOptions())
                .requestHandler(this::answer)
                .webSocketHandshakeHandler(this::shake);
    }

    /** Starts the server from the command line; see {@link Launch} for arguments and exit codes. */
    public static void main(String[] arguments) {
        Launch.run("vertx", arguments, Sampler::ofThisProcess, VertxServer::start);
    }

    static VertxServer start(String host, int port) throws Exception {
        Transport transport = transport();
        Identity identity = new Identity("vertx", version(), 1, transport.name(), true);
        VertxServer server = new VertxServer(Service.of(identity, Endpoint.TOPIC), transport);
        try {
            server.http
                    .listen(port, host)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get();
        } catch (ExecutionException refused) {
            server.vertx.close();
            throw refused.getCause() instanceof IOException cause ? cause : refused;
        }
        return server;
    }

    /** The native transport of this system, or NIO where there is none that works. */
    private static Transport transport() {
        Transport ours = Transport.nativeTransport();
        return ours != null && ours.available() ? ours : Transport.NIO;
    }

    private static VertxOptions options() {
        return new VertxOptions()
                // One core: one event loop. The others are never used, but are not to be many either.
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(1)
                .setInternalBlockingPoolSize(1)
                // No file is ever served, so no cache folder is left behind.
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false));
    }

    static HttpServerOptions httpOptions() {
        return new HttpServerOptions()
                // On by default in Vert.x; said here because the contract asks for it.
                .setTcpNoDelay(true)
                // Both deflate extensions are on by default; the contract declines compression.
                .setPerMessageWebSocketCompressionSupported(false)
                .setPerFrameWebSocketCompressionSupported(false)
                // The defaults, 64 KiB a frame and 256 KiB a message, are below the contract's 1 MiB.
                .setMaxWebSocketFrameSize(Limits.MAX_MESSAGE)
                .setMaxWebSocketMessageSize(Limits.MAX_MESSAGE)
                // A peer that does not answer a close frame is dropped while a shutdown still waits for it.
                .setWebSocketClosingTimeout((int) SHUTDOWN.toSeconds());
    }

    private void answer(HttpServerRequest request) {
        Answer answer = service.answer(request.uri());
        request.response()
                .setStatusCode(answer.status())
                .putHeader("Content-Type", answer.contentType())
                .end(answer.body());
    }

    private void shake(ServerWebSocketHandshake handshake) {
        service.endpoint(handshake.uri())
                .ifPresentOrElse(
                        endpoint -> handshake.accept().onSuccess(socket -> open(endpoint, socket)),
                        () -> handshake.reject(404));
    }

    private void open(Endpoint endpoint, ServerWebSocket socket) {
        Connection connection = Connection.serve(endpoint, socket, service, pool);
        open.add(connection);
        service.counters().opened();
        connection.whenGone(() -> {
            open.remove(connection);
            service.counters().closed();
        });
    }

    @Override
    public int port() {
        return http.actualPort();
    }

    @Override
    public void close() {
        try {
            CompletableFuture<Void> closed = new CompletableFuture<>();
            vertx.runOnContext(none -> {
                List.copyOf(open).forEach(connection -> connection.close(Close.GOING_AWAY, "the server ends"));
                http.shutdown(SHUTDOWN).onComplete(done -> closed.complete(null));
            });
            closed.get();
            // Netty lets an event loop be quiet for two seconds before it ends; nothing is left to wait for.
            var unused = vertx.close();
        } catch (ExecutionException | InterruptedException ended) {
            throw new VertxException(ended);
        }
    }

    private static String version() throws IOException {
        try (InputStream version = Vertx.class.getResourceAsStream("/META-INF/vertx/vertx-version.txt")) {
            return version == null ? "unknown" : new String(version.readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }
}
