package dev.onecore.verdict;

import dev.onecore.model.Conditions;
import dev.onecore.model.OperationCounts;
import dev.onecore.model.PhaseSummary;
import dev.onecore.model.Pin;
import dev.onecore.model.Usage;
import dev.onecore.model.Verdict;
import dev.onecore.model.Verdict.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/** Finds the verdict of a phase and of a trial. Stateless: the same evidence always gives the same verdict. */
public final class Judge {

    private Judge() {}

    /**
     * The verdict of one phase from its own evidence.
     *
     * @param counts operations over the whole phase
     * @param windowNs from its begin to its end
     * @param server what the server used; empty when nothing could be seen of it
     * @param injector what the injector used
     * @param conditions what the machine did meanwhile
     * @param lag how late operations were started, in nanoseconds; without counts where none was due at an instant
     */
    public static Verdict ofPhase(
            OperationCounts counts,
            long windowNs,
            Optional<Usage> server,
            Usage injector,
            Conditions conditions,
            Histogram lag) {
        List<String> reasons = new ArrayList<>();
        reasons.addAll(failures(counts));
        if (!reasons.isEmpty()) {
            return new Verdict(Outcome.FAILED, reasons);
        }
        reasons.addAll(spoiled(conditions));
        if (!reasons.isEmpty()) {
            return new Verdict(Outcome.INVALID, reasons);
        }
        List<String> backlog = backlog(counts);
        Optional<String> serverLimit = server.flatMap(usage -> serverLimit(usage, windowNs, conditions));
        if (serverLimit.isPresent()) {
            reasons.add(serverLimit.get());
            reasons.addAll(backlog);
            return new Verdict(Outcome.SERVER_BOUND, reasons);
        }
        reasons.addAll(injectorLimits(counts, windowNs, injector, conditions, lag));
        Outcome limited = reasons.isEmpty() ? Outcome.SERVER_BOUND : Outcome.INJECTOR_BOUND;
        reasons.addAll(backlog);
        return reasons.isEmpty() ? new Verdict(Outcome.UNSATURATED, List.of()) : new Verdict(limited, reasons);
    }

    /**
     * The verdict of a whole trial. One failed phase, the warm-up included, fails it: what follows a failure is in doubt. An
     * invalid phase stays out of the figures alone, and the trial is invalid only when no measured phase is left.
     *
     * @param failures what broke outside any phase: the server died, the start failed; empty when nothing did
     * @param phases with their own verdicts
     * @param serverPin where the server's threads may run
     * @param injectorPin where the injector's may
     */
    public static Verdict ofTrial(List<String> failures, List<PhaseSummary> phases, Pin serverPin, Pin injectorPin) {
        List<String> broken = new ArrayList<>(failures);
        broken.addAll(reasons(phases, Outcome.FAILED));
        List<PhaseSummary> measured =
                phases.stream().filter(phase -> phase.phase().measured()).toList();
        if (broken.isEmpty() && measured.isEmpty()) {
            broken.add("no measured phase was begun");
        }
        if (!broken.isEmpty()) {
            return new Verdict(Outcome.FAILED, broken);
        }
        List<String> moved = Stream.of(serverPin, injectorPin)
                .filter(pin -> pin.state() == Pin.State.DISPROVED)
                .map(Pin::sentence)
                .toList();
        if (!moved.isEmpty()) {
            return new Verdict(Outcome.INVALID, moved);
        }
        Outcome gravest = measured.stream()
                .map(phase -> phase.verdict().outcome())
                .filter(Outcome::counts)
                .min(Comparator.naturalOrder())
                .orElse(Outcome.INVALID);
        List<String> reasons = new ArrayList<>(reasons(measured, gravest));
        if (gravest != Outcome.INVALID) {
            reasons.addAll(reasons(measured, Outcome.INVALID));
        }
        return new Verdict(gravest, reasons);
    }

    private static List<String> reasons(List<PhaseSummary> phases, Outcome outcome) {
        return phases.stream()
                .filter(phase -> phase.verdict().outcome() == outcome)
                .flatMap(phase -> phase.verdict().reasons().stream()
                        .map(reason ->
                                phase.phase().name() + (outcome == Outcome.INVALID ? " is invalid: " : ": ") + reason))
                .toList();
    }

