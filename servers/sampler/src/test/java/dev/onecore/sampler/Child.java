package dev.onecore.sampler;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A {@link Burner} in a process of its own. */
record Child(Process process, BufferedReader out) implements AutoCloseable {

    /** Starts a burner and waits for its first line. */
    static Child start(String what, int amount) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx16m",
                        "-XX:MaxDirectMemorySize=512m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Burner.class.getName(),
                        what,
                        Integer.toString(amount))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Child child = new Child(process, process.inputReader());
        child.nextLine();
        return child;
    }

    long pid() {
        return process.pid();
    }

    String nextLine() throws IOException {
        String line = out.readLine();
        if (line == null) {
            throw new IOException("the burner ended early");
        }
        return line;
    }

    void tell() throws IOException {
        process.getOutputStream().write('\n');
        process.getOutputStream().flush();
    }

    /** Ends the burner and returns what it printed since. */
    List<String> account() throws IOException {
        tell();
        return out.lines().toList();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
