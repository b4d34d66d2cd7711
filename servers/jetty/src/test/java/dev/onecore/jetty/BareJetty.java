package dev.onecore.jetty;

import dev.onecore.contract.Launch;
import dev.onecore.contract.Server;
import dev.onecore.sampler.Sampler;
import java.util.List;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.CloseStatus;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.FrameHandler;
import org.eclipse.jetty.websocket.core.WebSocketCoreSession;
import org.eclipse.jetty.websocket.core.server.WebSocketUpgradeHandler;
import org.jspecify.annotations.Nullable;

/** The shortest echo server on Jetty with the same options: what the contract's layer is measured against. */
public final class BareJetty {
    private BareJetty() {}

    public static void main(String[] arguments) {
        Launch.run("bare-jetty", arguments, Sampler::ofThisProcess, BareJetty::start);
    }

    private static Server start(String host, int port) throws Exception {
        org.eclipse.jetty.server.Server jetty = JettyServer.jetty();
        ServerConnector connector = JettyServer.connector(jetty);
        connector.setHost(host);
        connector.setPort(port);
        WebSocketUpgradeHandler upgrades = new WebSocketUpgradeHandler();
        JettyServer.configure(upgrades.getConfiguration());
        upgrades.addMapping("/echo", (request, response, callback) -> {
            response.setExtensions(List.of());
            return new Echo();
        });
        jetty.setHandler(upgrades);
        jetty.addConnector(connector);
        jetty.start();
        return new Server() {
            @Override
            public int port() {
                return connector.getLocalPort();
            }

            @Override
            public void close() {
                connector.close();
            }
        };
    }

    private static final class Echo implements FrameHandler {
        private @Nullable CoreSession session;

        @Override
        public void onOpen(CoreSession opened, Callback callback) {
            session = opened;
            if (opened instanceof WebSocketCoreSession core
                    && core.getConnection().getEndPoint() instanceof BatchEndPoint socket) {
                socket.whenBatchEnds(() -> opened.flush(Callback.NOOP));
            }
            callback.succeeded();
            opened.demand();
        }

        @Override
        public void onFrame(Frame frame, Callback callback) {
            CoreSession open = session;
            if (open == null || frame.isControlFrame()) {
                callback.succeeded();
                return;
            }
            open.sendFrame(new Frame(frame.getOpCode(), frame.isFin(), frame.getPayload()), callback, true);
            open.demand();
        }

        @Override
        public void onError(Throwable cause, Callback callback) {
            callback.succeeded();
        }

        @Override
        public void onClosed(CloseStatus status, Callback callback) {
            callback.succeeded();
        }
    }
}
