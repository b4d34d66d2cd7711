package dev.onecore.statistics;

/**
 * A stretch of a series at one level.
 *
 * @param start index of its first value
 * @param end index after its last value
 * @param level the median of its values, in the unit of the series
 */
public record Segment(int start, int end, double level) {

    public Segment {
        if (start < 0 || end <= start) {
            throw new IllegalArgumentException("a segment has a value: " + start + " to " + end);
        }
    }

    /** How many values it has. */
    public int length() {
        return end - start;
    }
}
