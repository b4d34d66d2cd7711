package dev.onecore.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The project's Vert.x server as a process of its own, held to core 0. */
final class VertxProcess implements AutoCloseable {
    private static final Pattern PORT = Pattern.compile("\"port\":(\\d+)");

    private final Process process;
    private final URI uri;

    private VertxProcess(Process process, URI uri) {
        this.process = process;
        this.uri = uri;
    }

    /** Starts what Maven has built in that module. */
    static VertxProcess start(Path module) throws IOException {
        String classes =
                module.resolve("target/classes") + ":" + Files.readString(module.resolve("target/server.classpath"));
        List<String> command = List.of(
                "taskset",
                "-c",
                "0",
                "java",
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:ActiveProcessorCount=1",
                "-cp",
                classes,
                "dev.onecore.vertx.VertxServer",
                "--port",
                "0",
                "--parent-watch");
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader said = process.inputReader();
        String ready = said.readLine();
        Matcher port = PORT.matcher(ready == null ? "" : ready);
        if (!port.find()) {
            process.destroy();
            throw new IOException("the server did not say that it is ready, but: " + ready);
        }
        return new VertxProcess(process, URI.create("ws://127.0.0.1:" + port.group(1)));
    }

    URI uri() {
        return uri;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
