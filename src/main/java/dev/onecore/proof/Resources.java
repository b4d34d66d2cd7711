package dev.onecore.proof;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onecore.figures.CpuClock;
import dev.onecore.model.Arrivals;
import dev.onecore.model.Claim;
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
    public List<Claim> claims(List<CalibrationTrial> exhibits) {
        return List.of(
                Check.row(
                        "a burner at 25 % of a core, in the resource log",
                        each(exhibits, "burn-25-touch-64", Resources::burner)),
                Check.row("a burner at 50 %", each(exhibits, "burn-50-touch-256", Resources::burner)),
                Check.row("a burner at 100 %", each(exhibits, "burn-100", Resources::burner)),
                Check.row("64 MiB touched", each(exhibits, "burn-25-touch-64", Resources::memory)),
                Check.row("256 MiB touched", each(exhibits, "burn-50-touch-256", Resources::memory)));
    }

    private static List<Check> each(
            List<CalibrationTrial> exhibits, String target, Function<CalibrationTrial, Check> check) {
        return exhibits.stream()
                .filter(exhibit -> exhibit.target().equals(target))
                .map(check)
                .toList();
    }

    /**
     * The burner's own clock, and the log's, between the first and the last line that the burner wrote in the window when all
     * else was over: what the JVM does at its start and what touching memory costs, two seconds on some machines.
     */
    private static Check burner(CalibrationTrial exhibit) {
        List<JsonNode> lines = exhibit.truth("burnt", "atNs");
        long touchedNs = exhibit.truth("touched").stream()
                .mapToLong(line -> line.path("endNs").asLong())
                .max()
                .orElse(Long.MIN_VALUE);
        lines = lines.stream()
                .skip(SETTLED)
                .filter(line -> line.path("atNs").asLong() > touchedNs)
                .toList();
        if (lines.size() < 2) {
            return Check.impossible("", exhibit.unusable().orElse("the burner said nothing"));
        }
        JsonNode first = lines.get(0);
        JsonNode last = lines.get(lines.size() - 1);
        double spanNs = last.path("atNs").asLong() - first.path("atNs").asLong();
        double truth = (last.path("cpuNs").asLong() - first.path("cpuNs").asLong()) / spanNs * PERCENT;
        OptionalDouble usedNs = new CpuClock(exhibit.evidence().resources())
                .between(exhibit.instantNs(first, "atNs"), exhibit.instantNs(last, "atNs"));
        return usedNs.isEmpty()
                ? Check.impossible("", "no readings around the burner's lines")
                : Check.near(truth, usedNs.getAsDouble() / spanNs * PERCENT, POINTS, "% of a core");
    }

    /** The mean of the readings of half a second before against those after; one reading on each side is left out. */
    private static Check memory(CalibrationTrial exhibit) {
        List<JsonNode> lines = exhibit.truth("touched");
        if (lines.isEmpty()) {
            return Check.impossible("", exhibit.unusable().orElse("nothing was touched"));
        }
        long beginNs =
                exhibit.result().origin().since(lines.get(0).path("beginNs").asLong()) - READING_NS;
        long endNs = exhibit.result().origin().since(lines.get(0).path("endNs").asLong()) + READING_NS;
        double truth = lines.get(0).path("bytes").asLong() / MIB;
        OptionalDouble before = rss(exhibit, at -> at < beginNs && at > beginNs - HALF_A_SECOND_NS);
        OptionalDouble after = rss(exhibit, at -> at > endNs && at < endNs + HALF_A_SECOND_NS);
        return before.isEmpty() || after.isEmpty()
                ? Check.impossible(Check.number(truth) + " MiB", "no readings")
                : Check.near(truth, (after.getAsDouble() - before.getAsDouble()) / MIB, RELATIVE * truth, "MiB");
    }

    private static OptionalDouble rss(CalibrationTrial exhibit, LongPredicate when) {
        return exhibit.evidence().resources().stream()
                .filter(sample -> when.test(sample.atNs()) && sample.rssBytes().isPresent())
                .mapToLong(sample -> sample.rssBytes().getAsLong())
                .average();
    }
}
