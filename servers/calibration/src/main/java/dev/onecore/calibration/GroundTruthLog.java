package dev.onecore.calibration;

import dev.onecore.contract.JsonWriter;

/**
 * What this server really did, as JSON lines on stderr: a machine may make a freeze of 200 ms one of 203, and the tool is to
 * be held against that. Instants are of {@link System#nanoTime()}, which all JVMs of a Linux machine share.
 */
final class GroundTruthLog {
    private GroundTruthLog() {}

    /** The loop did nothing, as it was told to. */
    static void froze(long beginNs, long endNs) {
        tell(JsonWriter.object().put("event", "froze").put("beginNs", beginNs).put("endNs", endNs));
    }

    /** The loop, which never sleeps, was not run. */
    static void gap(long beginNs, long endNs) {
        tell(JsonWriter.object().put("event", "lapsed").put("beginNs", beginNs).put("endNs", endNs));
    }

    /** So many echoes took so long together, apart from freezes and gaps. */
    static void served(long echoes, long ns) {
        tell(JsonWriter.object().put("event", "served").put("echoes", echoes).put("ns", ns));
    }

    /** Memory was allocated and each page of it written. */
    static void touched(long beginNs, long endNs, long bytes) {
        tell(JsonWriter.object()
                .put("event", "touched")
                .put("beginNs", beginNs)
                .put("endNs", endNs)
                .put("bytes", bytes));
    }

    /** So much CPU time this process has used since its burner began. */
    static void burnt(long atNs, long cpuNs) {
        tell(JsonWriter.object().put("event", "burnt").put("atNs", atNs).put("cpuNs", cpuNs));
    }

    /** The slow start is over. */
    static void warmed(long atNs) {
        tell(JsonWriter.object().put("event", "warmed").put("atNs", atNs));
    }

    private static void tell(JsonWriter line) {
        System.err.println(line);
    }
}
