package dev.onecore.report;

import dev.onecore.evidence.CampaignFolder;
import dev.onecore.evidence.LatencyLog;
import dev.onecore.evidence.ThroughputLog;
import dev.onecore.evidence.TrialFolder;
import dev.onecore.model.Arrivals;
import dev.onecore.model.Campaign;
import dev.onecore.model.Environment;
import dev.onecore.model.LatencyKind;
import dev.onecore.model.Load;
import dev.onecore.model.Metric;
import dev.onecore.model.Phase;
import dev.onecore.model.Tick;
import dev.onecore.model.Trial;
import dev.onecore.model.TrialResult;
import dev.onecore.model.Workload;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/**
 * What {@code onecore report} takes for campaigns of many messages and of many trials: seconds with the start of its JVM, CPU seconds
 * and the most heap, in a JVM of {@value #HEAP_MB} MB. The campaigns are made up first, which takes longer.
 *
 * <p>Arguments: how often each is reported (3), and a folder in which the campaigns stay (else they are removed). It exits 1 when the
 * median of one is above {@value #MOST_SECONDS} s.
 */
public final class ReportCost {
    private static final int HEAP_MB = 256;
    private static final double MOST_SECONDS = 5;
    private static final int DEFAULT_REPETITIONS = 3;

    private static final long INTERVAL_NS = 100_000_000;
    private static final int SHAPES = 64;
    private static final Set<LatencyKind> KINDS =
            Set.of(LatencyKind.RESPONSE, LatencyKind.SERVICE, LatencyKind.CLOSED_LOOP, LatencyKind.LAG);

    private ReportCost() {}

    /** A campaign to be made up. */
    private record Size(String name, Workload workload, int targets, int rounds) {}

    private static List<Size> sizes() {
        Load.Echo fast = new Load.Echo(Arrivals.CONSTANT, 10_000, 50, 24);
        return List.of(
                new Size("12 targets x 20 rounds", Synthetic.ECHO, 12, 20),
                new Size("10 million messages", soak(fast, Duration.ofSeconds(500)), 2, 1),
                new Size("the same in a tenth of the time", soak(fast, Duration.ofSeconds(50)), 2, 1));
    }

    private static Workload soak(Load load, Duration duration) {
        return new Workload(
                "soak",
                "Soak",
                "soak",
                Metric.RESPONSE_P99,
                List.of(
                        Phase.warmUp(load, Duration.ofSeconds(5)),
                        Phase.measured("soak", "10,000 messages/s, 50 connections", load, duration)));
    }

