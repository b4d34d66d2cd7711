package dev.onecore.bench;

import dev.onecore.host.InjectorWatch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Work per CPU-second of the injector, of the socket actions beside a bare Netty client and Gatling's own {@code ws} DSL, in one
 * process, in turn, against the same one-core Vert.x server. Server and injector run as in a campaign: with the same options of the
 * JVM, which starts on all cores and is then moved to the injector's. The first repetition warms up and is dropped; medians are
 * compared.
 *
 * <p>At the project's root, on a quiet machine:
 *
 * <pre>
 * mvn -q -pl simulations -am test-compile dependency:build-classpath -Dmdep.outputFile=target/bench.classpath
 * java @simulations/injector.options -Dgatling.http.warmUpUrl= -Dgatling.data.enableAnalytics=false -Dgatling.data.writers.0=file \
 *   -cp simulations/target/test-classes:simulations/target/classes:$(cat simulations/target/bench.classpath) \
 *   dev.onecore.bench.ActionCost 5
 * </pre>
 *
 * <p>The argument is the number of repetitions that count; a second one, a prefix, picks contestants by name.
 */
public final class ActionCost {
    private static final int DEFAULT_REPETITIONS = 5;

    /** A goal: the median of one contestant over that of another. */
    private record CostGoal(String better, String than, double atLeast) {
        String judge(Map<String, Spread> spreads) {
            double ratio = spreads.get(better).median() / spreads.get(than).median();
            return String.format(
                    Locale.ROOT,
                    "%-24s / %-24s %5.2f  (goal %.2f: %s)",
                    better,
                    than,
                    ratio,
                    atLeast,
                    ratio >= atLeast ? "reached" : "MISSED");
        }
    }

    private static final List<CostGoal> GOALS = List.of(
            new CostGoal("echo-1 actions", "echo-1 bare", 0.90),
            new CostGoal("echo-1 actions", "echo-1 stock", 1.70),
            new CostGoal("echo-16 actions", "echo-16 bare", 0.75),
            new CostGoal("upload actions", "upload bare", 0.85));

    private ActionCost() {}

    /** Runs the benchmark and prints its table; exits 1 when a goal was missed. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int repetitions = arguments.length > 0 ? Integer.parseInt(arguments[0]) : DEFAULT_REPETITIONS;
        String prefix = arguments.length > 1 ? arguments[1] : "";
        Map<String, List<Double>> samples = new LinkedHashMap<>();
        try (VertxOnItsCore server = VertxOnItsCore.start(Path.of(""));
                InjectorWatch injector = InjectorWatch.start()) {
            List<Contestant> contestants = Contestants.all(server.uri()).stream()
                    .filter(contestant -> contestant.name().startsWith(prefix))
                    .toList();
            for (int repetition = 0; repetition <= repetitions; repetition++) {
                for (Contestant contestant : contestants) {
                    server.beforeTrial();
                    Reading reading = contestant.run(new Meter(server.uri(), contestant.bytes(), injector));
                    System.out.println(repetition + " " + contestant.name() + "  " + reading);
                    if (repetition > 0) {
                        samples.computeIfAbsent(contestant.name(), name -> new ArrayList<>())
                                .add(reading.perCpuSecond());
                    }
                }
            }
        }
        System.exit(report(samples));
    }

    private static int report(Map<String, List<Double>> samples) {
        Map<String, Spread> spreads = new LinkedHashMap<>();
        samples.forEach((name, values) -> spreads.put(name, Spread.of(values)));
        System.out.println(
                "\nper CPU-second of the injector (echoes, or MB): median, least and most of its repetitions");
        spreads.forEach((name, spread) -> System.out.printf(Locale.ROOT, "%-24s %s%n", name, spread));
        List<String> verdicts = GOALS.stream()
                .filter(goal -> spreads.containsKey(goal.better()) && spreads.containsKey(goal.than()))
                .map(goal -> goal.judge(spreads))
                .toList();
        verdicts.forEach(System.out::println);
        return verdicts.stream().anyMatch(verdict -> verdict.contains("MISSED")) ? 1 : 0;
    }
}
