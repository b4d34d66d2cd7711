package dev.onecore.evidence;

import dev.onecore.model.Arrivals;
import dev.onecore.model.Campaign;
import dev.onecore.model.Conditions;
import dev.onecore.model.ConnectionLoads;
import dev.onecore.model.ContentEcho;
import dev.onecore.model.Departure;
import dev.onecore.model.FanOut;
import dev.onecore.model.InjectorClock;
import dev.onecore.model.LatencyKind;
import dev.onecore.model.Load;
import dev.onecore.model.Mark;
import dev.onecore.model.Metric;
import dev.onecore.model.OperationCounts;
import dev.onecore.model.Origin;
import dev.onecore.model.Phase;
import dev.onecore.model.PhaseSeries;
import dev.onecore.model.PhaseSummary;
import dev.onecore.model.Pin;
import dev.onecore.model.ScriptNotice;
import dev.onecore.model.ServerFacts;
import dev.onecore.model.Settings;
import dev.onecore.model.Slice;
import dev.onecore.model.Target;
import dev.onecore.model.Tick;
import dev.onecore.model.Traits;
import dev.onecore.model.Trial;
import dev.onecore.model.TrialResult;
import dev.onecore.model.Usage;
import dev.onecore.model.Verdict;
import dev.onecore.model.Workload;
import dev.onecore.settings.SettingsReader;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import org.HdrHistogram.Histogram;

/** Campaigns and results drawn from a numbered seed, with the names that people and attackers give. */
final class Specimen {

    private static final long INTERVAL_NS = 100_000_000;
    private static final long HOUR_NS = 3_600_000_000_000L;
    private static final List<String> TEXTS = List.of(
            "plain",
            "",
            "with \"quotes\" and \\ back\\slashes",
            "two\nlines\r\n\tand a tab",
            "<img src=x onerror=alert(1)>",
            "</script><script>alert(1)</script>",
            "żółć 測試 🦊 e\u0301 \u202eright to left",
            "\u0000\u0001\u007f\u2028",
            "{\"schema\":\"onecore/trial/9\"}",
            "Tag=response/0,1.000,0.100,1.000,HISTFAAA");

    private final Random random;

    Specimen(long seed) {
        random = new Random(seed);
    }

    String text() {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }

