package dev.onecore.model;

/** A way to look at the same operations' time; each is a histogram of nanoseconds. */
public enum LatencyKind {
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
    /** From the command that starts it to its end: a transfer, a burst, or what a ramp user waits for. */
    COMPLETION,
    /** From the start of a ramp user's TCP connect to its last message. */
    FROM_CONNECT,
    /** From the arrival of one pushed message to that of the next: the pause that the server makes. */
    WAIT,
    /**
     * From the server's stamp in a pushed message to its arrival: one way, on the monotonic clock of the machine that server
     * and injector share. There is none where they share no clock.
     */
    DELIVERY,
    /** From the intended start of a message that several replies answer to the first of them. */
    FIRST_REPLY,
    /** From the intended start of a message to its arrival at the median of those that it is for. */
    TO_MEDIAN_MEMBER,
    /** From the intended start of a message to its arrival at the last of those that it is for. */
    TO_LAST_MEMBER,
    /** From a ping that the client sent to its pong: the network, and the server's event loop. */
    PING;

    /** The name in the histogram log's tags. */
    public String tag() {
        return switch (this) {
            case RESPONSE -> "response";
            case SERVICE -> "service";
            case CLOSED_LOOP -> "closed-loop";
            case LAG -> "lag";
            case CONNECT -> "connect";
            case COMPLETION -> "completion";
            case FROM_CONNECT -> "from-connect";
            case WAIT -> "wait";
            case DELIVERY -> "delivery";
            case FIRST_REPLY -> "first-reply";
            case TO_MEDIAN_MEMBER -> "to-median-member";
            case TO_LAST_MEMBER -> "to-last-member";
            case PING -> "ping";
        };
    }
}
