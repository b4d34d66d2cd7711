package dev.onecore.jetty;

import dev.onecore.contract.Close;
import dev.onecore.contract.Endpoint;
import dev.onecore.contract.Identity;
import dev.onecore.contract.Launch;
import dev.onecore.contract.Limits;
import dev.onecore.contract.Server;
import dev.onecore.contract.Service;
import dev.onecore.sampler.Sampler;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.ArrayByteBufferPool;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Jetty;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;
import org.eclipse.jetty.websocket.core.Configuration;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.WebSocketCoreSession;
import org.eclipse.jetty.websocket.core.server.WebSocketUpgradeHandler;

/** The contract {@code onecore/1} on Jetty's WebSocket core. */
public final class JettyServer implements Server {
    private static final String SYSTEM = "jetty";

    /** Of each connection that has something to read or to send; pooled. */
    private static final int BUFFER = 64 * 1024;

    /** How long a shutdown waits for its connections; {@link Launch} allows 4 s for all. */
    private static final long CLOSE_MILLIS = 3_000;

    private final org.eclipse.jetty.server.Server jetty;
    private final ServerConnector connector;
    private final Turns turns;
    private final Service service;

    /** The open connections, touched in a turn alone. */
    private final Set<Connection> open = new HashSet<>();

    /** A party for each open connection, and one for this server. */
    private final Phaser present = new Phaser(1);

    private JettyServer(Service service) {
        this.service = service;
        this.jetty = jetty();
        this.connector = connector(jetty);
        this.turns = new Turns(jetty.getThreadPool(), jetty.getScheduler());
        WebSocketUpgradeHandler upgrades = new WebSocketUpgradeHandler();
        configure(upgrades.getConfiguration());
        for (Endpoint endpoint : Endpoint.values()) {
            if (!service.has(endpoint)) {
                continue;
            }
            upgrades.addMapping(endpoint.path(), (request, response, callback) -> {
                response.setExtensions(List.of());
                return new FrameListener(turns, service.counters(), session -> open(endpoint, session), this::closed);
            });
        }
        upgrades.setHandler(new PlainHttp(service, turns));
        jetty.setHandler(upgrades);
        jetty.addConnector(connector);
    }

    /** Starts the server from the command line; see {@link Launch} for arguments and exit codes. */
    public static void main(String[] arguments) {
        Launch.run(SYSTEM, arguments, Sampler::ofThisProcess, JettyServer::start);
    }

    static JettyServer start(String host, int port) throws Exception {
        JettyServer server =
                new JettyServer(Service.of(new Identity(SYSTEM, Jetty.VERSION, 1, "nio", true), Endpoint.TOPIC));
        server.connector.setHost(host);
        server.connector.setPort(port);
        try {
            server.jetty.start();
        } catch (Exception refused) {
            server.jetty.stop();
            throw refused;
        }
        return server;
    }

    /**
     * A server of two threads, the fewest that Jetty starts with: one selects, one serves in the order of selection. With
     * a third in reserve they would change places, at a third more CPU time a message.
     */
    static org.eclipse.jetty.server.Server jetty() {
        return new org.eclipse.jetty.server.Server(
                new QueuedThreadPool(2, 2, 60_000, 0, null, null),
                new ScheduledExecutorScheduler("timers", true),
                // By default buffers over 64 KiB are not pooled, which is less than a frame of 64 KiB.
                new ArrayByteBufferPool(0, -1, Limits.MAX_MESSAGE));
    }

    /** No thread but the selector's accepts, and there is one selector. */
    static ServerConnector connector(org.eclipse.jetty.server.Server jetty) {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        ServerConnector connector = new ServerConnector(jetty, 0, 1, new HttpConnectionFactory(http)) {
            @Override
            protected SocketChannelEndPoint newEndPoint(
                    SocketChannel channel, ManagedSelector selector, SelectionKey key) {
                BatchEndPoint socket = new BatchEndPoint(channel, selector, key, getScheduler());
                socket.setIdleTimeout(getIdleTimeout());
                return socket;
            }
        };
        connector.setAcceptedTcpNoDelay(true);
        return connector;
    }

    static void configure(Configuration webSocket) {
        // Jetty's default ends a connection after 30 s of silence.
        webSocket.setIdleTimeout(Duration.ZERO);
        // The default is 64 KiB, and whole frames are joined by Jetty only when it may not cut them as they come.
        webSocket.setMaxFrameSize(Limits.MAX_MESSAGE);
        webSocket.setAutoFragment(false);
        // The default of 4 KiB takes sixteen reads for a chunk of a transfer.
        webSocket.setInputBufferSize(BUFFER);
        webSocket.setOutputBufferSize(BUFFER);
    }

    private Connection open(Endpoint endpoint, CoreSession session) {
        Connection connection = Connection.at(endpoint, session, turns, service);
        if (session instanceof WebSocketCoreSession core
                && core.getConnection().getEndPoint() instanceof BatchEndPoint socket) {
            socket.whenBatchEnds(() -> turns.run(connection.outbox()::flush));
        }
        present.register();
        open.add(connection);
        return connection;
    }

    private void closed(Connection connection) {
        if (open.remove(connection)) {
            present.arriveAndDeregister();
        }
    }

    @Override
    public int port() {
        return connector.getLocalPort();
    }

    @Override
    public void close() {
        connector.close();
        turns.run(() -> Set.copyOf(open).forEach(connection -> connection.close(Close.GOING_AWAY, "the server ends")));
        try {
            present.awaitAdvanceInterruptibly(present.arriveAndDeregister(), CLOSE_MILLIS, TimeUnit.MILLISECONDS);
            jetty.stop();
        } catch (TimeoutException late) {
            // The process ends all the same.
        } catch (Exception fault) {
            throw new IllegalStateException("Jetty does not stop", fault);
        }
    }
}
