package dev.onecore.undertow;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The server as a process of its own, started from this JVM's class path; it ends with this JVM at the latest. */
final class ServerProcess implements AutoCloseable {
    private static final Pattern PORT = Pattern.compile("\"port\":(\\d+)");

    private final Process process;
    private final int port;

    private ServerProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** The command line without the server's own arguments, with the flags of {@code contender.json}. */
    static List<String> command(Class<?> main) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:ActiveProcessorCount=1",
                "-XX:+UseSerialGC",
                "-Xms256m",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName());
    }

    /** Starts a server and waits for its ready line. */
    static ServerProcess start(List<String> command) throws IOException {
        List<String> whole = new ArrayList<>(command);
        whole.addAll(List.of("--port", "0", "--parent-watch"));
        Process process = new ProcessBuilder(whole)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
        String ready = lines.readLine();
        Matcher port = PORT.matcher(ready == null ? "" : ready);
        if (!port.find()) {
            process.destroyForcibly();
            throw new IOException("no ready line but " + ready);
        }
        return new ServerProcess(process, Integer.parseInt(port.group(1)));
    }

    URI address() {
        return URI.create("ws://127.0.0.1:" + port);
    }

    long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
