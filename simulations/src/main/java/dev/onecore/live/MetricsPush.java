package dev.onecore.live;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Pushes the figures at an interval, and once more at the end. That they do not arrive is told once, and ends nothing. */
final class MetricsPush implements MetricsOutlet {
    private static final long EVERY_S = 5;

    private final MetricsClient client;
    private final Consumer<String> noted;
    private final ScheduledExecutorService pusher = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "onecore-metrics");
        thread.setDaemon(true);
        return thread;
    });
    private boolean told;

    MetricsPush(MetricsClient client, Consumer<String> noted) {
        this.client = client;
        this.noted = noted;
    }

    @Override
    public String open() {
        var unused = pusher.scheduleWithFixedDelay(this::push, 0, EVERY_S, TimeUnit.SECONDS);
        return "pushed to " + client.place() + " every " + EVERY_S + " s";
    }

    private synchronized void push() {
        client.push().ifPresent(why -> {
            if (!told) {
                told = true;
                noted.accept("figures could not be pushed to " + client.place() + ": " + why);
            }
        });
    }

    @Override
    public void close() {
        if (!pusher.isShutdown()) {
            pusher.shutdownNow();
            push();
        }
    }
}
