package dev.onecore.verdict;

import dev.onecore.model.InjectorReason;
import dev.onecore.model.LatencyKind;
import dev.onecore.model.OperationCounts;
import dev.onecore.model.Reason;
import dev.onecore.model.ServerReason;
import dev.onecore.statistics.OwnDelay;
import java.util.Map;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/**
 * How well both sides kept to the schedule of a phase.
 *
 * @param lag how late operations were started, in nanoseconds; without counts where none was due at an instant
 * @param response times from the intended start, in nanoseconds; without counts where there is none
 * @param answered operations that were answered up to the phase's planned end
 */
public record Punctuality(Histogram lag, Histogram response, long answered) {
    private static final Histogram NONE = new Histogram(3);

    /** The sums of a phase by kind; those that it has not are without counts. */
    public static Punctuality of(Map<LatencyKind, Histogram> totals, long answered) {
        return new Punctuality(
                totals.getOrDefault(LatencyKind.LAG, NONE), totals.getOrDefault(LatencyKind.RESPONSE, NONE), answered);
    }

    /** Where the injector's lag makes half of all response times. */
    Optional<Reason> lateInjector() {
        long lagNs = at(lag, 50);
        long responseNs = at(response, 50);
        return OwnDelay.spoils(lagNs, responseNs)
                ? Optional.of(new InjectorReason.InjectorLate(lagNs / 1e6, responseNs / 1e6, OwnDelay.SHARE * 100))
                : Optional.empty();
    }

    /**
     * What a server could not keep up with.
     *
     * @param share of what could have been answered by the planned end that was not
     * @param behindMs how far it was behind the schedule at the end
     * @param reason in rates
     */
    record Backlog(double share, double behindMs, Reason reason) {

        /** Whether a delay of the injector is as large as that it may have made the backlog. */
        boolean explainedBy(double delayMs) {
            return delayMs > OwnDelay.SHARE * behindMs;
        }

        /**
         * Whether an injector that was held back for so many per cent of the time may have made half of the backlog: so many of
         * the answers at most can be missing for it.
         */
        boolean explainedByPercent(double heldBack) {
            return heldBack > 100 * share / 2;
        }
    }

    /**
     * Whether the server answered less than was offered. What was on its way at the end of a phase that it kept up with is no
     * backlog: there the first answers are as late as the last. Of one that grows, the median is far above the first decile
     * (four tenths of the whole growth, where it is steady), which neither a long way to the server nor one stall makes.
     */
    Optional<Backlog> backlog(OperationCounts counts, long windowNs) {
        if (response.getTotalCount() == 0 || counts.planned() == 0 || windowNs <= 0) {
            return Optional.empty();
        }
        long firstNs = Math.min(at(response, 10), windowNs);
        double possible = counts.planned() * (1 - (double) firstNs / windowNs);
        double behindNs = (possible - answered) / counts.planned() * windowNs;
        boolean grew = at(response, 50) - firstNs > Limits.GROWTH * behindNs;
        if (answered >= Limits.ANSWERED_SHARE * possible || !grew) {
            return Optional.empty();
        }
        double seconds = windowNs / 1e9;
        Reason reason = new ServerReason.FellBehind(
                answered / seconds, counts.planned() / seconds, Limits.ANSWERED_SHARE * 100);
        return Optional.of(new Backlog(1 - answered / possible, behindNs / 1e6, reason));
    }

    static long at(Histogram times, double percentile) {
        return times.getTotalCount() == 0 ? 0 : times.getValueAtPercentile(percentile);
    }
}
