package dev.onecore.verdict;

import dev.onecore.model.Conditions;
import dev.onecore.model.LatencyKind;
import dev.onecore.model.OperationCounts;
import dev.onecore.model.PhaseResult;
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
     * @param phase what it left; the verdict in it is not looked at
     */
    public static Verdict ofPhase(PhaseResult phase) {
        List<String> reasons = new ArrayList<>();
        reasons.addAll(failures(phase.tally()));
        if (!reasons.isEmpty()) {
            return new Verdict(Outcome.FAILED, reasons);
        }
        reasons.addAll(spoiled(phase.conditions()));
        if (!reasons.isEmpty()) {
            return new Verdict(Outcome.INVALID, reasons);
        }
        Optional<String> serverLimit = phase.server().flatMap(server -> serverLimit(server, phase));
        if (serverLimit.isPresent()) {
            return new Verdict(Outcome.SERVER_BOUND, List.of(serverLimit.get()));
        }
        reasons.addAll(injectorLimits(phase));
        return reasons.isEmpty()
                ? new Verdict(Outcome.UNSATURATED, List.of())
                : new Verdict(Outcome.INJECTOR_BOUND, reasons);
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
    public static Verdict ofTrial(List<String> failures, List<PhaseResult> phases, Pin serverPin, Pin injectorPin) {
        List<String> broken = new ArrayList<>(failures);
        broken.addAll(reasons(phases, Outcome.FAILED));
        List<PhaseResult> measured =
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

    private static List<String> reasons(List<PhaseResult> phases, Outcome outcome) {
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

    private static List<String> failures(OperationCounts tally) {
        List<String> reasons = new ArrayList<>();
        if (tally.failed() > 0) {
            reasons.add(String.format(
                    Locale.ROOT, "%,d of %,d operations failed", tally.failed(), tally.operations() + tally.failed()));
        } else if (tally.operations() == 0) {
            reasons.add("nothing came back");
        }
        return reasons;
    }

    private static List<String> spoiled(Conditions conditions) {
        double steal = conditions.stealPercent().orElse(0);
        return steal > Limits.STEAL_PERCENT
                ? List.of(
                        text("the hypervisor took %.2f %% of the machine (limit %.0f %%)", steal, Limits.STEAL_PERCENT))
                : List.of();
    }

    private static Optional<String> serverLimit(Usage server, PhaseResult phase) {
        double windowNs = phase.seconds() * 1e9;
        double percent = server.cpuNs() / windowNs * 100;
        Conditions conditions = phase.conditions();
        double stolen = conditions.stealOnServerCorePercent().orElse(0);
        // What strangers used counts as far as the server stood in the queue for it: an idle core may be anybody's.
        double waited = server.runDelayNs().orElse(0) / windowNs * 100;
        double others = Math.min(waited, conditions.othersOnServerCorePercent().orElse(0));
        if (percent < Limits.SERVER_CORE_PERCENT / 100 * (100 - stolen - others)) {
            return Optional.empty();
        }
        String used = text("the server used %.0f %% of its core", percent);
        String stealing = stolen < 1 ? "" : text(", of which the hypervisor took %.0f %%", stolen);
        String sharing = others < 1 ? "" : text(", which strangers kept it from for %.0f %%", others);
        return Optional.of(used + stealing + sharing);
    }

    private static List<String> injectorLimits(PhaseResult phase) {
        List<String> reasons = new ArrayList<>();
        double windowNs = phase.seconds() * 1e9;
        Usage injector = phase.injector();
        double cpu = injector.cpuNs() / windowNs * 100;
        if (cpu > Limits.INJECTOR_CORE_PERCENT) {
            reasons.add(text("the injector used %.0f %% of a core (limit %.0f %%)", cpu, Limits.INJECTOR_CORE_PERCENT));
        }
        OperationCounts tally = phase.tally();
        if (tally.planned() > 0 && (double) tally.sent() / tally.planned() < Limits.SENT_SHARE) {
            reasons.add(
                    String.format(Locale.ROOT, "sent %,d of %,d planned operations", tally.sent(), tally.planned()));
        }
        Histogram lag = phase.total(LatencyKind.LAG);
        double lagMs = lag.getTotalCount() == 0 ? 0 : lag.getValueAtPercentile(99) / 1e6;
        if (lagMs > Limits.LAG_P99_MS) {
            reasons.add(text("send lag p99 %.2f ms (limit %.0f ms)", lagMs, Limits.LAG_P99_MS));
        }
        double gapMs = phase.conditions().longestGapNs() / 1e6;
        if (gapMs > Limits.GAP_MS) {
            reasons.add(text("the injector was not run for %.0f ms (limit %.0f ms)", gapMs, Limits.GAP_MS));
        }
        double gaps = phase.conditions().gapsNs() / windowNs * 100;
        if (gaps > Limits.GAPS_PERCENT) {
            reasons.add(text(
                    "the injector was not run for %.0f %% of the time (limit %.0f %%)", gaps, Limits.GAPS_PERCENT));
        }
        double throttled = injector.throttledNs().orElse(0) / windowNs * 100;
        if (throttled > Limits.THROTTLED_PERCENT) {
            reasons.add(text("a CPU quota held the injector back for %.1f %% of the time", throttled));
        }
        double delay = injector.runDelayNs().orElse(0) / windowNs * 100;
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
