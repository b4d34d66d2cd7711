package dev.onecore.model;

import java.util.Optional;

/**
 * One turn of a phase whose targets are loaded in turns.
 *
 * @param number from 1; the turns of one number are neighbours in time, one of each target of the round
 * @param startNs its first intended start, since the trial's origin
 * @param beginNs where its window begins: a little later, so that what the change from one target to the next disturbs stays out
 * @param endNs where its window ends: the planned end, or that of its last operation
 * @param received checked messages that arrived in the window
 * @param bytes checked payload bytes that arrived in the window
 * @param server what the server used in the window; empty when nothing could be seen of it
 * @param dropped whether the turn enters no figure, because the machine spoiled it, or of two targets the turn of the same number of the other
 */
public record Turn(
        int number,
        long startNs,
        long beginNs,
        long endNs,
        long received,
        long bytes,
        Optional<Usage> server,
        boolean dropped) {

    /** Seconds from the window's begin to its end. */
    public double seconds() {
        return (endNs - beginNs) / 1e9;
    }
}
