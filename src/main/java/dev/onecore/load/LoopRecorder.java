package dev.onecore.load;

import dev.onecore.model.LatencyKind;
import dev.onecore.model.OperationCounts;

/**
 * What one event loop saw of one phase. All methods that record are called by that loop's thread alone; they take no lock,
 * allocate nothing after the first sample of a kind of latency and format nothing.
 *
 * <p>Which kind a time is recorded as:
 *
 * <pre>
 *   open echo      RESPONSE, SERVICE, LAG; CLOSED_LOOP when it was sent alone
 *   closed echo    SERVICE: there is no intended start, so no response time
 *   paced stream   RESPONSE: lateness against the server's schedule; WAIT, and DELIVERY on a shared machine
 *   transfer       COMPLETION; so do a burst and a ramp user as a whole
 *   opening        what an open echo has, each connection for a message; CONNECT
 *   ramp user      CONNECT, COMPLETION, FROM_CONNECT, and what a paced stream has
 *   fan-out        RESPONSE, SERVICE of each delivery; TO_MEDIAN_MEMBER, TO_LAST_MEMBER, LAG of each message
 *   own protocol   what an echo has; FIRST_REPLY where several replies are awaited; DELIVERY of stamped messages; PING
 * </pre>
 */
public final class LoopRecorder {
    private final PhaseRun run;
    private final boolean messagesAreOperations;
    private final Times response = new Times();
    private final Times service = new Times();
    private final Times closedLoop = new Times();
    private final Times lag = new Times();
    private final Times connect = new Times();
    private final Times completion = new Times();
    private final Times fromConnect = new Times();
    private final Times wait = new Times();
    private final Times delivery = new Times();
    private final Times firstReply = new Times();
    private final Times toMedianMember = new Times();
    private final Times toLastMember = new Times();
    private final Times ping = new Times();
    private final Count planned = new Count();
    private final Count sent = new Count();
    private final Count received = new Count();
    private final Count operations = new Count();
    private final Count failed = new Count();
    private final Count bytes = new Count();
    private final Count windowReceived = new Count();
    private final Count windowBytes = new Count();
    private final Count lastNs = new Count();

    LoopRecorder(PhaseRun run) {
        this.run = run;
        this.messagesAreOperations = switch (run.phase().load().operation()) {
            case MESSAGE, CONNECTION -> true;
            case TRANSFER, BURST -> false;
        };
    }

    /** Operations fell due, whether or not they could be started. */
    public void planned(long count) {
        planned.add(count);
    }

    /** A planned operation was started: its lag enters {@link LatencyKind#LAG}. */
    public void sent(long intendedNs, long actualNs) {
        sent.add(1);
        lag.record(actualNs - intendedNs);
    }

    /** Operations of a closed load were started: planned and sent at once. */
    public void started(long count) {
        planned.add(count);
        sent.add(count);
    }

    /**
     * The checked reply to an open message.
     *
     * @param alone whether it was sent with nothing outstanding on its connection
     */
    public void replied(long intendedNs, long actualNs, long arrivalNs, boolean alone, long payloadBytes) {
        received(1, payloadBytes, arrivalNs);
        response.record(arrivalNs - intendedNs);
        service.record(arrivalNs - actualNs);
        if (alone) {
            closedLoop.record(arrivalNs - actualNs);
        }
    }

    /**
     * A message that was sent and whose reply was not waited for any longer: its times are at least these.
     *
     * @param nowNs the instant at which the wait ended
     */
    public void unanswered(long intendedNs, long actualNs, long nowNs) {
        response.record(nowNs - intendedNs);
        service.record(nowNs - actualNs);
    }

    /** A closed message that was not waited for any longer. */
    public void unanswered(long actualNs, long nowNs) {
        service.record(nowNs - actualNs);
    }

    /** A message that the server was to push at {@code dueNs}, and that was not waited for any longer. */
    public void notPushed(long dueNs, long nowNs) {
        response.record(nowNs - dueNs);
    }

    /** A transfer or burst that was not waited for any longer. */
    public void incomplete(long startNs, long nowNs) {
        completion.record(nowNs - startNs);
    }

