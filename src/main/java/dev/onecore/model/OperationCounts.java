package dev.onecore.model;

/**
 * Operations of a phase, counted. What was sent was completed, failed, or is {@link #unanswered}.
 *
 * @param planned operations that the load's schedule had due; for a closed load, those that were sent
 * @param sent operations that were started
 * @param received messages whose content was checked and found right
 * @param operations operations that were completed and checked: messages, transfers or bursts
 * @param failed operations that ended in an error, a time-out, a wrong content, or not at all
 * @param bytes payload bytes of what was received or acknowledged, and checked; of a {@link ContentEcho} the bytes on the wire
 */
public record OperationCounts(long planned, long sent, long received, long operations, long failed, long bytes) {

    public static final OperationCounts NONE = new OperationCounts(0, 0, 0, 0, 0, 0);

    /**
     * Operations that were started and neither completed nor failed, since the server still worked on those before them when
     * the wait for them ended. Their times are known to be at least so long, which makes quantiles lower bounds.
     */
    public long unanswered() {
        return Math.max(0, sent - operations - failed);
    }

    /** The sum of two injectors' counts. */
    public OperationCounts plus(OperationCounts other) {
        return new OperationCounts(
                planned + other.planned,
                sent + other.sent,
                received + other.received,
                operations + other.operations,
                failed + other.failed,
                bytes + other.bytes);
    }

    /** What came after {@code earlier}. */
    public OperationCounts minus(OperationCounts earlier) {
        return new OperationCounts(
                planned - earlier.planned,
                sent - earlier.sent,
                received - earlier.received,
                operations - earlier.operations,
                failed - earlier.failed,
                bytes - earlier.bytes);
    }
}
