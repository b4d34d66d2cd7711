package dev.onecore.evidence;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Moves the readings of a machine's sampler to the monotonic clock of this one. Two clocks run at different speeds, so how far the
 * other one is ahead was measured twice, and what lies between is taken from the line through both.
 *
 * @param firstNs when it was measured first, on the other clock
 * @param firstAheadNs how far that one was ahead
 * @param lastNs when it was measured last, on the other clock
 * @param lastAheadNs how far it was ahead then
 * @param withinNs what each may be wrong by
 */
public record ClockShift(long firstNs, long firstAheadNs, long lastNs, long lastAheadNs, long withinNs) {

    private static final String MONOTONIC = "monotonicNs";
    private static final String BEGIN = "t0MonotonicNs";

    /** The instant here at which the other clock shows {@code thereNs}. */
    long here(long thereNs) {
        double share = lastNs == firstNs ? 0 : (double) (thereNs - firstNs) / (lastNs - firstNs);
        return thereNs - firstAheadNs - Math.round(share * (lastAheadNs - firstAheadNs));
    }

    /**
     * Writes a log of readings, schema {@code onecore/resources/1}, with all instants moved; its header keeps by how much. A last line
     * that was cut off is left out.
     *
     * @throws IOException when one cannot be read or the other not be written
     */
    public void move(Path from, Path to) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(from);
                BufferedWriter moved = Files.newBufferedWriter(to)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String whole = moved(line);
                if (!whole.isEmpty()) {
                    moved.append(whole).append('\n');
                }
            }
        }
    }

    private String moved(String line) {
        ObjectNode tree;
        try {
            tree = (ObjectNode) JsonLine.tree(line);
        } catch (RuntimeException cutOff) {
            return "";
        }
        if (tree.has(MONOTONIC)) {
            tree.put(MONOTONIC, here(tree.get(MONOTONIC).asLong()));
        }
        if (tree.has(BEGIN)) {
            tree.put(BEGIN, here(tree.get(BEGIN).asLong()));
            tree.put("clockAheadNs", firstAheadNs)
                    .put("clockAheadAtEndNs", lastAheadNs)
                    .put("clockWithinNs", withinNs);
        }
        return tree.toString();
    }
}
