package dev.onecore.calibration;

import dev.onecore.contract.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The server as its own process, on this test's class path and a free port. */
record ServerProcess(Process process, int port) implements AutoCloseable {

    /** A server with those faults that has said that it is ready, and that ends with its standard input. */
    static ServerProcess ready(String... faults) throws Exception {
        List<String> command = command();
        command.addAll(List.of("--port", "0", "--parent-watch"));
        command.addAll(List.of(faults));
        Process process = new ProcessBuilder(command).start();
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        String line = out.readLine();
        if (line == null) {
            throw new IOException("no ready line; stderr: "
                    + new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8));
        }
        return new ServerProcess(
                process, (int) JsonObject.parse(line).whole("port").orElseThrow());
    }

    /** The server's {@code main}, without arguments. */
    static List<String> command() {
        return new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:ActiveProcessorCount=1",
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                CalibrationServer.class.getName()));
    }

    URI at(String path) {
        return URI.create("ws://127.0.0.1:" + port + path);
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
