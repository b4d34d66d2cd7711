package dev.onecore.report;

import dev.onecore.evidence.TrialEvidence;
import dev.onecore.figures.CampaignFigures;
import dev.onecore.figures.CapacityFigure;
import dev.onecore.figures.Figures;
import dev.onecore.figures.TrialReading;
import dev.onecore.model.Arrivals;
import dev.onecore.model.Campaign;
import dev.onecore.model.Load;
import dev.onecore.model.Metric;
import dev.onecore.model.Objective;
import dev.onecore.model.Phase;
import dev.onecore.model.Target;
import dev.onecore.model.Trial;
import dev.onecore.model.Workload;
import dev.onecore.report.SyntheticPhase.MadePhase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Searches for the capacity of servers that take a tenth of a millisecond up to a rate, and tens of them above it. */
final class SyntheticSearch {

    static final Workload CAPACITY = new Workload(
            "capacity",
            "Capacity",
            Objective.PROBE,
            Metric.THROUGHPUT,
            List.of(Phase.measured(
                    Objective.PROBE,
                    "highest rate",
                    new Load.Echo(Arrivals.POISSON, 2_000, 50, 24),
                    Duration.ofSeconds(4))),
            Optional.of(new Objective(0.99, Duration.ofMillis(10), 0.05, 12, Duration.ofSeconds(12))));

    private static final double QUICK_US = 10;
    private static final double SLOW_US = 5_000;

    private SyntheticSearch() {}

    /** The searches of targets, each with the rate that it holds. */
    static CampaignFigures of(Map<String, Double> holds) {
        Campaign campaign = Synthetic.campaign(List.of(CAPACITY), List.copyOf(holds.keySet()), 1);
        List<TrialReading> readings = new ArrayList<>();
        List<Trial> trials = new ArrayList<>();
        for (Target target : campaign.targets()) {
            Optional<Workload> next = CapacityFigure.next(CAPACITY, target, readings);
            for (int round = 1; next.isPresent(); round++) {
                Trial trial = new Trial(trials.size() + 1, round, round, next.get(), target);
                trials.add(trial);
                readings.add(Synthetic.reading(evidence(trial, holds.getOrDefault(target.name(), 0.0))));
                next = CapacityFigure.next(CAPACITY, target, readings);
            }
        }
        Campaign run = new Campaign(
                campaign.id(),
                campaign.simulation(),
                campaign.started(),
                campaign.settings(),
                campaign.seed(),
                campaign.workloads(),
                campaign.targets(),
                trials);
        return Figures.of(run, readings);
    }

    private static TrialEvidence evidence(Trial trial, double holds) {
        Phase probe = trial.workload().phase(Objective.PROBE).orElseThrow();
        boolean quick = probe.load().shape().scheduledPerSec().orElseThrow() <= holds;
        MadePhase made = new SyntheticPhase(quick ? QUICK_US : SLOW_US, 0, -1, Synthetic.FINE)
                .of(probe, 500_000_000, new Random(trial.order()));
        return new TrialEvidence(
                Synthetic.result(trial, List.of(made.summary()), Synthetic.FINE, Set.of()),
                List.of(made.series()),
                List.of(),
                List.of());
    }
}
