package dev.onecore.contract;

/** One operation that makes messages: a stream or a download. It keeps no bytes, only where it is. */
interface Run {
    /** Whether all messages were sent. */
    boolean done();

    /** How long until the next message may be sent; 0 or less when it may be now. */
    long waitNs(long nowNs);

    /** Sends the next message. */
    void next(Wire wire, long nowNs);

    /** The payload of the message that was sent last. */
    int sentBytes();

    /** The event that ends it. */
    Event end(long nowNs, boolean stopped);

    /** How a start command becomes a run. */
    interface Starter {
        /** Reads a start command. */
        Run start(JsonObject command, long nowNs) throws Refusal;
    }
}
