package dev.onecore.python;

import dev.onecore.contract.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A server's process on a free port of loopback, which ends with this test. */
record RunningServer(Process process, URI address) implements AutoCloseable {

    /**
     * Starts a server and waits until it is ready.
     *
     * @throws IOException when it ends before it is
     */
    static RunningServer start(List<String> command) throws Exception {
        List<String> words = new ArrayList<>(command);
        words.addAll(List.of("--port", "0", "--parent-watch"));
        Process process =
                new ProcessBuilder(words).redirectError(Redirect.INHERIT).start();
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        String line = out.readLine();
        if (line == null) {
            throw new IOException(String.join(" ", words) + " ended with " + process.waitFor());
        }
        long port = JsonObject.parse(line).whole("port").orElseThrow();
        return new RunningServer(process, URI.create("ws://127.0.0.1:" + port));
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
