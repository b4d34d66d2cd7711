package dev.onecore.cluster;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** Agents on this machine: JVMs like this one, with its class path and its options. What they print is kept in their folders. */
public final class LocalAgents implements AgentLauncher {

    /** The file with what an agent prints, in its folder. */
    static final String OUTPUT = "output.txt";

    private static final int KILLED = 128;

    private final String main;

    /**
     * Agents of a class.
     *
     * @param main the class whose main method reads an order from its standard input
     */
    public LocalAgents(String main) {
        this.main = main;
    }

    @Override
    public AgentProcess launch(AgentOrder order) throws IOException {
        Files.createDirectories(order.folder());
        Process process = new ProcessBuilder(command())
                .redirectErrorStream(true)
                .redirectOutput(order.folder().resolve(OUTPUT).toFile())
                .start();
        OutputStream input = process.getOutputStream();
        input.write((order.line() + "\n").getBytes(StandardCharsets.UTF_8));
        input.flush();
        return new AgentProcess() {
            @Override
            public CompletableFuture<String> ended() {
                return process.onExit().thenApply(end -> how(end.exitValue()));
            }

            @Override
            public void destroy() {
                process.destroyForcibly();
            }
        };
    }

    @Override
    public String where() {
        return "further injectors on this machine";
    }

    private static String how(int exitCode) {
        return exitCode > KILLED ? "was ended by signal " + (exitCode - KILLED) : "ended with exit code " + exitCode;
    }

    private List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(LocalAgents::isPassedOn)
                .forEach(command::add);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main));
        return command;
    }

    /** Settings go over standard input, and a debugger's or profiler's port can be had once. */
    private static boolean isPassedOn(String option) {
        return Stream.of("-Donecore.", "-agentlib:", "-agentpath:", "-javaagent:", "-Xrunjdwp:", "-Djava.class.path=")
                .noneMatch(option::startsWith);
    }
}
