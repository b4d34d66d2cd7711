package dev.onecore.admission;

import dev.onecore.connect.ConnectOptions;
import dev.onecore.contract.Command.StartStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Finds out by timing whether a server leaves Nagle's algorithm on (RFC 896): a small segment then waits until the one before it
 * was acknowledged, and a receiver delays that (RFC 1122, 4.2.3.2), Linux by 40 ms.
 *
 * <p>Linux delays acknowledgements only on a connection that it takes for an interactive one, because data went out soon after
 * data came in; so pings and pongs are exchanged first. Then the server is asked for two small messages, 10 ms apart, each with its
 * clock at sending. With TCP_NODELAY the second one takes as long as the first. Without, it is held for the rest of those 40 ms.
 * The median of {@value #EXCHANGES} such exchanges is not moved by what else the machine does, as long as that strikes fewer than
 * half of them.
 */
final class NagleProbe implements WebSocket.Listener {

    private static final int EXCHANGES = 9;
    private static final int PINGS = 4;
    private static final int BYTES = 24;
    private static final String TWO_MESSAGES = new StartStream(2, BYTES, 100).json();
    private static final Duration JOIN_TIMEOUT = Duration.ofSeconds(2);

    /** What came, in order; the queue of them hands over what else was noted before. */
    private enum Arrival {
        PONG,
        END,
        CLOSE
    }

    private final BlockingQueue<Arrival> arrivals = new ArrayBlockingQueue<>(64);
    private final ByteBuffer message = ByteBuffer.allocate(BYTES);
    private final long[] delaysNs = new long[2 * EXCHANGES];
    private int count;

    private NagleProbe() {}

    /**
     * How much longer a small message takes behind another one; microseconds with TCP_NODELAY, milliseconds without.
     *
     * @return in nanoseconds; empty when the server does not answer as the contract says
     */
    static OptionalLong heldNs(ConnectOptions connectOptions, URI server) {
        NagleProbe probe = new NagleProbe();
        try {
            // Direct, as the load's connections are, whatever proxies the JVM names.
            WebSocket.Builder builder = HttpClient.newBuilder()
                    .proxy(HttpClient.Builder.NO_PROXY)
                    .sslContext(connectOptions.tls())
                    .build()
                    .newWebSocketBuilder()
                    .connectTimeout(JOIN_TIMEOUT);
            connectOptions.headers().forEach(header -> builder.header(header.name(), header.value()));
            List<String> names = connectOptions.subprotocols();
            if (!names.isEmpty()) {
                builder.subprotocols(
                        names.get(0), names.subList(1, names.size()).toArray(String[]::new));
            }
            WebSocket socket = builder.buildAsync(server.resolve("/stream"), probe)
                    .orTimeout(JOIN_TIMEOUT.toSeconds(), TimeUnit.SECONDS)
                    .join();
            try {
                return probe.driver(socket) ? OptionalLong.of(probe.medianNs()) : OptionalLong.empty();
            } finally {
                socket.abort();
            }
        } catch (CompletionException | IllegalArgumentException e) {
            // No stream there, or a header or a host's name that the JDK's client does not take.
            return OptionalLong.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return OptionalLong.empty();
        }
    }

    private boolean driver(WebSocket socket) throws InterruptedException {
        for (int exchange = 1; exchange <= EXCHANGES; exchange++) {
            for (int ping = 0; ping < PINGS; ping++) {
                socket.sendPing(ByteBuffer.allocate(1)).join();
                if (next() != Arrival.PONG) {
                    return false;
                }
            }
            socket.sendText(TWO_MESSAGES, true).join();
            if (next() != Arrival.END || count != 2 * exchange) {
                return false;
            }
        }
        return true;
    }

    private @Nullable Arrival next() throws InterruptedException {
        return arrivals.poll(JOIN_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    }

    private long medianNs() {
        long fastestNs = Arrays.stream(delaysNs).min().orElse(0);
        long[] seconds = new long[EXCHANGES];
        Arrays.setAll(seconds, exchange -> delaysNs[2 * exchange + 1] - fastestNs);
        Arrays.sort(seconds);
        return seconds[EXCHANGES / 2];
    }

    @Override
    public void onOpen(WebSocket socket) {
        socket.request(Long.MAX_VALUE);
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
        long arrivalNs = System.nanoTime();
        if (count == delaysNs.length || data.remaining() > message.remaining()) {
            return arrived(Arrival.CLOSE);
        }
        message.put(data);
        if (last) {
            delaysNs[count] = arrivalNs - message.flip().getLong();
            message.clear();
            count++;
        }
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
        return last ? arrived(Arrival.END) : null;
    }

    @Override
    public @Nullable CompletionStage<?> onPong(WebSocket socket, ByteBuffer data) {
        return arrived(Arrival.PONG);
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
        return arrived(Arrival.CLOSE);
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
        arrived(Arrival.CLOSE);
    }

    /** Reports what came and asks for the next message. */
    private @Nullable CompletionStage<?> arrived(Arrival arrival) {
        boolean unused = arrivals.offer(arrival);
        return null;
    }
}