    /** The checked reply to a closed message. */
    public void replied(long actualNs, long arrivalNs, long payloadBytes) {
        received(1, payloadBytes, arrivalNs);
        service.record(arrivalNs - actualNs);
    }

    /** A checked message that the server pushed, and was to push at {@code dueNs}. */
    public void pushed(long dueNs, long arrivalNs, long payloadBytes) {
        received(1, payloadBytes, arrivalNs);
        response.record(arrivalNs - dueNs);
    }

    /** So long passed between the arrivals of two messages that the server pushed. */
    public void waited(long ns) {
        wait.record(ns);
    }

    /** A pushed message was on its way from the instant of its stamp, which is one of {@link System#nanoTime()}. */
    public void delivered(long stampNs, long arrivalNs) {
        delivery.record(arrivalNs - stampNs);
    }

    /** The first of several replies to a message came. */
    public void firstReply(long intendedNs, long arrivalNs) {
        firstReply.record(arrivalNs - intendedNs);
    }

    /** A message was sent that has as many deliveries, which are operations; its lag enters {@link LatencyKind#LAG}. */
    public void published(long intendedNs, long actualNs, int deliveries) {
        sent.add(deliveries);
        lag.record(actualNs - intendedNs);
    }

    /** A message has come to half of its members. */
    public void cameToMedianMember(long intendedNs, long arrivalNs) {
        toMedianMember.record(arrivalNs - intendedNs);
    }

    /** A message has come to all of its members. */
    public void cameToLastMember(long intendedNs, long arrivalNs) {
        toLastMember.record(arrivalNs - intendedNs);
    }

    /** The answer to a ping of the client's own came. */
    public void ponged(long pingNs, long arrivalNs) {
        ping.record(arrivalNs - pingNs);
    }

    /** Checked messages whose time says nothing: of a flood, of a transfer, of a burst. */
    public void received(long messages, long payloadBytes, long arrivalNs) {
        received.add(messages);
        bytes.add(payloadBytes);
        if (messagesAreOperations) {
            operations.add(messages);
        }
        if (arrivalNs - run.endNs() < 0) {
            windowReceived.add(messages);
            windowBytes.add(payloadBytes);
        }
        lastNs.raise(arrivalNs - run.beginNs());
    }

    /** The whole of a transfer or burst, which is one operation, or of a ramp user, whose messages are the operations. */
    public void completed(long startNs, long endNs) {
        if (!messagesAreOperations) {
            operations.add(1);
        }
        completion.record(endNs - startNs);
        lastNs.raise(endNs - run.beginNs());
    }

    /** A ramp user's last message came; it had begun to connect at {@code connectNs}. */
    public void visited(long connectNs, long lastNs) {
        fromConnect.record(lastNs - connectNs);
    }

    /** A connection was opened. */
    public void connected(long startNs, long endNs) {
        connect.record(endNs - startNs);
    }

    /**
     * Operations ended in an error, a time-out, a wrong content, or not at all.
     *
     * @param count at least 1
     * @param reason in words that tell what was expected and what came; the first few of a phase are kept
     */
    public void failed(long count, String reason) {
        failed.add(count);
        run.keep(reason);
    }

    Times times(LatencyKind kind) {
        return switch (kind) {
            case RESPONSE -> response;
            case SERVICE -> service;
            case CLOSED_LOOP -> closedLoop;
            case LAG -> lag;
            case CONNECT -> connect;
            case COMPLETION -> completion;
            case FROM_CONNECT -> fromConnect;
            case WAIT -> wait;
            case DELIVERY -> delivery;
            case FIRST_REPLY -> firstReply;
            case TO_MEDIAN_MEMBER -> toMedianMember;
            case TO_LAST_MEMBER -> toLastMember;
            case PING -> ping;
        };
    }

    OperationCounts counts() {
        return new OperationCounts(
                planned.get(), sent.get(), received.get(), operations.get(), failed.get(), bytes.get());
    }

    long windowReceived() {
        return windowReceived.get();
    }

    long windowBytes() {
        return windowBytes.get();
    }

    /** The last checked arrival, in nanoseconds since the phase's begin; 0 when there was none. */
    long lastNs() {
        return lastNs.get();
    }
}
