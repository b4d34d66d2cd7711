package dev.onecore.verdict;

import dev.onecore.model.Conditions;
import dev.onecore.model.InjectorClock;
import dev.onecore.model.InjectorReason;
import dev.onecore.model.InjectorResource;
import dev.onecore.model.MachineReason;
import dev.onecore.model.OperationCounts;
import dev.onecore.model.PhaseSummary;
import dev.onecore.model.Pin;
import dev.onecore.model.Reason;
import dev.onecore.model.ServerReason;
import dev.onecore.model.Usage;
import dev.onecore.model.Verdict;
import dev.onecore.model.Verdict.Outcome;
import dev.onecore.model.WireReason;
import dev.onecore.verdict.Punctuality.Backlog;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Finds the verdict of a phase and of a trial. Stateless: the same evidence always gives the same verdict. */
public final class Judge {

    private Judge() {}

    /**
     * The verdict of one phase from its own evidence.
     *
     * @param counts operations over the whole phase
     * @param windowNs from its begin to its end
     * @param server what the server used; empty when nothing could be seen of it
     * @param conditions what the machine did meanwhile
     * @param punctuality how well both sides kept to the schedule
     * @param injectors each of them, at least one
     */
    public static Verdict ofPhase(
            OperationCounts counts,
            long windowNs,
            Optional<Usage> server,
            Conditions conditions,
            Punctuality punctuality,
            List<InjectorEvidence> injectors) {
        List<Reason> failures = failures(counts);
        if (!failures.isEmpty()) {
            return new Verdict(Outcome.FAILED, failures);
        }
        List<Reason> spoiled = spoiled(conditions, punctuality);
        spoiled.addAll(beganLate(injectors));
        if (!spoiled.isEmpty()) {
            return new Verdict(Outcome.INVALID, spoiled);
        }
        Optional<Backlog> backlog = punctuality.backlog(counts, windowNs);
        List<Reason> ofServer = new ArrayList<>();
        server.flatMap(usage -> serverCore(usage, windowNs, conditions)).ifPresent(ofServer::add);
        backlog.map(Backlog::reason).ifPresent(ofServer::add);
        ofServer.addAll(unanswered(counts));
        List<Reason> ofInjector = injectorLimits(windowNs, injectors, backlog);
        List<Reason> all = new ArrayList<>(ofServer);
        all.addAll(ofInjector);
        return new Verdict(limited(!ofServer.isEmpty(), !ofInjector.isEmpty()), all);
    }

    /**
     * The verdict of a phase behind a wire with faults: what the wire limited or broke is not the server's doing.
     *
     * @param verdict by all else
     * @param wire why it is the wire's, if so
     */
    public static Verdict behindWire(Verdict verdict, Optional<Reason> wire) {
        return wire.map(reason -> switch (verdict.outcome()) {
                    case FAILED -> {
                        List<Reason> reasons = new ArrayList<>(List.of(reason));
                        reasons.addAll(verdict.reasons());
                        yield new Verdict(Outcome.FAILED, reasons);
                    }
                    case INVALID -> verdict;
                    case BOTH_BOUND, WIRE_BOUND, SERVER_BOUND, INJECTOR_BOUND, UNSATURATED ->
                        new Verdict(Outcome.WIRE_BOUND, List.of(reason));
                })
                .orElse(verdict);
    }

    /** What the wire did in a phase's turns, if it did so in most of them, or broke connections in any. */
    public static Optional<Reason> ofWire(List<Verdict> turns) {
        List<Reason> reasons = turns.stream()
                .flatMap(turn -> turn.reasons().stream())
                .filter(Reason::ofWire)
                .toList();
        boolean broke = turns.stream().anyMatch(turn -> turn.outcome() == Outcome.FAILED);
        return broke || reasons.size() * 2 > turns.size() ? reasons.stream().findFirst() : Optional.empty();
    }

    /** Why a phase's verdict is the wire's doing, from what it did in so many nanoseconds; empty when it is not. */
    public static Optional<Reason> ofWire(long busyNs, long cut, long halfOpen, long windowNs, String wire) {
        if (cut + halfOpen > 0) {
            return Optional.of(new WireReason.WireBroke(cut, halfOpen, wire));
        }
        double percent = windowNs > 0 ? busyNs * 100.0 / windowNs : 0;
        return percent >= Limits.WIRE_PERCENT
                ? Optional.of(new WireReason.WireRate(Math.min(100, percent), Limits.WIRE_PERCENT, wire))
                : Optional.empty();
    }

    private static Outcome limited(boolean server, boolean injector) {
        if (server) {
            return injector ? Outcome.BOTH_BOUND : Outcome.SERVER_BOUND;
        }
        return injector ? Outcome.INJECTOR_BOUND : Outcome.UNSATURATED;
    }

