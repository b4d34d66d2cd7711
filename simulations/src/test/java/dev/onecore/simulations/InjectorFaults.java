package dev.onecore.simulations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Campaigns over three injector boxes and a server box, played by network namespaces, each with a fault at a random instant. Prints a line
 * each, and exits with 1 when one hung, left something, or did not say what had happened. As root, with the openssh-server of Debian, by
 * the class path of the simulations' tests, in the folder {@code simulations}:
 *
 * <pre>
 * java -cp target/test-classes:target/classes:$(cat target/injector.classpath) dev.onecore.simulations.InjectorFaults 20 1
 * </pre>
 *
 * <p>The arguments are the number of campaigns and the seed of the instants.
 */
public final class InjectorFaults {

    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private static final int SERVER = 1;
    private static final int VICTIM = 3;
    private static final int MACHINES = 4;
    private static final double LATEST_S = 22;
    private static final long END_TIMEOUT_S = 120;
    private static final long LEFT_TIMEOUT_S = 15;
    private static final String INJECTOR = "dev.onecore.gatling.Agent";
    private static final String BOX_AGENT = "dev.onecore.cli.ServerAgent";
    private static final int PLANNED = 300 * 6;

    private enum FaultKind {
        INJECTOR_KILLED,
        INJECTOR_STOPPED,
        BOX_AGENT_KILLED,
        INJECTOR_CUT_OFF,
        SERVER_CUT_OFF,
        CONTROLLER_KILLED,
        CONTROLLER_INTERRUPTED
    }

    private final Path folder;
    private final FaultKind kind;
    private final double atS;

    private InjectorFaults(Path folder, FaultKind kind, double atS) {
        this.folder = folder;
        this.kind = kind;
        this.atS = atS;
    }

    /** Runs them one after another. */
    public static void main(String[] arguments) throws Exception {
        int runs = Integer.parseInt(arguments[0]);
        Random random = new Random(Long.parseLong(arguments[1]));
        boolean good = true;
        for (int run = 1; run <= runs; run++) {
            FaultKind kind = FaultKind.values()[random.nextInt(FaultKind.values().length)];
            double atS = LATEST_S * random.nextDouble();
            Path folder = Files.createTempDirectory("faults");
            FaultOutcome outcome = new InjectorFaults(folder, kind, atS).run();
            System.out.printf(Locale.ROOT, "%3d  %-22s at %5.1f s  %s%n", run, kind, atS, outcome.words());
            good &= outcome.good();
            if (outcome.good()) {
                delete(folder);
            } else {
                System.out.println("     kept: " + folder);
            }
        }
        System.exit(good ? 0 : 1);
    }

    /** What one campaign came to. */
    private record FaultOutcome(boolean good, String words) {}

    private FaultOutcome run() throws Exception {
        try (NetworkLab lab = NetworkLab.of(folder, MACHINES);
                Harness run = Harness.start(
                        folder,
                        List.of("-Duser.home=" + lab.home()),
                        EchoLatency.class,
                        "rounds=1",
                        "warmup=1s",
                        "duration=6s",
                        "arrivals=constant",
                        "seed=1",
                        "echo.rate=300",
                        "echo.connections=9",
                        "targets=vertx",
                        "inventory=" + inventory(lab))) {
            long beganNs = System.nanoTime();
            pause(atS);
            boolean struck = strike(lab, run);
            long struckNs = System.nanoTime();
            boolean ended = run.handle()
                    .onExit()
                    .completeOnTimeout(run.handle(), END_TIMEOUT_S, TimeUnit.SECONDS)
                    .thenApply(handle -> !handle.isAlive())
                    .get();
            double endedS = (System.nanoTime() - struckNs) / 1e9;
            mend(lab);
            double cleanS = untilNothingIsLeft(lab);
            String said = said(run);
            boolean honest = honest(run, struck);
            return new FaultOutcome(
                    ended && cleanS < LEFT_TIMEOUT_S && honest,
                    String.format(
                            Locale.ROOT,
                            "%s, %s %.1f s after, %s, %s; %s",
                            struck
                                    ? String.format(Locale.ROOT, "struck at %.1f s", (struckNs - beganNs) / 1e9)
                                    : "was over",
                            ended ? "ended" : "HANGS",
                            endedS,
                            cleanS < LEFT_TIMEOUT_S
                                    ? String.format(Locale.ROOT, "nothing left after %.1f s more", cleanS)
                                    : "LEFT: " + left(lab),
                            honest ? "told" : "NOT TOLD",
                            said));
        }
    }

    private static void pause(double seconds) throws InterruptedException {
        Thread.sleep((long) (1e3 * seconds));
    }

    private static String inventory(NetworkLab lab) throws IOException {
        StringBuilder text = new StringBuilder("boxes:\n");
        for (int machine = 1; machine <= MACHINES; machine++) {
            text.append("""
                      - name: box-%d
                        host: %s
                        user: root
                        java: %s
                        %s
                    """.formatted(
                    machine,
                    lab.address(machine),
                    JAVA,
                    machine == SERVER ? "role: server\n    serverCores: 1" : "role: injector\n    injectorCores: 0"));
        }
        return Files.writeString(lab.home().resolve("onecore.yaml"), text).toString();
    }

