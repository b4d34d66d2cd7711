package dev.onecore.report;

import dev.onecore.model.Conditions;
import dev.onecore.model.OperationCounts;
import dev.onecore.model.Phase;
import dev.onecore.model.PhaseSummary;
import dev.onecore.model.Trial;
import dev.onecore.model.TrialResult;
import dev.onecore.model.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;

/**
 * The sums of a trial whose loads have a rate, without its series: for trials too long to be held in memory.
 *
 * @param trial its plan
 * @param costUs CPU microseconds of a message
 */
record SyntheticTrial(Trial trial, double costUs) {

    TrialResult result(Random random) {
        List<PhaseSummary> phases = new ArrayList<>();
        long begin = 500_000_000;
        for (Phase phase : trial.workload().phases()) {
            long end = begin + phase.duration().toNanos();
            double perSec = phase.load().shape().scheduledPerSec().orElseThrow();
            long n = Math.round(perSec * phase.duration().toMillis() / 1e3);
            phases.add(new PhaseSummary(
                    phase,
                    begin,
                    end,
                    new OperationCounts(n, n, n, n, 0, n * 24),
                    n,
                    n * 24,
                    Optional.of(usage(n * costUs * 1_000 * (1 + 0.01 * random.nextGaussian()))),
                    usage(n * 3_000.0),
                    new Conditions(
                            OptionalDouble.of(0.2),
                            OptionalDouble.of(0.1),
                            OptionalDouble.of(0.4),
                            OptionalDouble.empty(),
                            900_000,
                            0),
                    Synthetic.FINE));
            begin = end + 200_000_000;
        }
        return Synthetic.result(trial, phases, Synthetic.FINE, Set.of());
    }

    private static Usage usage(double cpuNs) {
        return new Usage(
                Math.round(cpuNs),
                OptionalLong.of(1_000_000),
                OptionalLong.empty(),
                OptionalLong.of(12),
                OptionalLong.of(100L << 20));
    }
}
