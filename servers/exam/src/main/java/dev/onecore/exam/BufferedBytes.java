package dev.onecore.exam;

/**
 * Estimates from readings of {@code /info} how much of an upload a server holds.
 *
 * <p>Outside of a JVM that is the growth of its resident memory. A JVM keeps garbage for a while, so resident memory that its
 * heap explains proves nothing; a heap that was at no time, not even after a collection, smaller than what had been sent does.
 */
final class BufferedBytes {

    private final long residentBefore;
    private final long heapBefore;
    private long resident;
    private long heapMost;
    private double heapShare = 1;

    BufferedBytes(CheckedJson before) {
        this.residentBefore = before.count("rssBytes");
        this.heapBefore = heap(before);
    }

    /** Takes a reading after so many bytes were sent. */
    void see(CheckedJson now, long sent) {
        long heap = heap(now) - heapBefore;
        resident = Math.max(resident, now.count("rssBytes") - residentBefore);
        heapMost = Math.max(heapMost, heap);
        heapShare = Math.min(heapShare, (double) heap / sent);
    }

    /** Returns how much memory the server holds that no heap explains. */
    long offHeap() {
        return resident - heapMost;
    }

    /** Returns how many of the bytes sent a heap may hold. */
    long onHeap(long sent) {
        return (long) (heapShare * sent);
    }

    private static long heap(CheckedJson info) {
        return info.has("jvm") ? info.object("jvm").count("heapUsed") : 0;
    }
}
