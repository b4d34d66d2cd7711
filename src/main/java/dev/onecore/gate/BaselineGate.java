package dev.onecore.gate;

import dev.onecore.gate.GatedRatio.Found;
import dev.onecore.gate.GatedRatio.FoundRatio;
import dev.onecore.gate.GatedRatio.NoneFound;
import dev.onecore.gate.GatedRatio.Subject;
import dev.onecore.report.StoredResult;
import dev.onecore.report.StoredResult.StoredFigure;
import dev.onecore.report.StoredResult.StoredTarget;
import dev.onecore.report.StoredResult.StoredWorkload;
import dev.onecore.statistics.Bound;
import dev.onecore.statistics.Mean;
import dev.onecore.statistics.UnpairedRatio;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Sets a campaign against an earlier one, by the primary figures of the targets that both ran.
 *
 * <p>Their rounds were never interleaved, so the ratio is unpaired, and what drifted between the two days is in it. A reference, a
 * target that both started in the same way, takes that out: each round's figure is divided by the reference's of that round.
 */
public final class BaselineGate {
    private final StoredResult baseline;
    private final StoredResult campaign;
    private final GateRequest request;

    private BaselineGate(StoredResult baseline, StoredResult campaign, GateRequest request) {
        this.baseline = baseline;
        this.campaign = campaign;
        this.request = request;
    }

    /**
     * Makes sure that the two can be compared as asked; the campaign may as well be a plan.
     *
     * @throws Incomparable when the two did not do the same
     * @throws WrongGate when a threshold or the reference names what is not in both
     */
    public static void require(StoredResult baseline, StoredResult campaign, GateRequest request) {
        new BaselineGate(baseline, campaign, request).require();
    }

    /**
     * The report on a campaign.
     *
     * @throws Incomparable when the two did not do the same
     * @throws WrongGate when a threshold or the reference names what is not in both
     */
    public static GateReport of(StoredResult baseline, StoredResult campaign, GateRequest request) {
        BaselineGate gate = new BaselineGate(baseline, campaign, request);
        gate.require();
        return new GateReport(
                "Gate: " + campaign.run().id() + " against " + baseline.run().id(),
                request.mode(),
                gate.ratios(),
                campaign.trials().failed(),
                gate.warnings());
    }

    private void require() {
        List<String> differences = Comparability.differences(baseline, campaign);
        if (!differences.isEmpty()) {
            throw new Incomparable(differences);
        }
        request.requireKnown(Comparability.workloads(baseline, campaign));
        request.reference().ifPresent(this::requireReference);
    }

    private void requireReference(String name) {
        List<String> both = Comparability.targets(baseline, campaign);
        if (!both.contains(name)) {
            throw new WrongGate(
                    "'" + name + "' cannot be the reference: it is not a target of both campaigns, which have "
                            + String.join(", ", both));
        }
        if (Comparability.startedOtherwise(baseline, campaign, name)) {
            throw new WrongGate(
                    "'" + name + "' cannot be the reference: the two campaigns did not start it by the same command");
        }
    }

    private List<String> warnings() {
        List<String> warnings = new ArrayList<>(Comparability.warnings(baseline, campaign));
        request.reference()
                .ifPresentOrElse(
                        name -> warnings.add("each figure was divided by that of " + name
                                + ", round by round, which takes out what moved both"),
                        () -> warnings.add(
                                "rounds of two stored campaigns were never interleaved; their drift between days is in"
                                        + " this ratio"));
        return warnings;
    }

    private List<GatedRatio> ratios() {
        List<GatedRatio> ratios = new ArrayList<>();
        for (StoredWorkload workload : campaign.workloads()) {
            if (baseline.workload(workload.name()).isPresent()) {
                for (StoredTarget target : campaign.targets()) {
                    if (eitherRan(workload, target.name())
                            && !request.reference().equals(Optional.of(target.name()))) {
                        ratios.add(ratio(workload, target.name()));
                    }
                }
            }
        }
        return ratios;
    }

    /** Whether it is a target of both, and has a figure in one of them at least. */
    private boolean eitherRan(StoredWorkload workload, String target) {
        return baseline.target(target).isPresent()
                && (campaign.deciding(workload, target).isPresent()
                        || baseline.deciding(workload, target).isPresent());
    }

    private GatedRatio ratio(StoredWorkload workload, String target) {
        Optional<StoredFigure> now = campaign.deciding(workload, target);
        Optional<StoredFigure> before = baseline.deciding(workload, target);
        StoredFigure known = now.or(() -> before).orElseThrow();
        Found found = now.isEmpty()
                ? new NoneFound("no figure in this campaign")
                : before.isEmpty()
                        ? new NoneFound("no figure in the baseline")
                        : compare(workload, now.get(), before.get());
        return new GatedRatio(
                new Subject(
                        workload.name(),
                        workload.title(),
                        target,
                        baseline.run().id(),
                        known.title(),
                        known.better().equals("higher")),
                found,
                request.thresholds().of(workload.name(), workload.primaryMetric()));
    }

    private Found compare(StoredWorkload workload, StoredFigure now, StoredFigure before) {
        if (now.bounded() && before.bounded()) {
            return new NoneFound("no ratio of two lower bounds");
        }
        if (referenceIsBounded(workload)) {
            return new NoneFound("the reference's figure is a lower bound");
        }
        List<Double> subject = values(campaign, workload, now);
        List<Double> base = values(baseline, workload, before);
        if (Math.min(subject.size(), base.size()) < Mean.ROUNDS_OF_AN_INTERVAL) {
            return new NoneFound(
                    "fewer than 3 rounds (" + subject.size() + " now, " + base.size() + " before): no interval");
        }
        if (subject.contains(0.0) || base.contains(0.0)) {
            return new NoneFound("no ratio with 0");
        }
        UnpairedRatio ratio = UnpairedRatio.of(subject, base);
        Bound bound = now.bounded() ? Bound.AT_LEAST : before.bounded() ? Bound.AT_MOST : Bound.NONE;
        return new FoundRatio(
                ratio.value(), ratio.interval(), bound, subject.size() + " and " + base.size() + " rounds");
    }

    private boolean referenceIsBounded(StoredWorkload workload) {
        return request.reference().stream()
                .flatMap(name -> List.of(campaign, baseline).stream()
                        .flatMap(result -> result.deciding(workload, name).stream()))
                .anyMatch(StoredFigure::bounded);
    }

    /** Each round's value, over the reference's of the same round where there is one. */
    private List<Double> values(StoredResult result, StoredWorkload workload, StoredFigure figure) {
        if (request.reference().isEmpty()) {
            return List.copyOf(figure.rounds().values());
        }
        Optional<StoredFigure> reference =
                result.deciding(workload, request.reference().get());
        List<Double> values = new ArrayList<>();
        reference.ifPresent(each -> figure.rounds().forEach((round, value) -> {
            double other = each.rounds().getOrDefault(round, 0.0);
            if (other > 0) {
                values.add(value / other);
            }
        }));
        return values;
    }
}
