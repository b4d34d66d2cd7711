package dev.onecore.wire;

import dev.onecore.model.WireFaults;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Carries connections to a server over a wire with faults. It listens on a port of 127.0.0.1 until it is closed, by one thread of
 * this process.
 *
 * <p>{@link Selector} waits in whole milliseconds. Where bytes are due sooner it looks ten thousand times a second instead, so
 * that a delay is right within some tenths of a millisecond.
 */
public final class WireProxy implements AutoCloseable {
    private static final int BACKLOG = 4_096;
    private static final int BUFFER_BYTES = 64 << 10;

    /** Of a wire with a rate, so that connections share it in small parts. */
    private static final int SMALL_BUFFER_BYTES = 8 << 10;

    private static final long SOON_NS = 2_000_000;
    private static final long NAP_NS = 50_000;
    private static final long LONG_MS = 1_000;
    private static final long UP_SEED = 1;
    private static final long DOWN_SEED = 2;

    private final InetSocketAddress server;
    private final WireFaults faults;
    private final Selector selector;
    private final ServerSocketChannel listener;
    private final WireDirection up;
    private final WireDirection down;
    private final ByteBuffer buffer;
    private final Thread thread;
    private final List<CarriedConnection> carried = new ArrayList<>();
    private final ArrayDeque<Aging> toCut = new ArrayDeque<>();
    private final ArrayDeque<Aging> toHang = new ArrayDeque<>();
    private final AtomicLong cut = new AtomicLong();
    private final AtomicLong hung = new AtomicLong();
    private volatile boolean closed;

    /** What becomes of a connection at an instant. */
    private record Aging(CarriedConnection connection, long atNs) {}

    private WireProxy(InetSocketAddress server, WireFaults faults) throws IOException {
        this.server = server;
        this.faults = faults;
        up = new WireDirection(faults, UP_SEED);
        down = new WireDirection(faults, DOWN_SEED);
        buffer = ByteBuffer.allocateDirect(faults.bytesPerSec().isPresent() ? SMALL_BUFFER_BYTES : BUFFER_BYTES);
        selector = Selector.open();
        listener = ServerSocketChannel.open();
        listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
        listener.configureBlocking(false);
        listener.register(selector, SelectionKey.OP_ACCEPT);
        thread = new Thread(this::run, "onecore-wire");
        thread.setDaemon(true);
    }

    /**
     * A wire to that server, ready for connections.
     *
     * @throws IOException when no port can be listened to
     */
    public static WireProxy start(InetSocketAddress server, WireFaults faults) throws IOException {
        WireProxy proxy = new WireProxy(server, faults);
        proxy.thread.start();
        return proxy;
    }

    /** Where the server is to be reached over the wire. */
    public URI uri() {
        return URI.create("ws://127.0.0.1:" + listener.socket().getLocalPort());
    }

    /** What it has done so far. Any thread may ask. */
    public WireSnapshot read() {
        return new WireSnapshot(up.busyNs(), down.busyNs(), cut.get(), hung.get());
    }

    /** The thread that carries, whose CPU time is the wire's cost. */
    long threadId() {
        return thread.getId();
    }

    /** Ends it, and each connection that is left. */
    @Override
    public void close() {
        closed = true;
        selector.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try (selector;
                listener) {
            while (!closed) {
                await();
                turn();
            }
        } catch (IOException broken) {
            // Whoever is connected hears it from a socket that is reset, and who connects later from a port that
            // refuses.
        } finally {
            carried.forEach(CarriedConnection::reset);
        }
    }

    /** Waits until a socket is ready or something is due. */
    private void await() throws IOException {
        long waitNs = Math.min(nextNs() - System.nanoTime(), TimeUnit.MILLISECONDS.toNanos(LONG_MS));
        if (waitNs >= SOON_NS) {
            selector.select(TimeUnit.NANOSECONDS.toMillis(waitNs - SOON_NS / 2));
        } else if (selector.selectNow() == 0 && waitNs > 0) {
            LockSupport.parkNanos(Math.min(waitNs, NAP_NS));
            selector.selectNow();
        }
    }

    private long nextNs() {
        long nowNs = System.nanoTime();
        long next = nowNs + TimeUnit.MILLISECONDS.toNanos(LONG_MS);
        if (faults.holdsBack()) {
            for (CarriedConnection connection : carried) {
                long due = connection.dueNs();
                next = due != Long.MAX_VALUE && due - next < 0 ? due : next;
            }
        }
        for (ArrayDeque<Aging> aging : List.of(toCut, toHang)) {
            Aging first = aging.peek();
            next = first != null && first.atNs - next < 0 ? first.atNs : next;
        }
        return next;
    }

    private void turn() {
        for (SelectionKey key : selector.selectedKeys()) {
            if (key.attachment() instanceof CarriedConnection connection) {
                connection.ready(key, buffer, System.nanoTime());
            } else {
                accept();
            }
        }
        selector.selectedKeys().clear();
        long nowNs = System.nanoTime();
        if (faults.holdsBack()) {
            for (CarriedConnection connection : carried) {
                long due = connection.dueNs();
                if (due != Long.MAX_VALUE && due - nowNs <= 0) {
                    connection.handOver(nowNs);
                }
            }
        }
        age(toCut, nowNs, connection -> {
            connection.reset();
            cut.incrementAndGet();
        });
        age(toHang, nowNs, connection -> {
            connection.hang();
            hung.incrementAndGet();
        });
        carried.removeIf(CarriedConnection::gone);
    }

    private static void age(ArrayDeque<Aging> aging, long nowNs, Consumer<CarriedConnection> what) {
        for (Aging first = aging.peek(); first != null && first.atNs - nowNs <= 0; first = aging.peek()) {
            aging.remove();
            if (!first.connection.gone()) {
                what.accept(first.connection);
            }
        }
    }

    private void accept() {
        try {
            for (SocketChannel client = listener.accept(); client != null; client = listener.accept()) {
                carry(client);
            }
        } catch (IOException refused) {
            // The process has no file left for it; others are still carried.
        }
    }

    private void carry(SocketChannel client) throws IOException {
        SocketChannel there = SocketChannel.open();
        for (SocketChannel channel : List.of(client, there)) {
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        }
        SelectionKey clientKey = client.register(selector, 0);
        SelectionKey serverKey = there.register(selector, SelectionKey.OP_CONNECT);
        boolean holdsBack = faults.holdsBack();
        CarriedConnection connection = new CarriedConnection(
                clientKey,
                serverKey,
                new Stretch(clientKey, serverKey, up, holdsBack),
                new Stretch(serverKey, clientKey, down, holdsBack));
        clientKey.attach(connection);
        serverKey.attach(connection);
        carried.add(connection);
        long nowNs = System.nanoTime();
        faults.cut().ifPresent(age -> toCut.add(new Aging(connection, nowNs + age.toNanos())));
        faults.halfOpen().ifPresent(age -> toHang.add(new Aging(connection, nowNs + age.toNanos())));
        try {
            if (there.connect(server)) {
                connection.connected();
            }
        } catch (IOException refused) {
            connection.reset();
        }
    }
}
