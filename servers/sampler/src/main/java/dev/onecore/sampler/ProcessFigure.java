package dev.onecore.sampler;

/**
 * One figure of a process, named as in the file; all count from the start of the process unless said otherwise.
 *
 * <p>Those marked <em>costly</em> are read once a second and in the last reading, and more rarely where reading them
 * would take over a third of a percent of a core, as in a process of hundreds of threads.
 */
public enum ProcessFigure {
    /** CPU time in user mode, milliseconds; in steps of 10 on Linux. */
    CPU_USER_MS("cpuUserMs"),
    /** CPU time in the kernel, milliseconds; in steps of 10 on Linux. */
    CPU_SYSTEM_MS("cpuSystemMs"),
    /** CPU time of all threads, ended ones too, nanoseconds; see {@link CpuClock}. */
    CPU_NS("cpuNs"),
    /** Time that its threads were runnable but waited for a core, nanoseconds; see {@link Threads}. Costly, Linux. */
    RUN_DELAY_NS("runDelayNs"),
    /** Time in garbage collection, nanoseconds; of a HotSpot JVM, see {@link HotSpotCounters}. */
    GC_NS("gcNs"),
    /** What is on the heap and outlived a garbage collection, bytes; of a HotSpot JVM, once one has run. */
    HEAP_BYTES("heapBytes"),
    /** Resident memory now, bytes. */
    RSS_BYTES("rssBytes"),
    /** Threads now. */
    THREADS("threads"),
    /** Open file descriptors now. Costly. */
    OPEN_FILES("openFiles"),
    /** Context switches that a thread asked for by waiting, of all threads. Costly on Linux. */
    VOLUNTARY_SWITCHES("voluntarySwitches"),
    /** Context switches that the scheduler forced on a thread, of all threads. Costly on Linux. */
    INVOLUNTARY_SWITCHES("involuntarySwitches"),
    /** Page faults that needed no disk. */
    MINOR_FAULTS("minorFaults"),
    /** Page faults that waited for a disk. */
    MAJOR_FAULTS("majorFaults"),
    /** Bytes read from storage, not from sockets or the page cache. Costly. */
    BYTES_READ("bytesRead"),
    /** Bytes written to storage, not to sockets. Costly. */
    BYTES_WRITTEN("bytesWritten");

    private final String member;

    ProcessFigure(String member) {
        this.member = member;
    }

    /** The name of this figure in a line of the file. */
    public String member() {
        return member;
    }
}
