package dev.onecore.evidence;

import dev.onecore.model.InjectorClock;
import dev.onecore.model.Mark;
import dev.onecore.model.Origin;
import dev.onecore.model.PhaseSummary;
import dev.onecore.model.Pin;
import dev.onecore.model.ScriptNotice;
import dev.onecore.model.ServerFacts;
import dev.onecore.model.Trial;
import dev.onecore.model.TrialResult;
import dev.onecore.model.Verdict;
import java.util.List;
import java.util.Set;

/** {@code trial.json}: what came of a trial, without the series, which have files of their own. */
record TrialRecord(
        String schema,
        Trial trial,
        Origin origin,
        ServerFacts facts,
        Pin serverPin,
        Pin injectorPin,
        List<PhaseSummary> phases,
        Verdict verdict,
        List<Mark> marks,
        List<String> failures,
        List<ScriptNotice> notices,
        List<InjectorClock> clocks) {

    static final String FILE = "trial.json";
    static final String SCHEMA = "onecore/trial/1";

    static TrialRecord of(TrialResult result) {
        return new TrialRecord(
                SCHEMA,
                result.trial(),
                result.origin(),
                result.facts(),
                result.serverPin(),
                result.injectorPin(),
                result.phases(),
                result.verdict(),
                result.marks().stream().sorted().toList(),
                result.failures(),
                result.notices(),
                result.clocks());
    }

    TrialResult result() {
        return new TrialResult(
                trial,
                origin,
                facts,
                serverPin,
                injectorPin,
                phases,
                verdict,
                Set.copyOf(marks),
                failures,
                notices,
                clocks);
    }
}
