package dev.onecore.campaign;

import dev.onecore.model.PhaseSeries;
import dev.onecore.model.PhaseSummary;
import dev.onecore.monitor.Observation;
import dev.onecore.verdict.InjectorEvidence;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one turn of a phase came to, or a phase that is run through.
 *
 * @param turn from 1
 * @param startNs its first intended start, since the trial's origin
 * @param summary of this turn alone
 * @param answered operations that were answered up to the planned end
 * @param injectors what each injector is judged by
 * @param series sums over all its time, since the intervals are in the log
 * @param failures the first few in words
 * @param span from its begin to the last answer
 */
record TurnResult(
        int turn,
        long startNs,
        PhaseSummary summary,
        long answered,
        List<InjectorEvidence> injectors,
        PhaseSeries series,
        List<String> failures,
        Span span) {

    TurnResult {
        injectors = List.copyOf(injectors);
        failures = List.copyOf(failures);
    }

    /**
     * All the time for which the server was under load.
     *
     * @param opened server and machine at the first instant; null when it was ended before
     * @param openedNs that instant
     * @param closed server and machine when all users were done
     * @param closedNs that instant
     */
    record Span(@Nullable Observation opened, long openedNs, Observation closed, long closedNs) {}
}
