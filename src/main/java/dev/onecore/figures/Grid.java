package dev.onecore.figures;

import dev.onecore.model.PhaseSummary;
import dev.onecore.model.Turn;
import java.util.List;

/**
 * Where the 100 ms intervals of a phase have their places, one after another. Of a phase of turns only those in the windows of turns
 * that count have one, as if these followed each other without a break; what came after a turn's end belongs to its last.
 */
final class Grid {

    private static final long HALF_NS = Intervals.WIDTH_NS / 2;

    private final PhaseSummary phase;

    Grid(PhaseSummary phase) {
        this.phase = phase;
    }

    /** Places that are there whether or not anything was recorded. */
    int planned() {
        if (phase.turns().isEmpty()) {
            long lastBegin = Math.max(phase.beginNs(), phase.endNs() - 1);
            return (int) inPhase(lastBegin - HALF_NS) + 1;
        }
        return phase.countedTurns().stream().mapToInt(Grid::places).sum();
    }

    /** The place of an interval that begins at {@code beginNs}, since the trial's origin; −1 when it has none. */
    int placeOf(long beginNs) {
        return phase.turns().isEmpty() ? (int) inPhase(beginNs) : inTurns(beginNs);
    }

    /** Intervals begin a little early or late; half a width decides. */
    private long inPhase(long beginNs) {
        return Math.max(0, (beginNs - phase.beginNs() + HALF_NS) / Intervals.WIDTH_NS);
    }

    private int inTurns(long beginNs) {
        List<Turn> turns = phase.turns();
        int before = 0;
        for (int i = 0; i < turns.size(); i++) {
            Turn turn = turns.get(i);
            boolean last = i + 1 == turns.size() || beginNs < turns.get(i + 1).startNs();
            if (last) {
                boolean counts = !turn.dropped() && beginNs >= turn.beginNs() - HALF_NS;
                long place = Math.min(
                        places(turn) - 1L, Math.max(0, beginNs - turn.beginNs() + HALF_NS) / Intervals.WIDTH_NS);
                return counts ? before + (int) place : -1;
            }
            before += turn.dropped() ? 0 : places(turn);
        }
        return -1;
    }

    private static int places(Turn turn) {
        return (int) Math.max(1, (turn.endNs() - turn.beginNs() + HALF_NS) / Intervals.WIDTH_NS);
    }
}
