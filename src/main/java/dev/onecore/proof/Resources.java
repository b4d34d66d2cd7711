package dev.onecore.proof;

import dev.onecore.figures.CpuClock;
import dev.onecore.model.Arrivals;
import dev.onecore.model.Claim;
import dev.onecore.model.GroundTruth.Burnt;
import dev.onecore.model.GroundTruth.Touched;
import dev.onecore.model.Load;
import dev.onecore.model.Metric;
import dev.onecore.model.Phase;
import dev.onecore.model.Workload;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.LongPredicate;

/** A server that burns a known share of its core, and touches a known amount of memory: the resource log must show both. */
record Resources() implements Proof {
    private static final double POINTS = 2;
    private static final double RELATIVE = 0.02;
    private static final double MIB = 1 << 20;
    private static final double PERCENT = 100;

    /** Lines of a tenth of a second each. */
    private static final int SETTLED = 18;

    private static final long HALF_A_SECOND_NS = 500_000_000;
    private static final long READING_NS = 100_000_000;

    @Override
    public Workload workload() {
        Load load = new Load.Echo(Arrivals.CONSTANT, 10, 1, 24);
        return new Workload(
                "resource-log",
                "Known use of CPU and memory",
                "idle",
                Metric.SERVER_CPU,
                List.of(Phase.measured("idle", "hardly any load", load, Duration.ofMillis(4_500))));
    }

    @Override
    public List<String> variants() {
        return List.of("burn-25-touch-64", "burn-50-touch-256", "burn-100");
    }

    @Override
    public List<Claim> claims(List<CalibrationTrial> trials) {
        return List.of(
                Check.row(
                        "a burner at 25 % of a core, in the resource log",
                        each(trials, "burn-25-touch-64", Resources::burner)),
                Check.row("a burner at 50 %", each(trials, "burn-50-touch-256", Resources::burner)),
                Check.row("a burner at 100 %", each(trials, "burn-100", Resources::burner)),
                Check.row("64 MiB touched", each(trials, "burn-25-touch-64", Resources::memory)),
                Check.row("256 MiB touched", each(trials, "burn-50-touch-256", Resources::memory)));
    }

    private static List<Check> each(
            List<CalibrationTrial> trials, String target, Function<CalibrationTrial, Check> check) {
        return trials.stream()
                .filter(trial -> trial.target().equals(target))
                .map(check)
                .toList();
    }

    /**
     * The process's CPU time as the burner knows it, and as the log does, between the first and the last line that the burner wrote
     * in the window when all else was over: what the JVM does at its start and what touching memory costs, two seconds on some
     * machines.
     */
    private static Check burner(CalibrationTrial trial) {
        long touchedNs = trial.truth(Touched.class).stream()
                .mapToLong(Touched::endNs)
                .max()
                .orElse(Long.MIN_VALUE);
        List<Burnt> lines = trial.truth(Burnt.class).stream()
                .filter(line -> trial.measures(line.atNs()))
                .skip(SETTLED)
                .filter(line -> line.atNs() > touchedNs)
                .toList();
        if (lines.size() < 2) {
            return Check.impossible("", trial.unusable().orElse("the burner said nothing"));
        }
        Burnt first = lines.get(0);
        Burnt last = lines.get(lines.size() - 1);
        double spanNs = last.atNs() - first.atNs();
        double truth = (last.cpuNs() - first.cpuNs()) / spanNs * PERCENT;
        OptionalDouble usedNs = new CpuClock(trial.evidence().resources()).between(first.atNs(), last.atNs());
        return usedNs.isEmpty()
                ? Check.impossible("", "no readings around the burner's lines")
                : Check.near(truth, usedNs.getAsDouble() / spanNs * PERCENT, POINTS, "% of a core");
    }

    /** The mean of the readings of half a second before against those after; one reading on each side is left out. */
    private static Check memory(CalibrationTrial trial) {
        List<Touched> touched = trial.truth(Touched.class);
        if (touched.isEmpty()) {
            return Check.impossible("", trial.unusable().orElse("nothing was touched"));
        }
        long beginNs = touched.get(0).beginNs() - READING_NS;
        long endNs = touched.get(0).endNs() + READING_NS;
        double truth = touched.get(0).bytes() / MIB;
        OptionalDouble before = rss(trial, at -> at < beginNs && at > beginNs - HALF_A_SECOND_NS);
        OptionalDouble after = rss(trial, at -> at > endNs && at < endNs + HALF_A_SECOND_NS);
        return before.isEmpty() || after.isEmpty()
                ? Check.impossible(Check.number(truth) + " MiB", "no readings")
                : Check.near(truth, (after.getAsDouble() - before.getAsDouble()) / MIB, RELATIVE * truth, "MiB");
    }

    private static OptionalDouble rss(CalibrationTrial trial, LongPredicate when) {
        return trial.evidence().resources().stream()
                .filter(sample -> when.test(sample.atNs()) && sample.rssBytes().isPresent())
                .mapToLong(sample -> sample.rssBytes().getAsLong())
                .average();
    }
}
