package dev.onecore.campaign;

import dev.onecore.model.OperationCounts;
import dev.onecore.model.Phase;
import dev.onecore.model.Tick;
import dev.onecore.model.Usage;
import java.util.List;

/**
 * What another injector sent of a phase while it ran: all that there is of it when it was lost before it could say what it came to.
 * What it had sent and nobody answered while it was heard of is left out: that it was lost is not the server's doing.
 */
final class HarvestSums {

    private OperationCounts counts = OperationCounts.NONE;
    private long windowReceived;
    private long windowBytes;
    private long windowNs;
    private long lastNs;

    void add(SharedTrial.Harvest harvest) {
        Tick tick = harvest.tick();
        counts = counts.plus(harvest.counts());
        windowReceived += tick.received();
        windowBytes += tick.bytes();
        if (tick.received() > 0) {
            lastNs = tick.endNs();
        }
        if (harvest.windowBegins()) {
            windowNs = tick.endNs();
            windowReceived = 0;
            windowBytes = 0;
        }
    }

    /** Whether its window has begun. */
    boolean settled() {
        return windowNs > 0;
    }

    /** What it came to as far as it was heard of. */
    InjectorResult result(Phase phase) {
        boolean toTheLast = phase.load().endsWithItsLastOperation();
        long ended = counts.operations() + counts.failed();
        return new InjectorResult(
                new OperationCounts(
                        ended, ended, counts.received(), counts.operations(), counts.failed(), counts.bytes()),
                toTheLast ? counts.received() : windowReceived,
                toTheLast ? counts.bytes() : windowBytes,
                counts.received(),
                windowNs,
                lastNs,
                0,
                Usage.NONE,
                0,
                0,
                List.of());
    }
}
