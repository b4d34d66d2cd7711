package dev.onecore.socket;

/**
 * Transfers of one user, one after another, at least one: files up, files down, bursts that the server pushes. Each is timed from the
 * command that starts it to what ends it, and the next begins there, until the phase is over.
 */
abstract class TransferDriver extends CommandDriver {
    private long startNs;

    TransferDriver(PhaseContext part) {
        super(part);
    }

    /** Starts a transfer, by {@link #started} and its command. */
    abstract void transfer();

    /** The clock of a transfer begins to run. */
    final void started() {
        recorder().started(1);
        startNs = System.nanoTime();
        progress(startNs);
    }

    /** All of a transfer has come and was checked. */
    final void completed(long arrivalNs) {
        recorder().completed(startNs, arrivalNs);
        report().ok(startNs, arrivalNs);
        if (arrivalNs - run().endNs() < 0) {
            transfer();
        } else {
            end();
        }
    }

    @Override
    void begin(long nowNs) {
        transfer();
    }

    @Override
    final long outstanding() {
        return 1;
    }

    @Override
    final long recordUnanswered(long nowNs) {
        recorder().incomplete(startNs, nowNs);
        return 1;
    }

    @Override
    final long oldestNs() {
        return startNs;
    }
}
