package dev.onecore.evidence;

import dev.onecore.model.Conditions;
import dev.onecore.model.LatencyKind;
import dev.onecore.model.Mark;
import dev.onecore.model.OperationCounts;
import dev.onecore.model.Origin;
import dev.onecore.model.Phase;
import dev.onecore.model.PhaseResult;
import dev.onecore.model.Pin;
import dev.onecore.model.ServerFacts;
import dev.onecore.model.Slice;
import dev.onecore.model.Tick;
import dev.onecore.model.Trial;
import dev.onecore.model.TrialResult;
import dev.onecore.model.Usage;
import dev.onecore.model.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code trial.json}: what came of a trial, without the series, which have files of their own. */
record TrialRecord(
        String schema,
        Trial trial,
        Origin origin,
        ServerFacts facts,
        Pin serverPin,
        Pin injectorPin,
        List<PhaseRecord> phases,
        Verdict verdict,
        List<Mark> marks,
        List<String> failures) {

    static final String FILE = "trial.json";
    static final String SCHEMA = "onecore/trial/1";

    /** One phase, without its series. */
    record PhaseRecord(
            Phase phase,
            long beginNs,
            long endNs,
            OperationCounts tally,
            long windowReceived,
            long windowBytes,
            Optional<Usage> server,
            Usage injector,
            Conditions conditions,
            Verdict verdict) {

        static PhaseRecord of(PhaseResult result) {
            return new PhaseRecord(
                    result.phase(),
                    result.beginNs(),
                    result.endNs(),
                    result.tally(),
                    result.windowReceived(),
                    result.windowBytes(),
                    result.server(),
                    result.injector(),
                    result.conditions(),
                    result.verdict());
        }

        PhaseResult with(Map<LatencyKind, List<Slice>> slices, List<Tick> ticks) {
            return new PhaseResult(
                    phase,
                    beginNs,
                    endNs,
                    tally,
                    windowReceived,
                    windowBytes,
                    server,
                    injector,
                    conditions,
                    verdict,
                    slices,
                    ticks);
        }
    }

    static TrialRecord of(TrialResult result) {
        return new TrialRecord(
                SCHEMA,
                result.trial(),
                result.origin(),
                result.facts(),
                result.serverPin(),
                result.injectorPin(),
                result.phases().stream().map(PhaseRecord::of).toList(),
                result.verdict(),
                result.marks().stream().sorted().toList(),
                result.failures());
    }

    /** The result with these phases. */
    TrialResult with(List<PhaseResult> complete) {
        return new TrialResult(
                trial, origin, facts, serverPin, injectorPin, complete, verdict, Set.copyOf(marks), failures);
    }

    /** The result as far as this file tells it: without histograms and throughput. */
    TrialResult withoutSeries() {
        return with(
                phases.stream().map(phase -> phase.with(Map.of(), List.of())).toList());
    }
}
