package dev.onecore.evidence;

import dev.onecore.model.Slice;
import dev.onecore.statistics.SparseHistogram;
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

    /** What begins a histogram in the library's second format, whose counts are words of any length. */
    private static final int V2_COOKIE = 0x1c849303 | 0x10;

    /** Where its counts begin, and where what comes before them has how many bytes they are, its offset, digits and least value. */
    private static final int HEADER = 40;

    private static final int LENGTH_AT = 4;
    private static final int OFFSET_AT = 8;
    private static final int DIGITS_AT = 12;
    private static final int LOWEST_AT = 16;

    /** The digits that Onecore's histograms have, and the bins of a power of two that keep them, as a power of two. */
    private static final int DIGITS = 3;

    private static final int BINS = 10;

    /** More places than times of any length have. */
    private static final long MOST_PLACES = 64L << BINS;

    /** Far above what 3 digits over an hour need (about 210 kB), far below what a forged length could ask for. */
    private static final int LARGEST = 8 << 20;

    /** An hour: no time is longer as a rule, and a histogram of that range never has to be replaced by a wider one. */
    private static final long LONGEST_NS = 3_600_000_000_000L;

    private ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
    private Histogram scratch = new Histogram(LONGEST_NS, DIGITS);
    private final Inflater inflater = new Inflater();
    private final SparseHistogram.Packer packer = new SparseHistogram.Packer();

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

    /**
     * The bins of the histogram that was encoded, read without a histogram of the library's where it has three digits: that would
     * be made and gone through for each of a campaign's hundred thousands.
     *
     * @throws IllegalArgumentException when it is damaged
     */
    SparseHistogram bins(String encoded) {
        try {
            ByteBuffer plain = inflated(Base64.getDecoder().decode(encoded));
            boolean usual = plain.getInt(0) == V2_COOKIE
                    && plain.getInt(OFFSET_AT) == 0
                    && plain.getInt(DIGITS_AT) == DIGITS
                    && plain.getLong(LOWEST_AT) == 1;
            return usual ? bins(plain) : SparseHistogram.of(Histogram.decodeFromByteBuffer(plain, 0));
        } catch (DataFormatException | RuntimeException e) {
            packer.packed();
            throw new IllegalArgumentException("its histogram is damaged", e);
        }
    }

    /** Counts of one bin after another, in groups of seven bits and with their signs last; a negative one is so many empty bins. */
    private SparseHistogram bins(ByteBuffer plain) throws DataFormatException {
        int end = HEADER + plain.getInt(LENGTH_AT);
        if (end > plain.limit()) {
            throw new DataFormatException("cut off");
        }
        long place = 0;
        for (int at = HEADER; at < end; ) {
            long word = 0;
            int group = plain.get(at++);
            int shift = 0;
            // A ninth byte, at bit 56, is the last and has eight bits of its own.
            for (; group < 0 && shift < 56; shift += 7) {
                word |= (group & 0x7fL) << shift;
                group = plain.get(at++);
            }
            word |= (group & 0xffL) << shift;
            long count = (word >>> 1) ^ -(word & 1);
            if (count < -MOST_PLACES || place > MOST_PLACES) {
                throw new DataFormatException("a time that is none");
            }
            if (count > 0) {
                packer.add(highest(place++), count);
            } else {
                place += count == 0 ? 1 : -count;
            }
        }
        return packer.packed();
    }

    /** The highest value of the bin at a place. */
    private static long highest(long place) {
        long coarse = Math.max(0, (place >> BINS) - 1);
        return ((place - (coarse << BINS) + 1) << coarse) - 1;
    }

    /**
     * Whether a histogram is whole, which its checksum says.
     *
     * @throws IllegalArgumentException when it is damaged
     */
    void check(String encoded) {
        try {
            inflated(Base64.getDecoder().decode(encoded));
        } catch (DataFormatException | RuntimeException e) {
            throw new IllegalArgumentException("its histogram is damaged", e);
        }
    }

    private ByteBuffer inflated(byte[] compressed) throws DataFormatException {
        inflater.reset();
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
