package dev.onecore.bench;

import dev.onecore.host.InjectorWatch;
import dev.onecore.host.InjectorWatch.InjectorSnapshot;
import dev.onecore.model.Usage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a stretch of a load that runs meanwhile: the server's own counters of what it did, this process's CPU time. All
 * contestants are read in this one way, whatever they count themselves.
 */
final class Meter {
    /** From the call on, the load starts, connects and settles. */
    private static final Duration SETTLE = Duration.ofSeconds(4);

    private static final Duration STRETCH = Duration.ofSeconds(3);

    /** How long a load must last to be read. */
    static final Duration LOAD = SETTLE.plus(STRETCH).plusSeconds(1);

    private static final Pattern MESSAGES = Pattern.compile("\"messagesOut\":(\\d+)");
    private static final Pattern BYTES = Pattern.compile("\"bytesIn\":(\\d+)");

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI info;
    private final boolean bytes;
    private final InjectorWatch injector;

    Meter(URI server, boolean bytes, InjectorWatch injector) {
        this.info = URI.create("http" + server.toString().substring(2) + "/info");
        this.bytes = bytes;
        this.injector = injector;
    }

    /** Reads the load that is being started now. */
    CompletableFuture<Reading> start() {
        return CompletableFuture.supplyAsync(() -> {
            pause(SETTLE);
            double work = work();
            InjectorSnapshot before = injector.read();
            long begin = System.nanoTime();
            pause(STRETCH);
            Usage usage = before.until(injector.read());
            double seconds = (System.nanoTime() - begin) / 1e9;
            return new Reading(
                    work() - work,
                    seconds,
                    usage.cpuNs() / 1e9,
                    usage.runDelayNs().orElse(0) / 1e9);
        });
    }

    private double work() {
        try {
            String body = http.send(HttpRequest.newBuilder(info).build(), BodyHandlers.ofString())
                    .body();
            Matcher count = (bytes ? BYTES : MESSAGES).matcher(body);
            if (!count.find()) {
                throw new IllegalStateException("no count in " + body);
            }
            return Double.parseDouble(count.group(1)) / (bytes ? 1e6 : 1);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
