package dev.onecore.figures;

import dev.onecore.model.MetricSource.SlopeSource;
import dev.onecore.model.PhaseSummary;
import dev.onecore.statistics.LineFit;
import dev.onecore.statistics.LineFit.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * The phases of a trial in which ever more connections are idle, and the memory of both sides in each. Those with less than a tenth
 * of the most connections are left out: there a server still grows by what it loads and compiles.
 */
final class Plateaus {
    private static final int LEAST_SHARE = 10;

    private Plateaus() {}

    /** The line through the memory of a trial's phases, whose slope is bytes for each connection; empty for too few of them. */
    static Optional<LineFit> fit(List<PhaseSummary> phases, SlopeSource source) {
        List<Point> points = new ArrayList<>();
        for (PhaseSummary phase : phases) {
            OptionalLong bytes = source.bytes().apply(phase);
            if (counts(phase) && bytes.isPresent()) {
                points.add(new Point(phase.phase().load().connections(), bytes.getAsLong()));
            }
        }
        return LineFit.of(points);
    }

    private static boolean counts(PhaseSummary phase) {
        OptionalInt most = phase.phase().load().growsTo();
        return phase.phase().measured()
                && phase.verdict().outcome().counts()
                && most.isPresent()
                && phase.phase().load().connections() * (long) LEAST_SHARE >= most.getAsInt();
    }
}
