package dev.onecore.box;

import dev.onecore.host.Affinity;
import dev.onecore.host.CorePlan;
import dev.onecore.host.CoreSet;
import dev.onecore.host.JvmHeap;
import dev.onecore.host.LaunchSpec;
import dev.onecore.host.Machine;
import dev.onecore.host.MachineWatch;
import dev.onecore.host.PinProof;
import dev.onecore.host.ServerProcess;
import dev.onecore.host.ServerWatch;
import dev.onecore.model.CoreChoice;
import dev.onecore.model.Pin;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The harness's hands on a box: starts, pins, proves, samples and ends servers there by the same code as the harness does here. It
 * is asked by lines of its standard input and answers by lines of its standard output, inside the SSH connection that started it.
 *
 * <pre>
 *   started ── hello ──→ serving ── input ends, or nothing comes for {@value #SILENCE_S} s ──→ all servers ended → returns
 * </pre>
 */
public final class BoxAgent {

    /** The class that runs {@link #serve} on a box. */
    public static final String MAIN = "dev.onecore.cli.ServerAgent";

    /** A controller says something each second; a cable that was cut says nothing. */
    static final int SILENCE_S = 7;

    /** What an injector prints, in the run's folder. */
    static final String OUTPUT = "output.txt";

    private final Path folder;
    private final PrintStream out;
    private final Map<Long, WatchedServer> servers = new ConcurrentHashMap<>();
    private final Map<Long, Process> injectors = new ConcurrentHashMap<>();
    private final AtomicInteger numbers = new AtomicInteger();
    private final ExecutorService slow = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "slow answer");
        thread.setDaemon(true);
        return thread;
    });
    private volatile long heardNs = System.nanoTime();
    private @Nullable CorePlan cores;
    private @Nullable MachineWatch machine;

    private BoxAgent(Path folder, PrintStream out) {
        this.folder = folder;
        this.out = out;
    }

    /** A server that runs, and what watches it. */
    private static final class WatchedServer {
        final ServerProcess process;
        volatile @Nullable ServerWatch watch;
        volatile boolean ending;

        WatchedServer(ServerProcess process) {
            this.process = process;
        }
    }

    /**
     * Serves until the input ends or falls silent; then nothing that was started runs any more.
     *
     * @param folder of the run, for logs
     */
    public static void serve(Path folder, InputStream in, PrintStream out) throws IOException {
        BoxAgent agent = new BoxAgent(folder, out);
        Thread reader = new Thread(() -> agent.read(in), "questions");
        reader.setDaemon(true);
        reader.start();
        agent.awaitEnd(reader);
        agent.injectors.values().forEach(Process::destroyForcibly);
        agent.servers.values().parallelStream().forEach(served -> served.process.stop(Duration.ofSeconds(1)));
    }

    /** A read cannot be given a deadline, so another thread looks at it. */
    private void awaitEnd(Thread reader) {
        try {
            while (reader.isAlive()
                    && System.nanoTime() - heardNs
                            < Duration.ofSeconds(SILENCE_S).toNanos()) {
                reader.join(250);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void read(InputStream in) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                heardNs = System.nanoTime();
                take(BoxMessage.parse(line));
            }
        } catch (IOException gone) {
            // A connection that broke says the same as one that was closed.
        }
    }

    private void take(BoxMessage question) {
        switch (question.asks()) {
            case HELLO, START, STOP, COLLECT, LAUNCH -> slow.execute(() -> answer(question));
            case CLOCK, SAMPLE, OBSERVE, PIN, KILL -> answer(question);
            case ALIVE -> tell(BoxMessage.empty().with(BoxMessage.ALIVE, "true"));
        }
    }

    private void answer(BoxMessage question) {
        BoxMessage answer = BoxMessage.empty().with(BoxMessage.NUMBER, question.number(BoxMessage.NUMBER));
        try {
            switch (question.asks()) {
                case HELLO -> hello(question, answer);
                case ALIVE -> {}
                case CLOCK -> answer.with("nowNs", System.nanoTime());
                case START -> start(question, answer);
                case SAMPLE -> sample(question);
                case OBSERVE -> observe(question, answer);
                case COLLECT ->
                    answer.with(
                            "collected",
                            Boolean.toString(
                                    JvmHeap.collect(served(question).process.pid())));
                case PIN -> pin(question, answer);
                case STOP -> stop(question, answer);
                case LAUNCH -> launch(question, answer);
                case KILL -> kill(question);
            }
        } catch (IOException | RuntimeException e) {
            answer.with(BoxMessage.ERROR, String.valueOf(e.getMessage()));
        }
        tell(answer);
    }

    private void tell(BoxMessage message) {
        synchronized (out) {
            out.print(message.line() + "\n");
            out.flush();
        }
    }

    private void hello(BoxMessage question, BoxMessage answer) {
        CoreSet wanted = CoreSet.parse(question.text("serverCores"));
        CoreChoice choice = new CoreChoice(
                wanted.isEmpty()
                        ? OptionalInt.empty()
                        : OptionalInt.of(wanted.cores().get(0)),
                CoreSet.parse(question.text("injectorCores")).cores());
        CorePlan plan = question.text("serves").equals("true") ? CorePlan.of(choice) : CorePlan.ofInjectorAlone(choice);
        Affinity.moveInjector(plan);
        cores = plan;
        machine = MachineWatch.of(plan);
        answer.with("injectorCores", plan.injector().toString())
                .with("sharesPhysicalCore", Boolean.toString(plan.sharesPhysicalCore()));
        plan.server().ifPresent(core -> answer.with("serverCore", core));
        plan.notPinned().ifPresent(why -> answer.with("notPinned", why));
        ServerProcess.noDeathSignal().ifPresent(why -> answer.with("noDeathSignal", why));
        answer.with("facts", Machine.describe());
    }

    private void start(BoxMessage question, BoxMessage answer) throws IOException {
        long number = numbers.incrementAndGet();
        Path logs = Files.createDirectories(folder.resolve("server-" + number));
        ServerProcess process = ServerProcess.start(new LaunchSpec(
                question.texts("command"),
                Path.of(question.text("directory")),
                plan().server(),
                question.text("address"),
                Map.of(),
                logs.resolve("server.log"),
                LaunchSpec.TIMEOUT));
        WatchedServer served = new WatchedServer(process);
        servers.put(number, served);
        CompletableFuture<Void> unused = process.ended().thenAccept(exitCode -> {
            if (!served.ending) {
                tell(BoxMessage.empty()
                        .with(BoxMessage.ENDED, number)
                        .with(
                                "said",
                                String.format(
                                        Locale.ROOT,
                                        "the server died with exit code %d; its last lines: %s",
                                        exitCode,
                                        String.join(" | ", process.lastLines()))));
            }
        });
        answer.with(BoxMessage.SERVER, number)
                .with("port", process.port())
                .with("command", process.command())
                .with("logs", logs.toString());
    }

    private void sample(BoxMessage question) throws IOException {
        WatchedServer served = served(question);
        Path logs = folder.resolve("server-" + question.number(BoxMessage.SERVER));
        served.watch = ServerWatch.logging(served.process.pid(), logs.resolve("resources.jsonl"));
    }

    private void observe(BoxMessage question, BoxMessage answer) {
        ServerWatch watch = served(question).watch;
        if (watch != null) {
            watch.read().ifPresent(read -> {
                answer.with("cpuNs", read.cpuNs());
                read.runDelayNs().ifPresent(ns -> answer.with("runDelayNs", ns));
                read.peakRssBytes().ifPresent(bytes -> answer.with("peakRssBytes", bytes));
            });
        }
        MachineWatch.MachineSnapshot read = machine().read();
        answer.with("atNs", read.atNs()).with("ticks", read.ticks());
    }

    private void pin(BoxMessage question, BoxMessage answer) {
        Pin pin = PinProof.ofServer(served(question).process.pid(), plan());
        answer.with("state", pin.state().name())
                .with("threads", pin.threads())
                .with("observed", pin.observed())
                .with("sentence", pin.sentence());
    }

    private void stop(BoxMessage question, BoxMessage answer) {
        WatchedServer served = served(question);
        served.ending = true;
        ServerWatch watch = served.watch;
        if (watch != null) {
            watch.close();
            watch.failure().ifPresent(why -> answer.with("failure", why));
        }
        served.process.close();
        servers.remove(question.number(BoxMessage.SERVER));
    }

    /** An injector keeps its standard input open for as long as this process has it, and ends with it. */
    private void launch(BoxMessage question, BoxMessage answer) throws IOException {
        long number = numbers.incrementAndGet();
        Process process = new ProcessBuilder(question.texts("command"))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(OUTPUT).toFile())
                .start();
        injectors.put(number, process);
        OutputStream input = process.getOutputStream();
        input.write((question.text("order") + "\n").getBytes(StandardCharsets.UTF_8));
        input.flush();
        CompletableFuture<Void> unused = process.onExit()
                .thenAccept(ended -> tell(BoxMessage.empty()
                        .with(BoxMessage.ENDED, number)
                        .with("said", "ended with exit code " + ended.exitValue())));
        answer.with(BoxMessage.SERVER, number);
    }

    private void kill(BoxMessage question) {
        Process process = injectors.get(question.number(BoxMessage.SERVER));
        if (process != null) {
            process.destroyForcibly();
        }
    }

    private WatchedServer served(BoxMessage question) {
        WatchedServer served = servers.get(question.number(BoxMessage.SERVER));
        if (served == null) {
            throw new IllegalArgumentException("no server " + question.number(BoxMessage.SERVER) + " runs here");
        }
        return served;
    }

    private CorePlan plan() {
        if (cores == null) {
            throw new IllegalStateException("nobody said hello");
        }
        return cores;
    }

    private MachineWatch machine() {
        if (machine == null) {
            throw new IllegalStateException("nobody said hello");
        }
        return machine;
    }
}
