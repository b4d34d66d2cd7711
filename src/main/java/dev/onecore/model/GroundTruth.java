package dev.onecore.model;

/**
 * Something that a calibration server really did, by its own account: what the tool's figures are held against. Instants are
 * nanoseconds since the trial's origin.
 */
public sealed interface GroundTruth {

    /**
     * It stood still: told to, or because the machine did not run it.
     *
     * @param beginNs of it
     * @param endNs after it
     */
    record Stalled(long beginNs, long endNs) implements GroundTruth {

        public Stalled {
            if (endNs <= beginNs) {
                throw new IllegalArgumentException(
                        "a stall ends after its begin, not " + beginNs + " to " + endNs + " ns");
            }
        }
    }

    /**
     * What echoes took when nothing kept it from work.
     *
     * @param echoes how many, at least one
     * @param ns all of them together
     */
    record Served(long echoes, long ns) implements GroundTruth {

        public Served {
            if (echoes < 1 || ns < 0) {
                throw new IllegalArgumentException(echoes + " echoes cannot have taken " + ns + " ns");
            }
        }
    }

    /**
     * Memory was allocated and each page of it written.
     *
     * @param beginNs of it
     * @param endNs after it
     * @param bytes of it
     */
    record Touched(long beginNs, long endNs, long bytes) implements GroundTruth {}

    /**
     * What it had used of its core, with all its threads.
     *
     * @param atNs when
     * @param cpuNs since its burner began
     */
    record Burnt(long atNs, long cpuNs) implements GroundTruth {}

    /**
     * Its slow start was over.
     *
     * @param atNs when
     */
    record Warmed(long atNs) implements GroundTruth {}
}
