package dev.onecore.figures;

import dev.onecore.model.LatencyKind;
import dev.onecore.model.Phase;
import dev.onecore.statistics.FasterSide;
import dev.onecore.statistics.SteadyState;
import dev.onecore.statistics.WarmUpClass;
import java.util.List;
import java.util.Locale;

/**
 * The part of a phase that enters figures.
 *
 * @param cut leading 100 ms intervals that were left out as warm-up
 * @param searched whether a steady state was looked for
 * @param course what was found; {@link WarmUpClass#FLAT} when nothing was looked for
 */
public record Window(int cut, boolean searched, WarmUpClass course) {

    /** All of the phase: its warm-up was fixed by the user, it is run in turns, or its operations are counted one by one. */
    static final Window WHOLE = new Window(0, false, WarmUpClass.FLAT);

    /**
     * Finds where the phase has settled. A load that ends with its last operation is never cut: its operations are few, and
     * a ramp rises by design; nor is a phase of turns, whose server was warm before the first and whose windows say where each
     * begins.
     */
    static Window of(Phase phase, Intervals intervals) {
        if (phase.load().endsWithItsLastOperation() || phase.alternates()) {
            return WHOLE;
        }
        boolean open = phase.load().shape().isOpen();
        List<Double> series = open ? intervals.course(LatencyKind.RESPONSE).median() : intervals.rates();
        SteadyState state = SteadyState.of(series, open ? FasterSide.LOWER : FasterSide.HIGHER);
        return new Window(state.steadyFrom().orElse(0) * intervals.width(), true, state.course());
    }

    /** Seconds that were cut. */
    public double cutSeconds() {
        return cut * (Intervals.WIDTH_NS / 1e9);
    }

    /** Whether there is no reservation: the phase settled, and had not been faster before. */
    public boolean settled() {
        return course == WarmUpClass.FLAT || course == WarmUpClass.WARMED_UP;
    }

    /** The finding in a reader's words. */
    public String sentence() {
        if (!searched) {
            return "whole phase";
        }
        return cut == 0 ? course.words() : String.format(Locale.ROOT, "%s at %.1f s", course.words(), cutSeconds());
    }
}
