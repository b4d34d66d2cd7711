package dev.onecore.model;

/**
 * Operations of a phase, counted.
 *
 * @param planned operations that the load's schedule had due; for a closed load, those that were sent
 * @param sent operations that were started
 * @param received messages whose content was checked and found right
 * @param operations operations that were completed and checked: messages, transfers or bursts
 * @param failed operations that ended in an error, a time-out, a wrong content, or not at all
 * @param bytes payload bytes of what was received or acknowledged, and checked
 */
public record OperationCounts(long planned, long sent, long received, long operations, long failed, long bytes) {

    public static final OperationCounts NONE = new OperationCounts(0, 0, 0, 0, 0, 0);

    /** The sum of two injectors' tallies. */
    public OperationCounts plus(OperationCounts other) {
        return new OperationCounts(
                planned + other.planned,
                sent + other.sent,
                received + other.received,
                operations + other.operations,
                failed + other.failed,
                bytes + other.bytes);
    }
}
