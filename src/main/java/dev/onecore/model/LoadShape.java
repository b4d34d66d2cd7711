package dev.onecore.model;

import dev.onecore.model.Load.Operation;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How a load runs, whatever its messages carry: what must be known of it to plan, record and show it.
 *
 * @param operation the unit of work that is counted and that has a response time
 * @param endsWithItsLastOperation whether a phase lasts until its last operation is done, rather than until its time is over
 * @param arrivesOver the time over which users connect one by one, evenly, as part of it; empty where all connect before it
 * @param scheduledPerSec messages a second over all connections that a schedule asks for, whatever the server does; empty where
 *     the server's own speed decides
 * @param flow the time of each message that charts draw; empty where no message has a time of its own
 * @param connects whether its users connect as a part of it, and what is open at its end is left to the phases that follow
 */
public record LoadShape(
        Operation operation,
        boolean endsWithItsLastOperation,
        Optional<Duration> arrivesOver,
        OptionalDouble scheduledPerSec,
        Optional<LatencyKind> flow,
        boolean connects) {

    /** More operations a second than this would be too much for the writer of Gatling's native report, if each got a record. */
    private static final double MOST_RECORDS_PER_SEC = 5_000;

    /** Messages that keep to a schedule: {@code ratePerSec} over all connections. */
    static LoadShape open(double ratePerSec) {
        return new LoadShape(
                Operation.MESSAGE,
                false,
                Optional.empty(),
                OptionalDouble.of(ratePerSec),
                Optional.of(LatencyKind.RESPONSE),
                false);
    }

    /** Messages that each wait for a reply. */
    static LoadShape closed() {
        return new LoadShape(
                Operation.MESSAGE,
                false,
                Optional.empty(),
                OptionalDouble.empty(),
                Optional.of(LatencyKind.SERVICE),
                false);
    }

    /** Messages as fast as the two sides can; none has a time of its own. */
    static LoadShape flood() {
        return new LoadShape(
                Operation.MESSAGE, false, Optional.empty(), OptionalDouble.empty(), Optional.empty(), false);
    }

    /** Whole bursts or files, one after another. */
    static LoadShape inTurn(Operation operation) {
        return new LoadShape(operation, true, Optional.empty(), OptionalDouble.empty(), Optional.empty(), false);
    }

    /**
     * Users that arrive {@code over} a time, each of whom gets messages on a schedule: {@code ratePerSec} over all of
     * them.
     */
    static LoadShape arriving(Duration over, double ratePerSec) {
        return new LoadShape(
                Operation.MESSAGE,
                true,
                Optional.of(over),
                OptionalDouble.of(ratePerSec),
                Optional.of(LatencyKind.RESPONSE),
                false);
    }

    /** Connections that are opened on a schedule: {@code ratePerSec} of them. */
    static LoadShape opening(double ratePerSec) {
        return new LoadShape(
                Operation.CONNECTION,
                true,
                Optional.empty(),
                OptionalDouble.of(ratePerSec),
                Optional.of(LatencyKind.RESPONSE),
                true);
    }

    /** Connections that come on a schedule and go: {@code ratePerSec} of them. */
    static LoadShape visits(double ratePerSec) {
        return new LoadShape(
                Operation.CONNECTION,
                false,
                Optional.empty(),
                OptionalDouble.of(ratePerSec),
                Optional.of(LatencyKind.RESPONSE),
                true);
    }

    /** One connection among many speaks on a schedule: {@code ratePerSec}. */
    static LoadShape idle(double ratePerSec) {
        return new LoadShape(
                Operation.MESSAGE,
                false,
                Optional.empty(),
                OptionalDouble.of(ratePerSec),
                Optional.of(LatencyKind.RESPONSE),
                true);
    }

    /** Whether users connect while it runs, so that what happened depends on when they came. */
    public boolean usersArrive() {
        return arrivesOver.isPresent();
    }

    /** Whether the load keeps to a schedule whatever the server does. */
    public boolean isOpen() {
        return scheduledPerSec.isPresent();
    }

    /**
     * Whether Gatling's native report gets one record for each connection and 100 ms, because one for each operation would be
     * too many. Bursts and files are few, and so are the messages of a user who waits for a number of them.
     */
    public boolean recordedInBatches() {
        boolean few = endsWithItsLastOperation
                || (scheduledPerSec.isPresent() && scheduledPerSec.getAsDouble() <= MOST_RECORDS_PER_SEC);
        return !few;
    }
}
