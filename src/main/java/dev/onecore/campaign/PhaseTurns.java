package dev.onecore.campaign;

import dev.onecore.model.Conditions;
import dev.onecore.model.InjectorSummary;
import dev.onecore.model.LatencyKind;
import dev.onecore.model.OperationCounts;
import dev.onecore.model.Phase;
import dev.onecore.model.PhaseSeries;
import dev.onecore.model.PhaseSummary;
import dev.onecore.model.Slice;
import dev.onecore.model.Tick;
import dev.onecore.model.Turn;
import dev.onecore.model.Usage;
import dev.onecore.verdict.InjectorEvidence;
import dev.onecore.verdict.Judge;
import dev.onecore.verdict.Punctuality;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** What the turns of one phase left, and what they come to together. */
final class PhaseTurns {

    private final Phase phase;
    private final List<TurnResult> results = new ArrayList<>();
    private final Set<Integer> dropped = new HashSet<>();

    PhaseTurns(Phase phase) {
        this.phase = phase;
    }

    void add(TurnResult result) {
        results.add(result);
    }

    List<TurnResult> results() {
        return results;
    }

    /**
     * The numbers of the turns that the machine spoiled; none when it is more than half of them: what is so most of the time is
     * no disturbance, and the verdict and its marks tell of it.
     */
    Set<Integer> spoiled() {
        Set<Integer> spoiled = new HashSet<>();
        for (TurnResult result : results) {
            if (Judge.spoilsTurn(result.summary().conditions(), result.summary().seconds())) {
                spoiled.add(result.turn());
            }
        }
        return spoiled.size() * 2 > results.size() ? Set.of() : spoiled;
    }

    /** Turns of these numbers enter no figure. */
    void drop(Set<Integer> numbers) {
        dropped.addAll(numbers);
    }

    /** The phase as a whole. */
    PhaseSummary summary() {
        if (!phase.alternates()) {
            return results.get(0).summary();
        }
        List<PhaseSummary> all = results.stream().map(TurnResult::summary).toList();
        List<TurnResult> kept = results.stream()
                .filter(result -> !dropped.contains(result.turn()))
                .toList();
        List<PhaseSummary> counted = kept.stream().map(TurnResult::summary).toList();
        Optional<Usage> server = usage(counted);
        Usage injector = counted.stream()
                .map(PhaseSummary::injector)
                .reduce(Usage::plus)
                .orElse(all.get(0).injector());
        Conditions conditions = Conditions.over(
                counted.stream().map(PhaseSummary::conditions).toList(),
                counted.stream().map(PhaseSummary::seconds).toList());
        double seconds = counted.stream().mapToDouble(PhaseSummary::seconds).sum();
        return new PhaseSummary(
                phase,
                all.get(0).beginNs(),
                all.get(all.size() - 1).endNs(),
                counts(all),
                counted.stream().mapToLong(PhaseSummary::windowReceived).sum(),
                counted.stream().mapToLong(PhaseSummary::windowBytes).sum(),
                server,
                injector,
                conditions,
                Judge.behindWire(
                        Judge.ofPhase(
                                // One failed operation fails the trial, whether or not its turn counts.
                                counts(all).failed() > 0 ? counts(all) : counts(counted),
                                Math.round(seconds * 1e9),
                                server,
                                conditions,
                                punctuality(kept),
                                injectors(kept)),
                        Judge.ofWire(all.stream().map(PhaseSummary::verdict).toList())),
                results.stream().map(this::turn).toList(),
                summaries(kept));
    }

    /** Of several injectors, each with its operations in all turns, as they are counted. */
    private List<InjectorSummary> summaries(List<TurnResult> kept) {
        List<InjectorEvidence> all = injectors(results);
        if (all.size() < 2) {
            return List.of();
        }
        Map<Integer, Usage> used = new HashMap<>();
        injectors(kept).forEach(injector -> used.put(injector.number(), injector.usage()));
        return all.stream()
                .map(InjectorEvidence::summary)
                .map(whole -> new InjectorSummary(
                        whole.number(),
                        whole.counts(),
                        whole.lateNs(),
                        whole.lagP99Ns(),
                        used.getOrDefault(whole.number(), Usage.NONE)))
                .toList();
    }

    private Turn turn(TurnResult result) {
        PhaseSummary summary = result.summary();
        return new Turn(
                result.turn(),
                result.startNs(),
                summary.beginNs(),
                summary.endNs(),
                summary.windowReceived(),
                summary.windowBytes(),
                summary.server(),
                dropped.contains(result.turn()));
    }

    private static Optional<Usage> usage(List<PhaseSummary> turns) {
        return turns.stream().allMatch(turn -> turn.server().isPresent())
                ? turns.stream().flatMap(turn -> turn.server().stream()).reduce(Usage::plus)
                : Optional.empty();
    }

    private static OperationCounts counts(List<PhaseSummary> turns) {
        return turns.stream().map(PhaseSummary::counts).reduce(OperationCounts.NONE, OperationCounts::plus);
    }

    private static List<InjectorEvidence> injectors(List<TurnResult> turns) {
        Map<Integer, InjectorEvidence> injectors = new TreeMap<>();
        turns.forEach(
                turn -> turn.injectors().forEach(each -> injectors.merge(each.number(), each, InjectorEvidence::plus)));
        return List.copyOf(injectors.values());
    }

    private static Punctuality punctuality(List<TurnResult> turns) {
        Map<LatencyKind, Histogram> totals = new EnumMap<>(LatencyKind.class);
        for (LatencyKind kind : LatencyKind.values()) {
            Histogram sum = new Histogram(3);
            turns.forEach(result -> sum.add(result.series().total(kind)));
            totals.put(kind, sum);
        }
        return Punctuality.of(
                totals, turns.stream().mapToLong(TurnResult::answered).sum());
    }

    /** Sums over all turns that count. */
    PhaseSeries series() {
        Map<LatencyKind, List<Slice>> slices = new EnumMap<>(LatencyKind.class);
        List<Tick> ticks = new ArrayList<>();
        for (TurnResult result : results) {
            if (!dropped.contains(result.turn())) {
                result.series()
                        .slices()
                        .forEach((kind, list) -> slices.computeIfAbsent(kind, any -> new ArrayList<>())
                                .addAll(list));
                ticks.addAll(result.series().ticks());
            }
        }
        return new PhaseSeries(slices, ticks);
    }

    /** The share of one core, in percent, that the server used between its turns, when others were under load. */
    OptionalDouble idlePercent() {
        if (results.size() < 2 || !phase.measured()) {
            return OptionalDouble.empty();
        }
        double usedNs = 0;
        double timeNs = 0;
        for (int i = 1; i < results.size(); i++) {
            TurnResult.Span from = results.get(i - 1).span();
            TurnResult.Span to = results.get(i).span();
            if (to.opened() != null) {
                Optional<Usage> used = from.closed().serverUntil(to.opened());
                if (used.isEmpty()) {
                    return OptionalDouble.empty();
                }
                usedNs += used.get().cpuNs();
                timeNs += Math.max(0, to.openedNs() - from.closedNs());
            }
        }
        return timeNs > 0 ? OptionalDouble.of(usedNs * 100 / timeNs) : OptionalDouble.empty();
    }
}
