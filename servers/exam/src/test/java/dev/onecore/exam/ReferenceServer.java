package dev.onecore.exam;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The contract as plainly as it can be written: blocking sockets, a thread for each connection and one for each
 * running stream or download. It can be given faults, to show that the exam notices.
 */
final class ReferenceServer implements AutoCloseable {

    final AtomicLong connectionsOpen = new AtomicLong();
    final AtomicLong connectionsTotal = new AtomicLong();
    final AtomicLong messagesIn = new AtomicLong();
    final AtomicLong messagesOut = new AtomicLong();
    final AtomicLong bytesIn = new AtomicLong();
    final AtomicLong bytesOut = new AtomicLong();
    final AtomicLong uploadsCompleted = new AtomicLong();
    final AtomicLong uploadsAborted = new AtomicLong();
    final AtomicLong errors = new AtomicLong();

    /** Held by one that starves the others. */
    final ReentrantLock turn = new ReentrantLock(true);

    private final Set<Fault> faults;
    private final ServerSocket listener;
    /** Those that are WebSockets by now. */
    final Set<ReferenceSocket> sockets = ConcurrentHashMap.newKeySet();

    /** The members of each topic. */
    final Map<String, List<ReferenceSocket>> topics = new ConcurrentHashMap<>();

    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    private ReferenceServer(Set<Fault> faults, ServerSocket listener) {
        this.faults = faults;
        this.listener = listener;
    }

    static ReferenceServer start(Fault... faults) throws IOException {
        return start(InetAddress.getLoopbackAddress(), 0, List.of(faults));
    }

    static ReferenceServer start(InetAddress address, int port, List<Fault> faults) throws IOException {
        Set<Fault> set = EnumSet.noneOf(Fault.class);
        set.addAll(faults);
        ServerSocket listener = new ServerSocket();
        listener.setReuseAddress(true);
        listener.bind(new InetSocketAddress(address, port), 128);
        ReferenceServer server = new ReferenceServer(set, listener);
        spawn(server::accept);
        return server;
    }

    boolean has(Fault fault) {
        return faults.contains(fault);
    }

    int port() {
        return listener.getLocalPort();
    }

    URI address() {
        return URI.create("ws://127.0.0.1:" + port());
    }

    static void spawn(Runnable work) {
        Thread thread = new Thread(work, "reference");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                socket.setTcpNoDelay(true);
                open.add(socket);
                spawn(() -> {
                    serve(socket);
                    open.remove(socket);
                });
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            new ReferenceHttp(this, socket).serve();
        } catch (IOException | RuntimeException e) {
            // The peer has gone, or sent something other than HTTP.
            return;
        }
    }

    String info() {
        if (has(Fault.SPEAKS_NO_JSON)) {
            return "contract: onecore/1";
        }
        long now = System.nanoTime();
        return """
                {"contract":"%s","system":"reference","version":"1","runtime":"Java %s","pid":%d,"threads":1,
                 "transport":"blocking","speedups":false,"compression":%b,"nodelay":true,"optional":%s,
                 "limits":{"maxMessage":%d,"maxCommand":4096,"maxUpload":1073741824,"maxCount":1000000000,
                 "maxSingleDownload":67108864},"affinity":%s,"monotonicNs":%d,"cpuNs":%d,"rssBytes":%d,
                 "stats":{"connectionsOpen":%s,"connectionsTotal":%s,"messagesIn":%s,"messagesOut":%s,"bytesIn":%s,
                 "bytesOut":%s,"uploadsCompleted":%s,"uploadsAborted":%s,"errors":%s}%s}""".formatted(
                        has(Fault.MISSPELLS_THE_CONTRACT) ? "onecore-1" : "onecore/1",
                        System.getProperty("java.version"),
                        ProcessHandle.current().pid(),
                        has(Fault.SAYS_IT_COMPRESSES),
                        has(Fault.LISTS_NO_TEXTS) ? "[1]" : "[\"topic\",\"echo-deflate\"]",
                        has(Fault.ALLOWS_ONLY_HALF) ? 524_288 : 1_048_576,
                        has(Fault.HIDES_ITS_CORES) ? "[]" : "[0,1]",
                        has(Fault.COUNTS_IN_MICROSECONDS) ? now / 1_000 : now,
                        cpuNs(),
                        has(Fault.COUNTS_MEMORY_IN_KIB) ? rssBytes() / 1_024 : rssBytes(),
                        connectionsOpen,
                        connectionsTotal,
                        messagesIn,
                        messagesOut,
                        bytesIn,
                        bytesOut,
                        uploadsCompleted,
                        uploadsAborted,
                        errors,
                        has(Fault.HIDES_ITS_JVM) ? "" : ",\"jvm\":" + jvm());
    }

    private static String jvm() {
        long used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        return "{\"heapUsed\":" + used + ",\"heapAfterGc\":0,\"gcCount\":0,\"gcMillis\":0,\"jitMillis\":0}";
    }

    private static long cpuNs() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .map(time -> time.toNanos())
                .orElse(1L);
    }

    private static long rssBytes() {
        try {
            String pages = Files.readString(Path.of("/proc/self/statm")).split(" ")[1];
            return Long.parseLong(pages) * 4_096;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void countIn(int bytes) {
        messagesIn.addAndGet(has(Fault.COUNTS_MESSAGES_TWICE) && bytes == 200 ? 2 : 1);
        bytesIn.addAndGet(bytes);
    }

    void countOut(int bytes) {
        messagesOut.incrementAndGet();
        bytesOut.addAndGet(bytes);
    }

    /** Takes no more connections and tells those that are open. */
    void goAway(int code) {
        try {
            listener.close();
        } catch (IOException e) {
            errors.incrementAndGet();
        }
        sockets.forEach(socket -> socket.goAway(code));
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
