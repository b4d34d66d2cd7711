package dev.onecore.simulations;

import dev.onecore.evidence.Descriptors;
import dev.onecore.host.CommandOutput;
import dev.onecore.host.LaunchSpec;
import dev.onecore.host.ServerProcess;
import dev.onecore.model.Descriptor;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A simulation run in a JVM of its own, as the Maven plug-in runs it. */
final class Harness implements AutoCloseable {

    private static final Path HOME = Path.of("").toAbsolutePath().getParent();
    /** Long enough for four campaigns side by side on a busy machine; a campaign that needs longer hangs. */
    private static final long TIMEOUT_S = 300;

    private final Process process;
    private final Path output;
    private final Path reports;

    private Harness(Process process, Path output, Path reports) {
        this.process = process;
        this.output = output;
        this.reports = reports;
    }

    /** Starts a simulation whose campaign lands in {@code folder}, with settings such as {@code rounds=1}. */
    static Harness start(Path folder, Class<?> simulation, String... settings) throws IOException {
        return start(folder, List.of(), simulation, settings);
    }

    /** The same with options of the JVM's own, such as {@code -Djdk.net.hosts.file=hosts}. */
    static Harness start(Path folder, List<String> options, Class<?> simulation, String... settings)
            throws IOException {
        Path reports = folder.resolve("reports");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                // What a test asserts is no timing, and a run of seconds ends before the second compiler has paid for
                // itself.
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath(),
                // Gatling asks nobody for a newer release; see the module's POM.
                "-Djava.util.prefs.userRoot=" + HOME.resolve("simulations/target/test-classes/preferences"),
                "-Donecore.home=" + HOME,
                "-Donecore.reports=" + reports));
        command.addAll(options);
        for (String setting : settings) {
            command.add("-Donecore." + setting);
        }
        command.addAll(List.of(
                "io.gatling.app.Gatling",
                "-s",
                simulation.getName(),
                "-rf",
                Files.createDirectories(folder.resolve("gatling")).toString()));
        return start(folder, reports, command);
    }

    /** The same by {@code onecore run}, which starts a JVM for Gatling; this is the one that was started, and not that. */
    static Harness launch(Path folder, Class<?> simulation, String... settings) throws IOException {
        Path reports = folder.resolve("reports");
        List<String> command = onecore("run", simulation, settings);
        command.add("-Dreports=" + reports);
        return start(folder, reports, command);
    }

    /** A command of {@code onecore} that starts Gatling. */
    static List<String> onecore(String name, Class<?> simulation, String... settings) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath(),
                "dev.onecore.cli.Onecore",
                name,
                "--simulation",
                simulation.getSimpleName(),
                "-Dhome=" + HOME));
        for (String setting : settings) {
            command.add("--set");
            command.add(setting);
        }
        return command;
    }

    private static Harness start(Path folder, Path reports, List<String> command) throws IOException {
        Path output = folder.resolve("output.txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        return new Harness(process, output, reports);
    }

    /** Without what tests alone need, and what nobody runs: some tests copy it to other machines. */
    private static String classPath() {
        return Stream.of(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                        .split(File.pathSeparator, -1))
                .filter(part -> Stream.of("archunit", "byte-buddy", "assertj", "junit", "gatling-recorder")
                        .noneMatch(
                                name -> Path.of(part).getFileName().toString().startsWith(name)))
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** A contender of the project, started as the harness starts it, but on any core. */
    static ServerProcess server(String folder, Path log) throws IOException {
        Descriptor descriptor = new Descriptors(HOME).named(folder, List.of());
        return ServerProcess.start(new LaunchSpec(descriptor.command(), descriptor.folder(), OptionalInt.empty(), log));
    }

    /** What a contender of the project needs and this machine does not have. */
    static List<String> lacking(String folder) {
        Descriptor descriptor = new Descriptors(HOME).named(folder, List.of());
        return descriptor.needs().stream()
                .filter(need -> new CommandOutput(need.run(), descriptor.folder(), Duration.ofSeconds(TIMEOUT_S))
                        .run()
                        .isEmpty())
                .map(Descriptor.Need::packageName)
                .toList();
    }

    /** Waits for its end and returns its exit code. */
    int exitCode() throws InterruptedException {
        if (!process.waitFor(TIMEOUT_S, TimeUnit.SECONDS)) {
            throw new AssertionError("it still runs after " + TIMEOUT_S + " s:\n" + output());
        }
        return process.exitValue();
    }

    String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Where campaigns would be. */
    Path reports() {
        return reports;
    }

    /** The only campaign that it left. */
    Path campaign() throws IOException {
        try (Stream<Path> folders = Files.list(reports)) {
            return folders.filter(Files::isDirectory).findFirst().orElseThrow();
        }
    }

    /** Waits until a server under test works on a phase, and returns its process. */
    ProcessHandle serverUnderLoad() throws InterruptedException {
        return await("a server under load", () -> {
            boolean loaded = Files.isDirectory(reports) && underLoad();
            return loaded ? servers().findFirst().orElse(null) : null;
        });
    }

    private boolean underLoad() {
        try (Stream<Path> files = Files.walk(reports)) {
            return files.anyMatch(file -> file.endsWith("throughput.jsonl") && size(file) > 200);
        } catch (IOException | UncheckedIOException e) {
            return false;
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return 0;
        }
    }

    private Stream<ProcessHandle> servers() {
        return process.descendants()
                .filter(child -> child.info().commandLine().orElse("").contains("Server"));
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    /** Polls for something that comes; the time-out is a failure, not a measurement. */
    static <T> T await(String what, Supplier<T> look) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(TIMEOUT_S);
        while (System.nanoTime() < deadline) {
            T found = look.get();
            if (found != null) {
                return found;
            }
            Thread.sleep(50);
        }
        throw new AssertionError(what + " did not come within " + TIMEOUT_S + " s");
    }

    /** Ends it and what it started, if a test failed half-way. */
    @Override
    public void close() {
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        all.forEach(ProcessHandle::destroyForcibly);
    }
}
