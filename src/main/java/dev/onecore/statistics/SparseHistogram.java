package dev.onecore.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.HdrHistogram.AbstractHistogram;
import org.HdrHistogram.HistogramIterationValue;

/**
 * The recorded values of a histogram and how often each came, and no empty bin: 100 ms of latencies take some
 * hundred bytes instead of 270 KB. Immutable.
 *
 * <p>Each bin is the distance from the value before it and its count, both in groups of seven bits, the lowest first: three or four
 * bytes, where two numbers of 64 bits would take sixteen.
 */
public final class SparseHistogram {
    private static final SparseHistogram EMPTY = new SparseHistogram(new byte[0], 0, 0);

    /** Fewer than this are merged one with another; more are counted up in an array. */
    private static final int FEW = 4;

    private final byte[] bins;
    private final int size;
    private final long total;

    private SparseHistogram(byte[] bins, int size, long total) {
        this.bins = bins;
        this.size = size;
        this.total = total;
    }

    /** Takes the values of a histogram in ascending order. An instance keeps its buffer and belongs to one thread. */
    public static final class Packer {
        private byte[] bytes = new byte[1_024];
        private int length;
        private int size;
        private long total;
        private long last;

        /**
         * Adds a value that was recorded so often.
         *
         * @param value greater than the one before it, or the first
         * @param count 1 or more
         */
        public void add(long value, long count) {
            if (bytes.length - length < 20) {
                bytes = Arrays.copyOf(bytes, 2 * bytes.length);
            }
            long apart = value - last;
            if (apart < 0x80 && count < 0x80) {
                bytes[length++] = (byte) apart;
                bytes[length++] = (byte) count;
            } else {
                put(apart);
                put(count);
            }
            last = value;
            size++;
            total += count;
        }

        private void put(long number) {
            long rest = number;
            while (rest >>> 7 != 0) {
                bytes[length++] = (byte) (rest | 0x80);
                rest >>>= 7;
            }
            bytes[length++] = (byte) rest;
        }

        /** What was added since this was last called. */
        public SparseHistogram packed() {
            SparseHistogram packed = size == 0 ? EMPTY : new SparseHistogram(Arrays.copyOf(bytes, length), size, total);
            length = 0;
            size = 0;
            total = 0;
            last = 0;
            return packed;
        }
    }

    /** Goes through the bins in ascending order of their values. */
    private static final class Cursor {
        private final byte[] bins;
        private int at;
        private long value;
        private long count;

        private Cursor(SparseHistogram histogram) {
            bins = histogram.bins;
        }

        private boolean next() {
            if (at == bins.length) {
                return false;
            }
            value += number();
            count = number();
            return true;
        }

        private long number() {
            long number = bins[at++];
            if (number >= 0) {
                return number;
            }
            number &= 0x7f;
            for (int shift = 7; ; shift += 7) {
                long group = bins[at++];
                number |= (group & 0x7f) << shift;
                if (group >= 0) {
                    return number;
                }
            }
        }
    }

    /** The histogram without any value. */
    public static SparseHistogram empty() {
        return EMPTY;
    }

    /** A histogram's bins, each told by the highest value that falls into it, as HdrHistogram's own quantiles are. */
    public static SparseHistogram of(AbstractHistogram histogram) {
        Packer packer = new Packer();
        for (HistogramIterationValue bin : histogram.recordedValues()) {
            packer.add(bin.getValueIteratedTo(), bin.getCountAtValueIteratedTo());
        }
        return packer.packed();
    }

    /** All of them added, bin by bin. */
    public static SparseHistogram sum(List<SparseHistogram> parts) {
        if (parts.size() < 2) {
            return parts.isEmpty() ? EMPTY : parts.get(0);
        }
        if (parts.size() < FEW) {
            return merged(parts);
        }
        BinCounts counts = new BinCounts();
        for (SparseHistogram part : parts) {
            for (Cursor bin = new Cursor(part); bin.next(); ) {
                if (!counts.add(bin.value, bin.count)) {
                    return merged(parts);
                }
            }
        }
        return counts.packed();
    }