    /** Whether strangers used so much of the server's core, or of the injector's, that the reader must be told. */
    public static boolean noisy(Conditions conditions) {
        return conditions.othersOnServerCorePercent().orElse(0) > Limits.OTHERS_PERCENT
                || conditions.othersOnInjectorCoresPercent().orElse(0) > Limits.OTHERS_PERCENT;
    }

    private static List<String> failures(OperationCounts counts) {
        List<String> reasons = new ArrayList<>();
        if (counts.failed() > 0) {
            reasons.add(String.format(
                    Locale.ROOT,
                    "%,d of %,d operations failed",
                    counts.failed(),
                    counts.operations() + counts.failed()));
        } else if (counts.operations() == 0) {
            reasons.add("nothing came back");
        }
        return reasons;
    }

    /** A server that answers, and was so far behind that not all answers were waited for, is at its limit. */
    private static List<String> backlog(OperationCounts tally) {
        return tally.unanswered() == 0
                ? List.of()
                : List.of(text(
                        "%,d of %,d operations were unanswered when the wait for them ended",
                        tally.unanswered(), tally.sent()));
    }

    private static List<String> spoiled(Conditions conditions) {
        double steal = conditions.stealPercent().orElse(0);
        return steal > Limits.STEAL_PERCENT
                ? List.of(
                        text("the hypervisor took %.2f %% of the machine (limit %.0f %%)", steal, Limits.STEAL_PERCENT))
                : List.of();
    }

    private static Optional<String> serverLimit(Usage server, long windowNs, Conditions conditions) {
        double percent = server.cpuNs() * 100.0 / windowNs;
        double stolen = conditions.stealOnServerCorePercent().orElse(0);
        // What strangers used counts as far as the server stood in the queue for it: an idle core may be anybody's.
        double waited = server.runDelayNs().orElse(0) * 100.0 / windowNs;
        double others = Math.min(waited, conditions.othersOnServerCorePercent().orElse(0));
        if (percent < Limits.SERVER_CORE_PERCENT / 100 * (100 - stolen - others)) {
            return Optional.empty();
        }
        String used = text("the server used %.0f %% of its core", percent);
        String stealing = stolen < 1 ? "" : text(", of which the hypervisor took %.0f %%", stolen);
        String sharing = others < 1 ? "" : text(", which strangers kept it from for %.0f %%", others);
        return Optional.of(used + stealing + sharing);
    }

    private static List<String> injectorLimits(
            OperationCounts counts, long windowNs, Usage injector, Conditions conditions, Histogram lag) {
        List<String> reasons = new ArrayList<>();
        double cpu = injector.cpuNs() * 100.0 / windowNs;
        if (cpu > Limits.INJECTOR_CORE_PERCENT) {
            reasons.add(text("the injector used %.0f %% of a core (limit %.0f %%)", cpu, Limits.INJECTOR_CORE_PERCENT));
        }
        if (counts.planned() > 0 && (double) counts.sent() / counts.planned() < Limits.SENT_SHARE) {
            reasons.add(
                    String.format(Locale.ROOT, "sent %,d of %,d planned operations", counts.sent(), counts.planned()));
        }
        double lagMs = lag.getTotalCount() == 0 ? 0 : lag.getValueAtPercentile(99) / 1e6;
        if (lagMs > Limits.LAG_P99_MS) {
            reasons.add(text("send lag p99 %.2f ms (limit %.0f ms)", lagMs, Limits.LAG_P99_MS));
        }
        double gapMs = conditions.longestGapNs() / 1e6;
        if (gapMs > Limits.GAP_MS) {
            reasons.add(text("the injector was not run for %.0f ms (limit %.0f ms)", gapMs, Limits.GAP_MS));
        }
        double gaps = conditions.gapsNs() * 100.0 / windowNs;
        if (gaps > Limits.GAPS_PERCENT) {
            reasons.add(text(
                    "the injector was not run for %.0f %% of the time (limit %.0f %%)", gaps, Limits.GAPS_PERCENT));
        }
        double throttled = injector.throttledNs().orElse(0) * 100.0 / windowNs;
        if (throttled > Limits.THROTTLED_PERCENT) {
            reasons.add(text("a CPU quota held the injector back for %.1f %% of the time", throttled));
        }
        double delay = injector.runDelayNs().orElse(0) * 100.0 / windowNs;
        if (delay > Limits.RUN_DELAY_PERCENT) {
            reasons.add(text(
                    "the injector's threads waited %.0f %% of the time for a core (limit %.0f %%)",
                    delay, Limits.RUN_DELAY_PERCENT));
        }
        return reasons;
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
