package dev.onecore.campaign;

import dev.onecore.host.JvmHeap;
import dev.onecore.monitor.ServerMonitor;
import java.util.OptionalLong;

/**
 * What collections before a phase left on both sides' heaps, in bytes.
 *
 * @param server empty for what is no JVM, or was not started here
 * @param injector empty where it was not asked for
 */
record HeapsLeft(OptionalLong server, OptionalLong injector) {

    /** Nobody collected. */
    static final HeapsLeft UNKNOWN = new HeapsLeft(OptionalLong.empty(), OptionalLong.empty());

    /** Collects on both sides. */
    static HeapsLeft collected(ServerMonitor monitor) {
        return new HeapsLeft(monitor.collectedHeapBytes(), OptionalLong.of(JvmHeap.ownCollectedBytes()));
    }
}
