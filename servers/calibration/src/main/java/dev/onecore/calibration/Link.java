package dev.onecore.calibration;

/**
 * A token bucket: tokens of one byte each come at a constant rate, and no more than 10 ms of them are kept. One thread uses
 * it.
 */
final class Link {
    private static final double KEPT_SECONDS = 0.01;
    private static final double NANOS_PER_SECOND = 1e9;

    /** Fewer bytes than this are not read yet. */
    private static final double LEAST = 4_096;

    private final double bytesPerSec;
    private double tokens;
    private long atNs = System.nanoTime();

    /** A link of that rate; infinite for one without a limit. */
    Link(double bytesPerSec) {
        this.bytesPerSec = bytesPerSec;
    }

    /** How many bytes may pass now, up to {@code most}; 0 when it is better to wait for {@link #waitNs}. */
    int allowed(int most, long nowNs) {
        if (Double.isInfinite(bytesPerSec)) {
            return most;
        }
        double kept = Math.max(2 * LEAST, bytesPerSec * KEPT_SECONDS);
        tokens = Math.min(kept, tokens + (nowNs - atNs) / NANOS_PER_SECOND * bytesPerSec);
        atNs = nowNs;
        return tokens < LEAST ? 0 : (int) Math.min(most, tokens);
    }

    /** So many bytes passed. */
    void passed(int bytes) {
        tokens -= bytes;
    }

    /** How long to wait before asking again. */
    long waitNs() {
        return Math.max(1, (long) ((LEAST - tokens) / bytesPerSec * NANOS_PER_SECOND));
    }
}
