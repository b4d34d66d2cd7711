package dev.onecore.cli;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A JVM with Gatling in it, which this program starts and waits for. What it prints goes where this program's output goes; what it
 * is told comes over its standard input, which no list of processes shows.
 *
 * <pre>
 *   run() ── it ends ──→ its exit code
 *     └── this program is told to end (Ctrl-C, SIGTERM) ──→ it is told to end, and makes its page ── at most {@value #END_S} s ──→ both have ended
 * </pre>
 */
final class ForkedGatling {

    /** How long the page of what was measured so far may take. */
    private static final int END_S = 60;

    private final List<String> command;

    private ForkedGatling(List<String> command) {
        this.command = command;
    }

    /**
     * A JVM that is not started yet.
     *
     * @param heap such as {@code 1g}
     * @param properties system properties, as name=value
     * @param main the class whose main method is run, and its arguments
     * @throws SimulationBuild.NotBuilt when the simulations were not built
     */
    static ForkedGatling of(SimulationBuild build, String heap, List<String> properties, List<String> main)
            throws SimulationBuild.NotBuilt, IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(build.options());
        command.add("-Xms" + heap);
        command.add("-Xmx" + heap);
        properties.forEach(property -> command.add("-D" + property));
        command.add("-cp");
        command.add(build.classPath().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
        command.addAll(main);
        return new ForkedGatling(command);
    }

    /**
     * Starts it and waits for its end.
     *
     * @param told what it reads first
     * @param stays whether its standard input stays open until this program ends
     * @return its exit code
     */
    int run(String told, boolean stays) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Thread end = new Thread(() -> end(process), "end of the injector");
        Runtime.getRuntime().addShutdownHook(end);
        try {
            OutputStream input = process.getOutputStream();
            input.write(told.getBytes(StandardCharsets.UTF_8));
            input.flush();
            if (!stays) {
                input.close();
            }
        } catch (IOException gone) {
            // Its exit code says more.
        }
        return process.waitFor();
    }

    /** After Ctrl-C in a terminal it was told already, and a second time does no harm. */
    private static void end(Process process) {
        process.destroy();
        try {
            if (!process.waitFor(END_S, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
        }
    }
}
