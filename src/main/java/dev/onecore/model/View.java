package dev.onecore.model;

/** A way to look at the same operations' time; each is a histogram of nanoseconds. */
public enum View {
    /** From the intended start to the checked reply. */
    RESPONSE,
    /** From the actual start to the checked reply. */
    SERVICE,
    /**
     * Service time of those operations alone that were sent with nothing outstanding on their connection: what a tool that waits
     * for each reply would have reported. It hides stalls (coordinated omission).
     */
    CLOSED_LOOP,
    /** From the intended to the actual start: the injector's own lateness. */
    LAG,
    /** From the start of TCP's connect to the end of the WebSocket handshake. */
    CONNECT,
    /** From a ramp user's start command to its last message, or of a whole burst. */
    COMPLETION;

    /** The name in the histogram log's tags. */
    public String tag() {
        return switch (this) {
            case RESPONSE -> "response";
            case SERVICE -> "service";
            case CLOSED_LOOP -> "closed-loop";
            case LAG -> "lag";
            case CONNECT -> "connect";
            case COMPLETION -> "completion";
        };
    }
}