    /**
     * Whether the machine spoiled a turn, by what it did alone and whatever was measured: the hypervisor took a core, the injector
     * was not run, or other processes used much of either core. The kernel counts in ticks of 10 ms, which is why the limit
     * for others is a high one.
     *
     * @param seconds the length of the turn
     */
    public static boolean spoilsTurn(Conditions conditions, double seconds) {
        double stolen = Math.max(
                conditions.stealPercent().orElse(0),
                conditions.stealOnServerCorePercent().orElse(0));
        double others = Math.max(
                conditions.othersOnServerCorePercent().orElse(0),
                conditions.othersOnInjectorCoresPercent().orElse(0));
        return stolen > Limits.STEAL_PERCENT
                || others > Limits.TURN_OTHERS_PERCENT
                || conditions.longestGapNs() / 1e6 > Limits.GAP_MS
                || conditions.gapsNs() / 1e7 > Limits.GAPS_PERCENT * seconds;
    }

    /**
     * The verdict of a whole trial. One failed phase, the warm-up included, fails it: what follows a failure is in doubt. An
     * invalid phase stays out of the figures alone, and the trial is invalid only when no measured phase is left.
     *
     * @param failures what broke outside any phase: the server died, the start failed; empty when nothing did
     * @param invalid what makes the whole of it invalid, whatever its phases came to; empty when nothing does
     * @param phases with their own verdicts
     * @param serverPin where the server's threads may run
     * @param injectorPin where the injector's may
     */
    public static Verdict ofTrial(
            List<String> failures, List<Reason> invalid, List<PhaseSummary> phases, Pin serverPin, Pin injectorPin) {
        List<Reason> broken = new ArrayList<>();
        failures.forEach(failure -> broken.add(new Reason.Told(failure)));
        if (broken.isEmpty() && !invalid.isEmpty()) {
            return new Verdict(Outcome.INVALID, invalid);
        }
        if (broken.isEmpty()) {
            // What broke outside ends the phase that runs, whose operations then fail for that cause and no other.
            broken.addAll(reasons(phases, Outcome.FAILED, false));
        }
        List<PhaseSummary> measured =
                phases.stream().filter(phase -> phase.phase().measured()).toList();
        if (broken.isEmpty() && measured.isEmpty()) {
            broken.add(new Reason.Told("no measured phase was begun"));
        }
        if (!broken.isEmpty()) {
            return new Verdict(Outcome.FAILED, broken);
        }
        List<Reason> moved = Stream.of(serverPin, injectorPin)
                .filter(pin -> pin.state() == Pin.State.DISPROVED)
                .<Reason>map(pin -> new MachineReason.WrongCore(pin.sentence()))
                .toList();
        if (!moved.isEmpty()) {
            return new Verdict(Outcome.INVALID, moved);
        }
        Outcome gravest = measured.stream()
                .map(phase -> phase.verdict().outcome())
                .filter(Outcome::counts)
                .min(Comparator.naturalOrder())
                .orElse(Outcome.INVALID);
        List<Reason> reasons = new ArrayList<>(reasons(measured, gravest, false));
        if (gravest != Outcome.INVALID) {
            reasons.addAll(reasons(measured, Outcome.INVALID, true));
        }
        return new Verdict(gravest, reasons);
    }

    private static List<Reason> reasons(List<PhaseSummary> phases, Outcome outcome, boolean excluded) {
        return phases.stream()
                .filter(phase -> phase.verdict().outcome() == outcome)
                .flatMap(phase -> phase.verdict().reasons().stream()
                        .<Reason>map(cause -> new Reason.InPhase(phase.phase().name(), excluded, cause)))
                .toList();
    }

    /** Whether other processes used so much of the server's core, or of the injector's, that the reader must be told. */
    public static boolean noisy(Conditions conditions) {
        return conditions.othersOnServerCorePercent().orElse(0) > Limits.OTHERS_PERCENT
                || conditions.othersOnInjectorCoresPercent().orElse(0) > Limits.OTHERS_PERCENT;
    }

    /** Whether the clock of an injector drifted further than it may, by more than the measurements can be wrong. */
    public static boolean drifted(InjectorClock clock) {
        return (Math.abs(clock.driftNs()) - 2 * clock.errorNs()) / 1e6 > Limits.CLOCK_DRIFT_MS;
    }

    private static List<Reason> failures(OperationCounts counts) {
        if (counts.failed() > 0) {
            return List.of(new ServerReason.OperationsFailed(counts.failed(), counts.operations() + counts.failed()));
        }
        return counts.operations() == 0 ? List.of(new ServerReason.NothingAnswered()) : List.of();
    }

    /** A server that answers, and was so far behind that not all answers were waited for, is at its limit. */
    private static List<Reason> unanswered(OperationCounts counts) {
        return counts.unanswered() == 0
                ? List.of()
                : List.of(new ServerReason.Unanswered(counts.unanswered(), counts.sent()));
    }

