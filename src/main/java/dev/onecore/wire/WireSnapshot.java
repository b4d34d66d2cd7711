package dev.onecore.wire;

/**
 * What the wire had done at one instant.
 *
 * @param upNs for how long its rate was used on the way to the server
 * @param downNs for how long on the way back
 * @param cut connections that it had reset
 * @param halfOpen connections that it had let hang
 */
public record WireSnapshot(long upNs, long downNs, long cut, long halfOpen) {

    /** For how long its rate was used, of the direction that used it more. */
    public long busyNs() {
        return Math.max(upNs, downNs);
    }

    /** What it did from this instant to the next one. */
    public WireSnapshot until(WireSnapshot next) {
        return new WireSnapshot(next.upNs - upNs, next.downNs - downNs, next.cut - cut, next.halfOpen - halfOpen);
    }
}