    /** Halves are merged, as a merge sort does, since the values of each are in order. */
    private static SparseHistogram merged(List<SparseHistogram> parts) {
        if (parts.size() < 2) {
            return parts.get(0);
        }
        int half = parts.size() / 2;
        return merged(parts.subList(0, half)).plus(merged(parts.subList(half, parts.size())));
    }

    private SparseHistogram plus(SparseHistogram other) {
        if (total == 0 || other.total == 0) {
            return total == 0 ? other : this;
        }
        Packer both = new Packer();
        Cursor mine = new Cursor(this);
        Cursor its = new Cursor(other);
        boolean mineLeft = mine.next();
        boolean itsLeft = its.next();
        while (mineLeft || itsLeft) {
            boolean takeMine = mineLeft && (!itsLeft || mine.value <= its.value);
            boolean takeIts = itsLeft && (!mineLeft || its.value <= mine.value);
            both.add(takeMine ? mine.value : its.value, (takeMine ? mine.count : 0) + (takeIts ? its.count : 0));
            mineLeft = takeMine ? mine.next() : mineLeft;
            itsLeft = takeIts ? its.next() : itsLeft;
        }
        return both.packed();
    }

    /** Its values, ascending. */
    long[] axis() {
        long[] values = new long[size];
        Cursor bin = new Cursor(this);
        for (int i = 0; bin.next(); i++) {
            values[i] = bin.value;
        }
        return values;
    }

    /** How many values were recorded. */
    public long total() {
        return total;
    }

    /** The distinct values, ascending. */
    public List<Long> values() {
        List<Long> values = new ArrayList<>(size);
        each((value, count) -> values.add(value));
        return values;
    }

    /** Hears of the values one by one. */
    public interface BinVisitor {
        void bin(long value, long count);
    }

    /** Tells each value and how often it came, in ascending order. */
    public void each(BinVisitor visitor) {
        for (Cursor bin = new Cursor(this); bin.next(); ) {
            visitor.bin(bin.value, bin.count);
        }
    }

    /** How often exactly this value was recorded. */
    public long count(long value) {
        for (Cursor bin = new Cursor(this); bin.next() && bin.value <= value; ) {
            if (bin.value == value) {
                return bin.count;
            }
        }
        return 0;
    }

    /** How many recorded values are greater. */
    public long above(long value) {
        long above = total;
        for (Cursor bin = new Cursor(this); bin.next() && bin.value <= value; ) {
            above -= bin.count;
        }
        return above;
    }

    /** For neighbouring values of an axis, the first of which stands at {@code from}, how many recorded values are greater than each. */
    void above(long[] axis, int from, long[] above) {
        int place = 0;
        long left = total;
        for (Cursor bin = new Cursor(this); place < above.length && bin.next(); left -= bin.count) {
            while (place < above.length && axis[from + place] < bin.value) {
                above[place++] = left;
            }
        }
        Arrays.fill(above, place, above.length, left);
    }

    /**
     * The smallest recorded value that at least the share q of all values does not exceed: the inverse of the empirical
     * distribution (Hyndman and Fan, "Sample Quantiles in Statistical Packages", The American Statistician 50, 1996,
     * definition 1).
     *
     * @param q between 0 and 1
     * @throws IllegalStateException if nothing was recorded
     */
    public long quantile(double q) {
        return atRank(rank(q, total));
    }

    /** The value that stands at a place from 1 to {@link #total()} when all are laid out in ascending order. */
    long atRank(long rank) {
        long running = 0;
        for (Cursor bin = new Cursor(this); bin.next(); ) {
            running += bin.count;
            if (running >= rank) {
                return bin.value;
            }
        }
        throw new IllegalStateException("rank " + rank + " of " + running + " values");
    }

    /** The rank of a quantile: ⌈n·q⌉, at least 1, where a product that misses an integer by rounding alone is that integer. */
    static long rank(double q, long n) {
        if (!(q >= 0 && q <= 1)) {
            throw new IllegalArgumentException("a quantile lies between 0 and 1: " + q);
        }
        double product = n * q;
        return Math.max(1, (long) Math.ceil(product - 4 * Math.ulp(product)));
    }
}