    /** What the machine did to the server's figures, or the injector. */
    private static List<Reason> spoiled(Conditions conditions, Punctuality punctuality) {
        List<Reason> reasons = new ArrayList<>();
        double steal = conditions.stealPercent().orElse(0);
        if (steal > Limits.STEAL_PERCENT) {
            reasons.add(new MachineReason.Steal(steal, Limits.STEAL_PERCENT));
        }
        double gap = conditions.longestGapNs() / 1e9;
        if (gap > Limits.STOPPED_SECONDS) {
            // Its lag follows from it.
            reasons.add(new InjectorReason.InjectorStopped(gap, Limits.STOPPED_SECONDS));
        } else {
            punctuality.lateInjector().ifPresent(reasons::add);
        }
        return reasons;
    }

    /** Of several injectors, those that did not begin with the first of them. */
    private static List<Reason> beganLate(List<InjectorEvidence> injectors) {
        return injectors.stream()
                .filter(injector -> injector.lateNs() / 1e6 > Limits.BEGAN_LATE_MS)
                .<Reason>map(injector -> new InjectorReason.InjectorBeganLate(
                        injector.number(), injector.lateNs() / 1e6, Limits.BEGAN_LATE_MS))
                .toList();
    }

    private static Optional<Reason> serverCore(Usage server, long windowNs, Conditions conditions) {
        double percent = server.cpuNs() * 100.0 / windowNs;
        double stolen = conditions.stealOnServerCorePercent().orElse(0);
        // What other processes used counts as far as the server waited for it: an idle core may be used by all.
        double waited = server.runDelayNs().orElse(0) * 100.0 / windowNs;
        double others = Math.min(waited, conditions.othersOnServerCorePercent().orElse(0));
        if (percent < Limits.SERVER_CORE_PERCENT / 100 * (100 - stolen - others)) {
            return Optional.empty();
        }
        return Optional.of(new ServerReason.ServerCore(percent, Limits.SERVER_CORE_PERCENT, stolen, others));
    }

    /** Where an injector had no room; of several, each reason says which. */
    private static List<Reason> injectorLimits(
            long windowNs, List<InjectorEvidence> injectors, Optional<Backlog> backlog) {
        return injectors.stream()
                .flatMap(injector -> injectorLimits(windowNs, injector, backlog).stream()
                        .map(reason ->
                                injectors.size() == 1 ? reason : new Reason.OfInjector(injector.number(), reason)))
                .toList();
    }

    /** Where one had no room. A backlog that is larger than its lateness can explain is the server's alone. */
    private static List<Reason> injectorLimits(long windowNs, InjectorEvidence evidence, Optional<Backlog> backlog) {
        List<Reason> reasons = new ArrayList<>();
        OperationCounts counts = evidence.counts();
        Usage injector = evidence.usage();
        above(InjectorResource.CORE, injector.cpuNs() * 100.0 / windowNs, Limits.INJECTOR_CORE_PERCENT)
                .ifPresent(reasons::add);
        if (counts.planned() > 0 && (double) counts.sent() / counts.planned() < Limits.SENT_SHARE) {
            reasons.add(new InjectorReason.SentTooFew(counts.sent(), counts.planned(), Limits.SENT_SHARE * 100));
        }
        Stream.of(
                        above(InjectorResource.SEND_LAG, evidence.lagP99Ms(), Limits.LAG_P99_MS),
                        above(InjectorResource.LONGEST_GAP, evidence.longestGapNs() / 1e6, Limits.GAP_MS))
                .flatMap(Optional::stream)
                .filter(limit -> backlog.stream().allMatch(behind -> behind.explainedBy(limit.figure())))
                .forEach(reasons::add);
        Stream.of(
                        above(InjectorResource.GAPS, evidence.gapsNs() * 100.0 / windowNs, Limits.GAPS_PERCENT),
                        above(
                                InjectorResource.QUOTA,
                                share(injector.throttledNs(), windowNs),
                                Limits.THROTTLED_PERCENT),
                        above(
                                InjectorResource.RUN_QUEUE,
                                share(injector.runDelayNs(), windowNs),
                                Limits.RUN_DELAY_PERCENT))
                .flatMap(Optional::stream)
                .filter(limit -> backlog.stream().allMatch(behind -> behind.explainedByPercent(limit.figure())))
                .forEach(reasons::add);
        return reasons;
    }

    private static double share(OptionalLong ns, long windowNs) {
        return ns.orElse(0) * 100.0 / windowNs;
    }

    private static Optional<InjectorReason.InjectorLimit> above(
            InjectorResource resource, double figure, double limit) {
        return figure > limit
                ? Optional.of(new InjectorReason.InjectorLimit(resource, figure, limit))
                : Optional.empty();
    }
}