    Campaign campaign() {
        List<Workload> workloads = List.of(workload("echo-latency"), workload("file-upload"));
        List<Target> targets = List.of(
                new Target.Contender("a " + text(), "vertx"),
                new Target.Endpoint("b " + text(), URI.create("ws://[::1]:9001")));
        List<Trial> trials = new ArrayList<>();
        for (Workload workload : workloads) {
            for (Target target : targets) {
                trials.add(new Trial(trials.size() + 1, 1, 1, workload, target));
            }
        }
        Settings settings = SettingsReader.read(Map.of(
                "warmup",
                "1500ms",
                "rate",
                "12.5",
                "stream.rate",
                "3",
                "arrivals",
                "poisson",
                "admitAll",
                "true",
                "injectorCores",
                "1-3",
                "serverJvmArgs",
                "-Xmx1g -Dx=\"y\""));
        return new Campaign(
                "20261122-105500",
                text(),
                Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000)),
                settings,
                random.nextLong(),
                workloads,
                targets,
                trials);
    }

    private Workload workload(String name) {
        List<Phase> phases = new ArrayList<>();
        phases.add(Phase.warmUp(load(), Duration.ofNanos(1 + random.nextInt(Integer.MAX_VALUE))));
        int measured = 1 + random.nextInt(3);
        for (int i = 0; i < measured; i++) {
            phases.add(Phase.measured("phase-" + i, text(), load(), Duration.ofMillis(300 + random.nextInt(300))));
        }
        Metric primary = Metric.values()[random.nextInt(Metric.values().length)];
        return new Workload(name, text(), "phase-0", primary, phases);
    }

    private Load load() {
        int connections = 1 + random.nextInt(1_000);
        int size = 24 + random.nextInt(1 << 19);
        double rate = 0.1 + random.nextDouble() * 1e5;
        return switch (random.nextInt(13)) {
            case 0 -> new Load.Echo(Arrivals.values()[random.nextInt(2)], rate, connections, size);
            case 1 -> new Load.EchoLoop(connections, 1 + random.nextInt(32), size);
            case 2 -> new Load.EchoBurst(1 + random.nextInt(10_000), size);
            case 3 -> new Load.Stream(connections, size, random.nextBoolean() ? 0 : rate);
            case 4 -> new Load.Upload(connections, random.nextInt(Integer.MAX_VALUE), size);
            case 5 -> new Load.StreamBurst(1 + random.nextInt(10_000), size);
            case 6 -> new Load.Download(connections, random.nextInt(Integer.MAX_VALUE), size);
            case 7 -> new Load.Ramp(connections, Duration.ofNanos(random.nextInt(1 << 30)), 20, rate, size);
            case 8 -> new ConnectionLoads.Opening(connections - 1, connections, rate);
            case 9 -> new ConnectionLoads.Idle(connections, connections + random.nextInt(9), rate, size);
            case 10 -> new ConnectionLoads.Visits(connections, rate, 1 + random.nextInt(20), size);
            case 11 -> new FanOut(connections, rate, size);
            case 12 -> new ContentEcho(connections, rate, size, random.nextBoolean(), random.nextBoolean());
            default -> throw new AssertionError("one case for each load");
        };
    }

    TrialEvidence evidence(Trial trial) {
        List<PhaseSummary> phases = new ArrayList<>();
        List<PhaseSeries> series = new ArrayList<>();
        long now = random.nextInt(1_000_000_000);
        for (Phase phase : trial.workload().phases()) {
            long begin = now;
            long end = begin + (1 + random.nextInt(3)) * INTERVAL_NS;
            series.add(series(begin, end));
            phases.add(summary(phase, begin, end));
            now = end + random.nextInt(1_000_000_000);
        }
        Set<Mark> marks = new HashSet<>();
        for (Mark mark : Mark.values()) {
            if (random.nextBoolean()) {
                marks.add(mark);
            }
        }
        TrialResult result = new TrialResult(
                trial,
                new Origin(
                        random.nextLong() >> 8, Instant.ofEpochSecond(1_700_000_000L, random.nextInt(1_000_000_000))),
                random.nextInt(4) == 0 ? ServerFacts.UNKNOWN : facts(),
                pin(),
                Pin.unproven(text()),
                phases,
                verdict(),
                marks,
                List.of(text(), text()),
                List.of(new ScriptNotice(ScriptNotice.NoticeKind.UNMATCHED, text(), random.nextInt(1_000))),
                List.of(new InjectorClock(1, 18_000, -5)));
        return new TrialEvidence(result, series, List.of(), List.of());
    }

    private PhaseSeries series(long begin, long end) {
        Map<LatencyKind, List<Slice>> slices = new EnumMap<>(LatencyKind.class);
        for (LatencyKind view : LatencyKind.values()) {
            if (random.nextBoolean()) {
                List<Slice> list = new ArrayList<>();
                for (long at = begin; at < end; at += INTERVAL_NS) {
                    list.add(new Slice(at, at + INTERVAL_NS, histogram()));
                }
                slices.put(view, list);
            }
        }
        List<Tick> ticks = new ArrayList<>();
        for (long at = begin; at < end; at += INTERVAL_NS) {
            ticks.add(new Tick(at, at + INTERVAL_NS, count(), count(), random.nextInt(9)));
        }
        return new PhaseSeries(slices, ticks);
    }

    private PhaseSummary summary(Phase phase, long begin, long end) {
        return new PhaseSummary(
                phase,
                begin,
                end,
                new OperationCounts(count(), count(), count(), count(), count(), count()),
                count(),
                count(),
                random.nextBoolean() ? Optional.empty() : Optional.of(usage()),
                usage(),
                new Conditions(share(), share(), share(), share(), count(), count()),
                verdict());
    }

    /** Nanoseconds up to an hour, the extremes among them. */
    Histogram histogram() {
        long lowest = random.nextBoolean() ? 1 : 1_000;
        Histogram histogram = new Histogram(lowest, HOUR_NS, 3);
        int samples = random.nextInt(50);
        for (int i = 0; i < samples; i++) {
            histogram.recordValue(Math.max(lowest, (long) Math.exp(random.nextDouble() * Math.log(HOUR_NS))));
        }
        if (random.nextInt(5) == 0) {
            histogram.recordValue(0);
            histogram.recordValue(HOUR_NS);
            histogram.recordValueWithCount(1_000, 1L << 60);
        }
        return histogram;
    }

    private ServerFacts facts() {
        return new ServerFacts(
                text(),
                text(),
                text(),
                List.of(text()),
                Map.of("pid", "1", "jvm.heapUsed", text()),
                Map.of(),
                traits());
    }

    private Traits traits() {
        return new Traits(List.of(new Departure(text(), text(), text())), List.of(text()), maybe());
    }

    private Pin pin() {
        return new Pin(Pin.State.values()[random.nextInt(3)], random.nextInt(99), List.of("0", "0-3"), text());
    }

    private Verdict verdict() {
        return Verdict.told(Verdict.Outcome.values()[random.nextInt(5)], text());
    }

    private Usage usage() {
        return new Usage(count(), maybe(), maybe(), maybe(), maybe(), maybe());
    }

    private OptionalLong maybe() {
        return random.nextBoolean() ? OptionalLong.empty() : OptionalLong.of(count());
    }

    private OptionalDouble share() {
        return random.nextBoolean() ? OptionalDouble.empty() : OptionalDouble.of(random.nextDouble() * 100);
    }

    private long count() {
        return random.nextInt(10) == 0 ? Long.MAX_VALUE : random.nextInt(1_000_000);
    }
}