    /** Runs the benchmark and prints its table. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int repetitions = arguments.length > 0 ? Integer.parseInt(arguments[0]) : DEFAULT_REPETITIONS;
        Path reports = arguments.length > 1 ? Path.of(arguments[1]) : Files.createTempDirectory("onecore-report-cost");
        boolean reached = true;
        try {
            for (Size size : sizes()) {
                Path folder = reports.resolve(size.name().replace(' ', '-'));
                if (!CampaignFolder.holds(folder)) {
                    Files.createDirectories(reports);
                    Files.move(made(reports, size), folder);
                }
                reached &= reported(size.name(), folder, repetitions);
            }
        } finally {
            if (arguments.length < 2) {
                remove(reports);
            }
        }
        System.exit(reached ? 0 : 1);
    }

    private static boolean reported(String name, Path folder, int repetitions)
            throws IOException, InterruptedException {
        double[] seconds = new double[repetitions];
        List<String> costs = new ArrayList<>();
        for (int i = 0; i < repetitions; i++) {
            Path log = folder.resolve("report.out");
            long begin = System.nanoTime();
            Process report = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx" + HEAP_MB + "m",
                            "-cp",
                            System.getProperty("java.class.path"),
                            ReportRun.class.getName(),
                            "report",
                            folder.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            if (!report.waitFor(10, TimeUnit.MINUTES) || report.exitValue() != 0) {
                report.destroyForcibly();
                throw new IllegalStateException(name + " was not reported: " + Files.readString(log));
            }
            seconds[i] = (System.nanoTime() - begin) / 1e9;
            costs.add(Files.readAllLines(log).stream()
                    .filter(line -> line.startsWith(ReportRun.COST))
                    .map(line -> line.substring(ReportRun.COST.length()))
                    .collect(Collectors.joining()));
        }
        Arrays.sort(seconds);
        double median = seconds[repetitions / 2];
        boolean reached = median <= MOST_SECONDS;
        System.out.printf(
                Locale.ROOT,
                "%-32s %,5.0f MB of evidence: %5.2f s (%.2f-%.2f)%s; %s%n",
                name,
                size(folder) / 1e6,
                median,
                seconds[0],
                seconds[repetitions - 1],
                reached ? "" : " MISSED",
                String.join(" | ", costs));
        return reached;
    }

    private static long size(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    private static void remove(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            files.sorted((one, other) -> other.compareTo(one))
                    .forEach(file -> file.toFile().delete());
        }
    }

    private static Path made(Path reports, Size size) {
        List<String> names = IntStream.rangeClosed(1, size.targets())
                .mapToObj(i -> "server-" + i)
                .toList();
        Campaign campaign = Synthetic.campaign(List.of(size.workload()), names, size.rounds());
        CampaignFolder folder = CampaignFolder.create(reports, campaign, Environment.UNKNOWN);
        campaign.trials().parallelStream().forEach(trial -> keep(folder, campaign, trial));
        return folder.path();
    }

    private static void keep(CampaignFolder folder, Campaign campaign, Trial trial) {
        Random random = new Random(31L * trial.order() + 7);
        double cost =
                7.5 * Math.pow(1.1, campaign.targets().indexOf(trial.target())) * (1 + 0.01 * random.nextGaussian());
        TrialResult result = new SyntheticTrial(trial, cost).result(random);
        try {
            TrialFolder kept = folder.trial(trial, loss -> {
                throw new AssertionError(loss);
            });
            try (LatencyLog latency = kept.latency(result.origin());
                    ThroughputLog throughput = kept.throughput()) {
                for (int phase = 0; phase < result.phases().size(); phase++) {
                    long begin = result.phases().get(phase).beginNs();
                    long end = result.phases().get(phase).endNs();
                    double perSec = result.phases()
                            .get(phase)
                            .phase()
                            .load()
                            .shape()
                            .scheduledPerSec()
                            .orElseThrow();
                    int n = (int) (perSec / 10);
                    Map<LatencyKind, List<Histogram>> shapes = shapes(cost, n, random);
                    for (long at = begin; at < end; at += INTERVAL_NS) {
                        for (Map.Entry<LatencyKind, List<Histogram>> kind : shapes.entrySet()) {
                            Histogram counts = kind.getValue().get(random.nextInt(SHAPES));
                            latency.append(kind.getKey(), 0, phase, at, at + INTERVAL_NS, counts);
                        }
                        throughput.append(new Tick(at, at + INTERVAL_NS, n, n * 24L, 0), phase);
                    }
                }
            }
            resources(kept.resourcesFile(), result, random);
            kept.write(result);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<LatencyKind, List<Histogram>> shapes(double cost, int n, Random random) {
        Map<LatencyKind, List<Histogram>> shapes = new EnumMap<>(LatencyKind.class);
        for (LatencyKind kind : KINDS) {
            List<Histogram> each = new ArrayList<>();
            for (int i = 0; i < SHAPES; i++) {
                Histogram counts = new Histogram(3);
                counts.setAutoResize(true);
                double level = (kind == LatencyKind.LAG ? 8_000 : cost * 9_000) * (1 + 0.03 * random.nextGaussian());
                for (int k = 0; k < n; k++) {
                    counts.recordValue(Math.round(level * Math.exp(0.25 * random.nextGaussian())));
                }
                each.add(counts);
            }
            shapes.put(kind, each);
        }
        return shapes;
    }

    private static void resources(Path file, TrialResult result, Random random) throws IOException {
        long end = result.phases().get(result.phases().size() - 1).endNs() + INTERVAL_NS;
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            out.write("{\"schema\":\"onecore/resources/1\",\"pid\":7,\"hz\":10,\"t0MonotonicNs\":5}\n");
            long samples = 0;
            for (long at = 0; at <= end; at += INTERVAL_NS, samples++) {
                out.write(String.format(
                        Locale.ROOT,
                        "{\"monotonicNs\":%d,\"wall\":\"2026-11-22T10:00:00.000Z\",\"process\":{\"cpuNs\":%d,"
                                + "\"cpuPercent\":%.2f,\"rssBytes\":%d,\"threads\":19,\"openFiles\":120},"
                                + "\"machine\":{\"stealPercent\":0.2,\"busyPercent\":[15.1,60.2]}}\n",
                        at + result.origin().monotonicNs(),
                        Math.round(at * 0.15),
                        15 + random.nextGaussian(),
                        (90L << 20) + at / 2_000 + random.nextInt(1 << 20)));
            }
            out.write("{\"event\":\"ended\",\"monotonicNs\":9,\"samples\":" + samples + ",\"reason\":\"closed\"}\n");
        }
    }
}
