package dev.onecore.ws;

import dev.onecore.live.LiveMetrics;
import dev.onecore.load.LiveMeter;
import dev.onecore.model.MetricsAddress;
import dev.onecore.report.TerminalText;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** One address for the figures of all servers of a run, as a port can be opened once, and a second push replaces the first. */
final class SharedMetrics {
    private static final Map<MetricsAddress, SharedMetrics> OPEN = new HashMap<>();

    private final LiveMetrics live;
    private int servers;

    private SharedMetrics(LiveMetrics live) {
        this.live = live;
    }

    /**
     * The address, opened by the first server that asks for it.
     *
     * @throws IllegalArgumentException when its port cannot be opened
     */
    static SharedMetrics open(MetricsAddress address) {
        synchronized (OPEN) {
            SharedMetrics shared = OPEN.computeIfAbsent(address, SharedMetrics::opened);
            shared.servers++;
            return shared;
        }
    }

    private static SharedMetrics opened(MetricsAddress address) {
        try {
            return new SharedMetrics(LiveMetrics.open(address, TerminalText.over(System.out)::println));
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "onecore.metrics: the port cannot be opened (" + e.getMessage() + ")", e);
        }
    }

    LiveMeter meter() {
        return live.meter();
    }

    /** A server has no more figures; the last one closes the address. */
    void leave() {
        synchronized (OPEN) {
            servers--;
            if (servers == 0) {
                live.close();
            }
        }
    }
}
