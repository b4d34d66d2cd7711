package dev.onecore.contract;

/**
 * What a server has done so far, as {@code /info} gives it under {@code stats}: plain longs that the one event-loop
 * thread writes and reads, so that counting costs neither a lock nor an allocation.
 */
public final class Counters {
    private long connectionsOpen;
    private long connectionsTotal;
    private long messagesIn;
    private long messagesOut;
    private long bytesIn;
    private long bytesOut;
    private long uploadsCompleted;
    private long uploadsAborted;
    private long errors;

    /** A WebSocket connection was accepted. */
    public void opened() {
        connectionsOpen++;
        connectionsTotal++;
    }

    /** A WebSocket connection is gone. */
    public void closed() {
        connectionsOpen--;
    }

    /** A data message came in, of that many bytes of payload. */
    public void received(long payloadBytes) {
        messagesIn++;
        bytesIn += payloadBytes;
    }

    /** A data message went out, of that many bytes of payload. */
    public void sent(long payloadBytes) {
        messagesOut++;
        bytesOut += payloadBytes;
    }

    /** A peer broke a rule, or this server had a fault. */
    public void error() {
        errors++;
    }

    void uploadCompleted() {
        uploadsCompleted++;
    }

    void uploadAborted() {
        uploadsAborted++;
    }

    /** The counters as JSON, in the contract's order. */
    JsonWriter json() {
        return JsonWriter.object()
                .put("connectionsOpen", connectionsOpen)
                .put("connectionsTotal", connectionsTotal)
                .put("messagesIn", messagesIn)
                .put("messagesOut", messagesOut)
                .put("bytesIn", bytesIn)
                .put("bytesOut", bytesOut)
                .put("uploadsCompleted", uploadsCompleted)
                .put("uploadsAborted", uploadsAborted)
                .put("errors", errors);
    }
}
