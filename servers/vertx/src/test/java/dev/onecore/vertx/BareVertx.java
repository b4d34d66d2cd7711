package dev.onecore.vertx;

import dev.onecore.contract.Launch;
import dev.onecore.contract.Server;
import dev.onecore.sampler.Sampler;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;

/** The shortest echo server on Vert.x with the same options: what the contract's layer is measured against. */
public final class BareVertx {
    private BareVertx() {}

    public static void main(String[] arguments) {
        Launch.run("bare-vertx", arguments, Sampler::ofThisProcess, BareVertx::start);
    }

    private static Server start(String host, int port) throws Exception {
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setPreferNativeTransport(true));
        HttpServer http = vertx.createHttpServer(VertxServer.httpOptions())
                .webSocketHandler(socket -> {
                    socket.textMessageHandler(socket::writeTextMessage);
                    socket.binaryMessageHandler(socket::writeBinaryMessage);
                })
                .listen(port, host)
                .toCompletionStage()
                .toCompletableFuture()
                .get();
        return new Server() {
            @Override
            public int port() {
                return http.actualPort();
            }

            @Override
            public void close() {
                vertx.close().toCompletionStage().toCompletableFuture().join();
            }
        };
    }
}