    /** Whether there was still something to strike; waits for a process that is not there yet. */
    private boolean strike(NetworkLab lab, Harness run) throws Exception {
        switch (kind) {
            case INJECTOR_KILLED -> {
                return signal("-KILL", lab, run, INJECTOR);
            }
            case INJECTOR_STOPPED -> {
                return signal("-STOP", lab, run, INJECTOR);
            }
            case BOX_AGENT_KILLED -> {
                return signal("-KILL", lab, run, BOX_AGENT);
            }
            case INJECTOR_CUT_OFF -> lab.cut(VICTIM);
            case SERVER_CUT_OFF -> lab.cut(SERVER);
            case CONTROLLER_KILLED -> kill("-KILL", run.handle());
            case CONTROLLER_INTERRUPTED -> kill("-TERM", run.handle());
        }
        return run.handle().isAlive() || kind == FaultKind.CONTROLLER_KILLED;
    }

    private static boolean signal(String signal, NetworkLab lab, Harness run, String main) throws Exception {
        while (run.handle().isAlive()) {
            Optional<ProcessHandle> found = lab.handles(VICTIM)
                    .filter(process -> commandLine(process).contains(main))
                    .findFirst();
            if (found.isPresent()) {
                kill(signal, found.get());
                return true;
            }
            Thread.sleep(20);
        }
        return false;
    }

    /** The JDK leaves a command line out that is longer than a page, as one with a class path is. */
    private static String commandLine(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"))
                    .replace('\0', ' ');
        } catch (IOException ended) {
            return "";
        }
    }

    private static void kill(String signal, ProcessHandle process) throws IOException, InterruptedException {
        new ProcessBuilder("kill", signal, Long.toString(process.pid())).start().waitFor();
    }

    private void mend(NetworkLab lab) throws IOException, InterruptedException {
        switch (kind) {
            case INJECTOR_CUT_OFF -> lab.mend(VICTIM);
            case SERVER_CUT_OFF -> lab.mend(SERVER);
            case INJECTOR_KILLED, INJECTOR_STOPPED, BOX_AGENT_KILLED, CONTROLLER_KILLED, CONTROLLER_INTERRUPTED -> {}
        }
    }

    /** Seconds; at least the time-out where something stays. */
    private static double untilNothingIsLeft(NetworkLab lab) throws Exception {
        long beganNs = System.nanoTime();
        double passed = 0;
        while (passed < LEFT_TIMEOUT_S && !left(lab).isEmpty()) {
            Thread.sleep(100);
            passed = (System.nanoTime() - beganNs) / 1e9;
        }
        return passed;
    }

    private static List<String> left(NetworkLab lab) throws Exception {
        Stream<String> left = Stream.of();
        for (int machine = 1; machine <= MACHINES; machine++) {
            List<String> processes = lab.handles(machine)
                    .map(InjectorFaults::commandLine)
                    .filter(command -> !command.isEmpty() && !command.contains("sshd"))
                    .map(command -> command.substring(Math.max(0, command.length() - 80)))
                    .toList();
            List<String> folders;
            try (Stream<Path> files = Files.list(lab.temporary(machine))) {
                folders = files.map(Path::toString)
                        .filter(file -> file.contains("/onecore-"))
                        .toList();
            }
            left = Stream.concat(left, Stream.concat(processes.stream(), folders.stream()));
        }
        return left.toList();
    }

    /** The lines that tell of a loss, and what became of the trial. */
    private String said(Harness run) throws IOException {
        StringBuilder words = new StringBuilder();
        run.output()
                .lines()
                .map(String::strip)
                .filter(line -> line.contains("is lost") || line.contains("cannot be used") || line.contains("lost:"))
                .limit(3)
                .forEach(line -> words.append(line).append("; "));
        return words.append(trial(run)
                        .map(trial -> verdict(trial) + " " + counts(trial))
                        .orElse("no trial ended"))
                .toString();
    }

    private static String verdict(JsonNode trial) {
        return trial.at("/verdict/outcome").asText() + " " + trial.path("marks");
    }

    private static String counts(JsonNode trial) {
        JsonNode tally = trial.at("/phases/1/tally");
        return tally.path("operations").asLong() + " of "
                + tally.path("planned").asLong();
    }

    private Optional<JsonNode> trial(Harness run) throws IOException {
        if (!Files.isDirectory(run.reports())) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.walk(run.reports())) {
            Optional<Path> file =
                    files.filter(each -> each.endsWith("trial.json")).sorted().findFirst();
            return file.isPresent()
                    ? Optional.of(new ObjectMapper().readTree(Files.readString(file.get())))
                    : Optional.empty();
        }
    }

    /** A trial that has all of its messages was not hurt; any other must not count as if it had. */
    private boolean honest(Harness run, boolean struck) throws IOException {
        Optional<JsonNode> trial = trial(run);
        if (!struck || trial.isEmpty()) {
            return true;
        }
        String verdict = verdict(trial.get());
        boolean whole = trial.get().at("/phases/1/tally/operations").asLong() == PLANNED;
        boolean counts = !verdict.startsWith("FAILED") && !verdict.startsWith("INVALID");
        return !counts || whole || verdict.contains("degraded") || verdict.contains("interrupted");
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> inside = Files.walk(folder)) {
            for (Path each : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
