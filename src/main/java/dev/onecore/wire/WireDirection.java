package dev.onecore.wire;

import dev.onecore.model.WireFaults;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;

/** One direction of the wire, which all connections share: when bytes that come now are at its end. The loop's thread uses it. */
final class WireDirection {
    private final double nsPerByte;
    private final long delayNs;
    private final long jitterNs;
    private final SplittableRandom random;
    private final AtomicLong busyNs = new AtomicLong();
    private long freeNs;

    WireDirection(WireFaults faults, long seed) {
        nsPerByte =
                faults.bytesPerSec().isPresent() ? 1e9 / faults.bytesPerSec().getAsDouble() : 0;
        delayNs = faults.delay().toNanos();
        jitterNs = faults.jitter().toNanos();
        random = new SplittableRandom(seed);
        freeNs = System.nanoTime();
    }

    /** The instant at which so many bytes have arrived that come at {@code nowNs}. */
    long arrivalNs(int bytes, long nowNs) {
        long takesNs = Math.round(bytes * nsPerByte);
        if (takesNs > 0) {
            freeNs = (freeNs - nowNs < 0 ? nowNs : freeNs) + takesNs;
            busyNs.addAndGet(takesNs);
        }
        long passedNs = takesNs > 0 ? freeNs : nowNs;
        return passedNs + delayNs + (jitterNs > 0 ? random.nextLong(jitterNs + 1) : 0);
    }

    /** For how long bytes were on it in all, where its rate is limited: its whole time when it is the limit. */
    long busyNs() {
        return busyNs.get();
    }
}
