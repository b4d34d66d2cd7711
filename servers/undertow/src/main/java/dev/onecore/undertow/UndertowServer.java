package dev.onecore.undertow;

import dev.onecore.contract.Endpoint;
import dev.onecore.contract.Identity;
import dev.onecore.contract.Launch;
import dev.onecore.contract.Server;
import dev.onecore.contract.Service;
import dev.onecore.sampler.Sampler;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.Version;
import io.undertow.server.DefaultByteBufferPool;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.xnio.OptionMap;
import org.xnio.Options;
import org.xnio.Xnio;
import org.xnio.XnioIoThread;
import org.xnio.XnioWorker;

/** Undertow as a contender: one I/O thread that does everything, and the whole of {@code onecore/1}. */
public final class UndertowServer implements Server {
    private static final String SYSTEM = "undertow";

    /**
     * Undertow's own default. With 64 KiB an upload of 64 KiB messages is no faster, and one of small messages takes
     * twice the CPU, for the buffer's rest is copied onto itself at each frame.
     */
    private static final int BUFFER = 16 * 1024 - 20;

    private static final int BUFFERS_CACHED = 64;
    private static final long CLOSE_MILLIS = 3_000;

    private final XnioWorker worker;
    private final XnioIoThread thread;
    private final Router router;
    private final Undertow undertow;
    private final int port;

    private UndertowServer(XnioWorker worker, Router router, Undertow undertow, int port) {
        this.worker = worker;
        this.thread = worker.getIoThread(0);
        this.router = router;
        this.undertow = undertow;
        this.port = port;
    }

    /** Runs the server as a process of its own; {@code --help} says how. */
    public static void main(String[] arguments) {
        System.setProperty("org.jboss.logging.provider", "slf4j");
        Launch.run(SYSTEM, arguments, Sampler::ofThisProcess, UndertowServer::start);
    }

    /** Starts to listen. */
    static Server start(String host, int port) throws IOException {
        XnioWorker worker = Xnio.getInstance()
                .createWorker(OptionMap.builder()
                        .set(Options.WORKER_IO_THREADS, 1)
                        // Nothing is ever dispatched to the worker's task threads.
                        .set(Options.WORKER_TASK_CORE_THREADS, 0)
                        .set(Options.WORKER_TASK_MAX_THREADS, 1)
                        .getMap());
        try {
            Identity identity = new Identity(SYSTEM, Version.getVersionString(), 1, "nio", true);
            Router router = new Router(
                    Service.of(identity, Endpoint.TOPIC, Endpoint.ECHO_DEFLATE), Turns.of(worker.getIoThread(0)));
            Undertow undertow = Undertow.builder()
                    .setWorker(worker)
                    .setByteBufferPool(new DefaultByteBufferPool(true, BUFFER, -1, BUFFERS_CACHED))
                    .setSocketOption(Options.TCP_NODELAY, true)
                    // The outbox counts bytes; counted in frames, a stream's peer could not be heard while it is slow.
                    .setServerOption(UndertowOptions.QUEUED_FRAMES_HIGH_WATER_MARK, Integer.MAX_VALUE)
                    .setServerOption(UndertowOptions.ENABLE_HTTP2, false)
                    .addHttpListener(port, host)
                    .setHandler(router)
                    .build();
            undertow.start();
            InetSocketAddress address =
                    (InetSocketAddress) undertow.getListenerInfo().get(0).getAddress();
            return new UndertowServer(worker, router, undertow, address.getPort());
        } catch (RuntimeException refused) {
            worker.shutdownNow();
            if (refused.getCause() instanceof IOException busy) {
                throw busy;
            }
            throw refused;
        }
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public void close() {
        undertow.stop();
        CountDownLatch closed = new CountDownLatch(1);
        thread.execute(router::goAway);
        thread.execute(() -> watch(closed));
        try {
            closed.await(CLOSE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        worker.shutdownNow();
    }

    private void watch(CountDownLatch closed) {
        if (router.idle()) {
            closed.countDown();
        } else {
            thread.executeAfter(() -> watch(closed), 10, TimeUnit.MILLISECONDS);
        }
    }
}
