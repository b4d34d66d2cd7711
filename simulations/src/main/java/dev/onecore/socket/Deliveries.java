package dev.onecore.socket;

import dev.onecore.load.LoopRecorder;

/**
 * What one user sees of pushed messages beside their lateness: the wait from one to the next, and the way of each from the server's
 * stamp to its arrival, which is told only where both ends read one clock.
 */
final class Deliveries {
    private final LoopRecorder recorder;
    private final ServerClock clock;
    private boolean any;
    private long lastNs;

    /** Messages of a server that reads that clock. */
    Deliveries(PhaseContext part, ServerClock clock) {
        this.recorder = part.recorder();
        this.clock = clock;
    }

    /** A checked message with the server's stamp, of which the clock has heard. */
    void arrived(long stampNs, long arrivalNs) {
        if (any) {
            recorder.waited(arrivalNs - lastNs);
        }
        any = true;
        lastNs = arrivalNs;
        if (clock.same()) {
            recorder.delivered(stampNs, arrivalNs);
        }
    }
}
