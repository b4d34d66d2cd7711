package dev.onecore.wire;

import dev.onecore.model.WireFaults;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.Locale;

/**
 * What a wire without faults takes itself: small messages go to a peer and back, directly and over it, one at a time.
 *
 * @param directUs median round trip without the wire
 * @param carriedUs median round trip over it
 * @param cpuUs CPU time of its thread for each round trip
 */
public record WireCost(double directUs, double carriedUs, double cpuUs) {
    private static final int WARM_UP = 1_000;
    private static final int ROUND_TRIPS = 2_000;
    private static final int BYTES = 32;

    /**
     * Measures it, within a second or so.
     *
     * @throws IOException when no port can be listened to
     */
    public static WireCost measured() throws IOException {
        try (ServerSocketChannel listener = ServerSocketChannel.open()) {
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            InetSocketAddress peer = (InetSocketAddress) listener.getLocalAddress();
            Thread echo = new Thread(() -> echo(listener), "onecore-wire-peer");
            echo.setDaemon(true);
            echo.start();
            double directUs = medianUs(peer);
            try (WireProxy wire = WireProxy.start(peer, WireFaults.NONE)) {
                InetSocketAddress carried = new InetSocketAddress(
                        InetAddress.getLoopbackAddress(), wire.uri().getPort());
                long before = ManagementFactory.getThreadMXBean().getThreadCpuTime(wire.threadId());
                double carriedUs = medianUs(carried);
                long after = ManagementFactory.getThreadMXBean().getThreadCpuTime(wire.threadId());
                return new WireCost(directUs, carriedUs, (after - before) / 1e3 / (WARM_UP + ROUND_TRIPS));
            }
        }
    }

    /** "the wire itself adds 31 µs to a round trip of 22 µs and takes 18 µs of the injector's CPU for it". */
    public String sentence() {
        return String.format(
                Locale.ROOT,
                "the wire itself adds %.0f µs to a round trip of %.0f µs, and takes %.0f µs of the injector's CPU for it (medians of"
                        + " %,d small messages without faults)",
                carriedUs - directUs,
                directUs,
                cpuUs,
                ROUND_TRIPS);
    }

    /** Two callers, one after the other. */
    private static void echo(ServerSocketChannel listener) {
        ByteBuffer buffer = ByteBuffer.allocateDirect(BYTES);
        try {
            for (int caller = 0; caller < 2; caller++) {
                try (SocketChannel channel = listener.accept()) {
                    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
                    for (buffer.clear(); channel.read(buffer) >= 0; buffer.clear()) {
                        buffer.flip();
                        while (buffer.hasRemaining()) {
                            channel.write(buffer);
                        }
                    }
                }
            }
        } catch (IOException closed) {
            // The measurement is over.
        }
    }

    private static double medianUs(InetSocketAddress peer) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocateDirect(BYTES);
        long[] timesNs = new long[ROUND_TRIPS];
        try (SocketChannel channel = SocketChannel.open(peer)) {
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            for (int i = -WARM_UP; i < ROUND_TRIPS; i++) {
                long begin = System.nanoTime();
                buffer.clear();
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
                buffer.clear();
                while (buffer.hasRemaining()) {
                    if (channel.read(buffer) < 0) {
                        throw new IOException("the wire ended");
                    }
                }
                if (i >= 0) {
                    timesNs[i] = System.nanoTime() - begin;
                }
            }
        }
        Arrays.sort(timesNs);
        return timesNs[ROUND_TRIPS / 2] / 1e3;
    }
}
