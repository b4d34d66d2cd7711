package dev.onecore.exam;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A server as a process of its own, ready on a free port of loopback; it ends with this JVM at the latest. */
public final class LocalServer implements AutoCloseable {

    private final Launch launch;
    private final int port;

    private LocalServer(Launch launch) {
        this.launch = launch;
        this.port = (int) launch.ready().count("port");
    }

    /**
     * Returns the command line of a JVM server without the server's own arguments: this JVM, its class path, and the
     * flags that each descriptor names.
     *
     * @param main the name of the class
     */
    public static List<String> command(String main) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:ActiveProcessorCount=1",
                "-XX:+UseSerialGC",
                "-Xms256m",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                main);
    }

    /**
     * Starts a server and waits until it is ready.
     *
     * @throws IOException if it does not say so
     */
    public static LocalServer start(List<String> command) throws IOException {
        List<String> whole = new ArrayList<>(command);
        whole.addAll(List.of("--port", "0", "--parent-watch"));
        Launch launch = Launch.of(whole);
        try {
            return new LocalServer(launch);
        } catch (Violation notReady) {
            launch.kill();
            throw new IOException(notReady.getMessage(), notReady);
        }
    }

    /** Returns where it listens, as {@code ws://127.0.0.1:port}. */
    public URI address() {
        return URI.create("ws://127.0.0.1:" + port);
    }

    /** Returns its process id. */
    public long pid() {
        return launch.pid();
    }

    /** Returns the stacks of its threads, where it is a JVM. */
    public String stacks() throws IOException {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        Process asking = new ProcessBuilder(jcmd, String.valueOf(pid()), "Thread.print").start();
        return new String(asking.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** Kills it. */
    @Override
    public void close() {
        launch.kill();
    }
}
