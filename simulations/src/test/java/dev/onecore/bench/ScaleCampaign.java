package dev.onecore.bench;

import dev.onecore.campaign.Conductor;
import dev.onecore.campaign.Injectors;
import dev.onecore.campaign.Plan;
import dev.onecore.campaign.Progress;
import dev.onecore.campaign.TrialGroup;
import dev.onecore.campaign.Workloads;
import dev.onecore.cluster.AgentLauncher;
import dev.onecore.cluster.AgentOrder;
import dev.onecore.cluster.AgentRounds;
import dev.onecore.cluster.InjectorGroup;
import dev.onecore.evidence.TrialEvidence;
import dev.onecore.load.InjectorShare;
import dev.onecore.model.Campaign;
import dev.onecore.model.LossPolicy;
import dev.onecore.model.Settings;
import dev.onecore.model.Workload;
import dev.onecore.settings.SettingsInUse;
import dev.onecore.settings.SettingsReader;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** One campaign of {@link InjectorScale}, which leads and loads nothing itself. */
final class ScaleCampaign implements Conductor.Listener {

    private static final int AGENTS_A_JVM = 25;
    private static final int RATE_OF_AGENT = 2_000;
    private static final Duration WARM_UP = Duration.ofSeconds(3);
    private static final Duration AT_BOTH_ENDS = Duration.ofSeconds(1);

    private final int agents;
    private final Duration duration;
    private final List<Process> hosts = new ArrayList<>();
    private final Map<String, Double> tookS = new ConcurrentHashMap<>();
    private final CompletableFuture<Long> begun = new CompletableFuture<>();
    private int port;
    private long records;

    private ScaleCampaign(int agents, Duration duration) {
        this.agents = agents;
        this.duration = duration;
    }

    /** Runs it and prints its line. */
    public static void main(String[] arguments) throws Exception {
        int agents = Integer.parseInt(arguments[0]);
        ScaleCampaign campaign = new ScaleCampaign(agents, Duration.ofSeconds(Integer.parseInt(arguments[1])));
        Path folder = Files.createTempDirectory("scale");
        try {
            System.out.println(campaign.run(folder));
        } finally {
            campaign.hosts.forEach(Process::destroyForcibly);
            new ProcessBuilder("rm", "-r", folder.toString()).start().waitFor();
        }
        Runtime.getRuntime().halt(0);
    }

    private String run(Path folder) throws Exception {
        Map<String, String> given = Map.of(
                "targets",
                "nobody=ws://127.0.0.1:9",
                "rounds",
                "1",
                "arrivals",
                "constant",
                "echo.connections",
                Integer.toString(agents),
                "echo.rate",
                Integer.toString(agents * RATE_OF_AGENT),
                "warmup",
                WARM_UP.toSeconds() + "s",
                "duration",
                duration.toSeconds() + "s",
                "reports",
                folder.toString());
        Settings settings = SettingsReader.read(given);
        List<Workload> workloads = List.of(new Workloads(new SettingsInUse(settings)).echoLatency());
        for (int host = 0; host < (agents + AGENTS_A_JVM - 1) / AGENTS_A_JVM; host++) {
            hosts.add(new ProcessBuilder(InjectorScale.java("512m", ScaleAgents.class))
                    .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start());
        }
        Thread.sleep(2_000);
        Plan plan = Plan.of("InjectorScale", settings, workloads).withoutContract();
        InjectorGroup[] group = new InjectorGroup[1];
        try (Conductor conductor = Conductor.open(plan, this, Progress.NONE, 0, (at, seats, noted) -> {
            group[0] = InjectorGroup.start(
                    InjectorShare.none(agents),
                    LossPolicy.DEGRADE,
                    new Hosted(),
                    new InjectorGroup.SimulationOrder("InjectorScale", given),
                    AgentRounds.described(workloads),
                    at,
                    seats,
                    noted);
            return timed(group[0]);
        })) {
            ExecutorService reader = Executors.newSingleThreadExecutor();
            var readings = reader.submit(this::readings);
            while (conductor.next().more()) {
                // The agents work.
            }
            List<ScaleReading> both = readings.get();
            return both.get(0)
                    .line(
                            agents,
                            tookS.getOrDefault("awaitUsers", 0.0),
                            tookS.getOrDefault("begin", 0.0),
                            both.get(1),
                            records,
                            group[0].lost().size());
        }
    }

    private List<ScaleReading> readings() throws Exception {
        begun.get();
        Thread.sleep(WARM_UP.plus(AT_BOTH_ENDS).toMillis());
        ScaleReading first = ScaleReading.now(port);
        Thread.sleep(duration.minus(AT_BOTH_ENDS.multipliedBy(3)).toMillis());
        return List.of(first, ScaleReading.now(port));
    }

    /** The group, with the time that its calls take at first. */
    private Injectors timed(Injectors group) {
        return (Injectors) Proxy.newProxyInstance(
                Injectors.class.getClassLoader(), new Class<?>[] {Injectors.class}, (self, method, arguments) -> {
                    long beganNs = System.nanoTime();
                    try {
                        return method.invoke(group, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    } finally {
                        tookS.putIfAbsent(method.getName(), (System.nanoTime() - beganNs) / 1e9);
                        if (method.getName().equals("begin")) {
                            begun.complete(System.nanoTime());
                        }
                    }
                });
    }

    /** Agents in JVMs that stand ready, dealt out in turn. */
    private final class Hosted implements AgentLauncher {
        @Override
        public AgentProcess launch(AgentOrder order) throws IOException {
            port = order.routerPort();
            Files.createDirectories(order.folder());
            Process host = hosts.get(order.number() % hosts.size());
            OutputStream input = host.getOutputStream();
            input.write((order.line() + "\n").getBytes(StandardCharsets.UTF_8));
            input.flush();
            CompletableFuture<String> ended = new CompletableFuture<>();
            return new AgentProcess() {
                @Override
                public CompletableFuture<String> ended() {
                    return ended;
                }

                @Override
                public void left() {
                    ended.complete("left");
                }

                @Override
                public void destroy() {
                    ended.complete("was told to end");
                }
            };
        }

        @Override
        public String where() {
            return "in " + hosts.size() + " JVMs";
        }
    }

    @Override
    public void judged(Campaign campaign, TrialEvidence evidence, Duration left) {
        records = evidence.result().phases().stream()
                .mapToLong(phase -> phase.counts().operations())
                .sum();
        System.err.println(evidence.result().verdict().sentences());
    }

    @Override
    public void ended(Campaign campaign, TrialGroup group) {}

    @Override
    public void noted(String sentence) {
        System.err.println("  " + sentence);
    }
}
