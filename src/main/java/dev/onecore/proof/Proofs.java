package dev.onecore.proof;

import dev.onecore.evidence.CampaignFolder;
import dev.onecore.evidence.StoredCampaign;
import dev.onecore.evidence.StoredTrial;
import dev.onecore.evidence.TrialEvidence;
import dev.onecore.figures.TrialFigures;
import dev.onecore.model.Claim;
import dev.onecore.model.Profile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** All proofs of one calibration. */
public final class Proofs {
    private static final int SHORT_SECONDS = 30;
    private static final int WHOLE_SECONDS = 60;

    private Proofs() {}

    /** Those that need a clock, in the order of the table; the thorough profile adds comparisons. */
    public static List<Proof> of(Profile profile) {
        int seconds = profile == Profile.THOROUGH ? WHOLE_SECONDS : SHORT_SECONDS;
        List<Proof> proofs = new ArrayList<>(List.of(
                new Stalls("stalls", 2_000, WHOLE_SECONDS, true),
                new Stalls("hiccups", 10_000, seconds, false),
                new Resolution(),
                LimitAttribution.ofServer(),
                LimitAttribution.ofInjector(),
                Integrity.ofEchoes(),
                Integrity.ofUploads(),
                new Resources(),
                new LinkSpeed(),
                new WarmUp()));
        if (profile == Profile.THOROUGH) {
            proofs.add(new HeldMemory());
            proofs.add(new WireDelay());
            proofs.add(AbComparisons.same());
            proofs.add(AbComparisons.fivePercent());
            proofs.add(CapacitySearches.ofQueue());
            proofs.add(CapacitySearches.ofLimit());
            proofs.add(new MemoryLeak());
        }
        return List.copyOf(proofs);
    }

    /** Those in which no time matters: they hold or fail the same on every machine, however busy. */
    public static List<Proof> ofIntegrity() {
        return List.of(Integrity.ofEchoes(), Integrity.ofUploads());
    }

    /** What became of every claim, from the evidence in a calibration's folder and from those that need none. */
    public static List<Claim> judge(Path folder, List<Proof> proofs) {
        StoredCampaign stored = CampaignFolder.open(folder);
        List<Claim> claims = new ArrayList<>();
        for (Proof proof : proofs) {
            claims.addAll(proof.claims(trials(stored, proof)));
        }
        claims.addAll(Formulas.claims());
        return claims;
    }

    private static List<CalibrationTrial> trials(StoredCampaign stored, Proof proof) {
        Map<String, StoredTrial> last = new TreeMap<>();
        for (StoredTrial trial : stored.trials()) {
            var plan = trial.result().trial();
            if (plan.workload().name().equals(proof.workload().name())) {
                last.merge(
                        String.format(
                                Locale.ROOT,
                                "%05d %s",
                                plan.round(),
                                plan.target().name()),
                        trial,
                        Proofs::later);
            }
        }
        return last.values().stream()
                .map(trial -> trial(stored, proof, trial))
                .sorted(Comparator.comparingInt(CalibrationTrial::round))
                .toList();
    }

    /** Of a trial and its repetition the repetition, whose folder's name goes on behind the other's. */
    private static StoredTrial later(StoredTrial one, StoredTrial other) {
        return one.path().toString().length() > other.path().toString().length() ? one : other;
    }

    private static CalibrationTrial trial(StoredCampaign stored, Proof proof, StoredTrial trial) {
        TrialEvidence evidence = trial.evidence();
        TrialFigures part = TrialFigures.of(evidence, trial.path().toString(), stored.campaign(), proof.searches());
        return new CalibrationTrial(evidence, part, trial.groundTruth());
    }
}
