package dev.onecore.gate;

import dev.onecore.figures.CampaignFigures;
import dev.onecore.figures.EffectSize;
import dev.onecore.figures.TrialReading;
import dev.onecore.gate.GatedRatio.Found;
import dev.onecore.gate.GatedRatio.FoundRatio;
import dev.onecore.gate.GatedRatio.NoneFound;
import dev.onecore.gate.GatedRatio.Subject;
import dev.onecore.model.Metric.Better;
import dev.onecore.model.Trial;
import dev.onecore.model.Verdict.Outcome;
import dev.onecore.model.Workload;
import dev.onecore.statistics.Ratio;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Sets each target of a campaign against the first, by the ratio over rounds that both ran in: an old build and a new one. */
public final class PairedGate {

    private PairedGate() {}

    /** The report on a campaign; a reference has no use here, since the rounds were interleaved. */
    public static GateReport of(CampaignFigures findings, GateRequest request) {
        List<GatedRatio> ratios = new ArrayList<>();
        for (Workload workload : findings.campaign().workloads()) {
            for (EffectSize effect : findings.primary(workload)) {
                ratios.add(new GatedRatio(
                        subject(workload, effect),
                        found(effect),
                        request.thresholds().of(workload.name(), effect.metric().key())));
            }
        }
        String first = findings.campaign().targets().get(0).name();
        return new GateReport(
                "Gate: each target of " + findings.campaign().id() + " against " + first,
                request.mode(),
                ratios,
                failed(findings),
                List.of());
    }

    private static Subject subject(Workload workload, EffectSize effect) {
        return new Subject(
                workload.name(),
                workload.title(),
                effect.key().target(),
                effect.baseline(),
                effect.metric().title(),
                effect.metric().better() == Better.HIGHER);
    }

    private static Found found(EffectSize effect) {
        return effect.comparison()
                .ratio()
                .flatMap(ratio -> ratio.interval()
                        .<Found>map(interval -> new FoundRatio(ratio.value(), interval, ratio.bound(), rounds(ratio))))
                .orElseGet(() -> new NoneFound(effect.comparison().reason()));
    }

    private static String rounds(Ratio ratio) {
        return ratio.rounds() + " rounds";
    }

    private static List<String> failed(CampaignFigures findings) {
        return findings.trials().stream()
                .filter(reading -> reading.verdict().outcome() == Outcome.FAILED)
                .map(TrialReading::trial)
                .map(PairedGate::named)
                .toList();
    }

    private static String named(Trial trial) {
        return String.format(
                Locale.ROOT,
                "trial %d (%s, %s, round %d)",
                trial.order(),
                trial.workload().name(),
                trial.target().name(),
                trial.round());
    }
}
