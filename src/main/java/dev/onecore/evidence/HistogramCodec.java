package dev.onecore.evidence;

import dev.onecore.model.Slice;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.PackedHistogram;

/**
 * HdrHistogram's compressed V2 encoding in Base64, as in its logs. An instance keeps its buffers and belongs to one thread.
 *
 * <p>Decoding is the library's, but for the decompression: the library stops at the histogram's end and so never compares
 * zlib's checksum, which is what tells a damaged histogram from a whole one (RFC 1950, section 2.2).
 */
public final class HistogramCodec {

    private static final int COOKIE_AND_LENGTH = 8;
    /** Far above what 3 digits over an hour need (about 210 kB), far below what a forged length could ask for. */
    private static final int LARGEST = 8 << 20;

    /** An hour: no time is longer as a rule, and a histogram of that range never has to be replaced by a wider one. */
    private static final long LONGEST_NS = 3_600_000_000_000L;

    private ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
    private Histogram scratch = new Histogram(LONGEST_NS, 3);

    /**
     * The encoded histogram. What is encoded is a copy in a histogram of this codec: the library leaves a buffer of the size of
     * all counts in each histogram that it encodes, for as long as that lives.
     */
    public String encode(Histogram counts) {
        copyToScratch(counts);
        int needed = scratch.getNeededByteBufferCapacity();
        if (buffer.capacity() < needed) {
            buffer = ByteBuffer.allocate(needed);
        }
        buffer.clear();
        int length = scratch.encodeIntoCompressedByteBuffer(buffer);
        return Base64.getEncoder().encodeToString(Arrays.copyOf(buffer.array(), length));
    }

    private void copyToScratch(Histogram counts) {
        if (scratch.getLowestDiscernibleValue() != counts.getLowestDiscernibleValue()
                || scratch.getHighestTrackableValue() < counts.getMaxValue()
                || scratch.getNumberOfSignificantValueDigits() != counts.getNumberOfSignificantValueDigits()) {
            scratch = new Histogram(
                    counts.getLowestDiscernibleValue(),
                    Math.max(LONGEST_NS, counts.getMaxValue()),
                    counts.getNumberOfSignificantValueDigits());
        }
        scratch.reset();
        Slice.add(counts, scratch);
    }

    /**
     * The histogram that was encoded, in no more memory than its largest value needs: a page looks at thousands of them.
     *
     * @throws IllegalArgumentException when it is damaged
     */
    public Histogram decode(String encoded) {
        try {
            byte[] compressed = Base64.getDecoder().decode(encoded);
            return trimmed(Histogram.decodeFromByteBuffer(inflated(compressed), 0));
        } catch (DataFormatException | RuntimeException e) {
            // Which of the library's many complaints it is depends on the bit that broke.
            throw new IllegalArgumentException("its histogram is damaged", e);
        }
    }

    private ByteBuffer inflated(byte[] compressed) throws DataFormatException {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(compressed, COOKIE_AND_LENGTH, compressed.length - COOKIE_AND_LENGTH);
            int length = 0;
            while (true) {
                length += inflater.inflate(buffer.array(), length, buffer.capacity() - length);
                if (inflater.finished()) {
                    return ByteBuffer.wrap(buffer.array(), 0, length).order(ByteOrder.BIG_ENDIAN);
                }
                if (length < buffer.capacity() || buffer.capacity() >= LARGEST) {
                    throw new DataFormatException("cut off, or too large");
                }
                buffer = ByteBuffer.wrap(Arrays.copyOf(buffer.array(), buffer.capacity() * 2));
            }
        } finally {
            inflater.end();
        }
    }

    /** Its recorded values alone: in the library's plain form 100 ms of times up to 10 ms take 117 KB, whatever their number. */
    private static Histogram trimmed(Histogram wide) {
        long lowest = wide.getLowestDiscernibleValue();
        Histogram narrow = new PackedHistogram(
                lowest, Math.max(wide.getMaxValue(), 2 * lowest), wide.getNumberOfSignificantValueDigits());
        Slice.add(wide, narrow);
        return narrow;
    }
}
