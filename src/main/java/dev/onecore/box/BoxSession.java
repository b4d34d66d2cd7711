package dev.onecore.box;

import dev.onecore.host.CorePlan;
import dev.onecore.host.CoreSet;
import dev.onecore.ssh.RemoteEnd;
import dev.onecore.ssh.SshCommand;
import dev.onecore.ssh.SshConnection;
import dev.onecore.ssh.SshFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * A run's presence on a box: one SSH connection, in it one shell that made the run's folder and removes it at its end, and in
 * that shell the agent.
 *
 * <pre>
 *   open() ── shell: folder ── jars copied ── agent: hello ──→ OPEN ── close(), the connection breaks, this process ends
 *                                                                └──→ servers ended, agent ended, folder removed
 * </pre>
 */
final class BoxSession implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    /** A JVM's start on a busy machine, and a description of the machine. */
    private static final Duration HELLO_TIMEOUT = Duration.ofSeconds(40);

    /** How long the shell may take to end the agent and remove the folder. */
    private static final Duration END_TIMEOUT = Duration.ofSeconds(8);

    /** The end of the input ends the shell's read, then the agent; whatever ends the shell removes the folder. */
    private static final String SCRIPT = """
        umask 077
        d=$(mktemp -d "${TMPDIR:-/tmp}/onecore-XXXXXXXXXX") || exit 1
        trap '%s' EXIT
        trap 'exit 1' HUP INT TERM
        echo "folder $d"
        read -r jars || exit 1
        %s -Xmx128m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp "$jars" %s "$d"
        """;

    /** A copy that is still under way may put a file there meanwhile. */
    private static final String CLEAN = """
        n=0; rm -rf "$d"; while [ -e "$d" ] && [ $n -lt 20 ]; do n=$((n+1)); sleep 0.5; rm -rf "$d"; done""";

    private final SshConnection connection;
    private final SshCommand shell;
    private final BoxCall agent;
    private final BoxFolder folder;
    private final CorePlan cores;
    private final Map<String, String> facts;
    private final Optional<String> noDeathSignal;

    private BoxSession(SshConnection connection, SshCommand shell, BoxCall agent, BoxFolder folder, BoxMessage hello) {
        this.connection = connection;
        this.shell = shell;
        this.agent = agent;
        this.folder = folder;
        this.cores = new CorePlan(
                hello.has("serverCore") ? OptionalInt.of((int) hello.number("serverCore")) : OptionalInt.empty(),
                CoreSet.parse(hello.text("injectorCores")),
                Boolean.parseBoolean(hello.text("sharesPhysicalCore")),
                hello.has("notPinned") ? Optional.of(hello.text("notPinned")) : Optional.empty());
        Map<String, String> described = new TreeMap<>();
        if (hello.members().get("facts") instanceof Map<?, ?> map) {
            map.forEach((name, value) -> described.put(String.valueOf(name), String.valueOf(value)));
        }
        this.facts = described;
        this.noDeathSignal = hello.has("noDeathSignal") ? Optional.of(hello.text("noDeathSignal")) : Optional.empty();
    }

    /**
     * Opens one.
     *
     * @param main the class that runs {@link BoxAgent#serve}
     * @param keep whether the run's folder stays
     * @param events hears what the agent tells unasked
     * @throws IOException when that is not possible, in words
     */
    static BoxSession open(Box box, SshFiles files, String main, boolean keep, Consumer<BoxMessage> events)
            throws IOException {
        List<Path> jars = AgentJars.of(main);
        SshConnection connection = SshConnection.open(box.login(), files);
        BoxCall call = new BoxCall(box.name(), events);
        try {
            CompletableFuture<String> made = new CompletableFuture<>();
            String script = SCRIPT.formatted(keep ? ":" : CLEAN, SshConnection.quoted(box.java()), main);
            SshCommand shell = connection.start(
                    "exec sh -c " + SshConnection.quoted(script),
                    line -> {
                        if (line.startsWith("folder ")) {
                            made.complete(line.substring("folder ".length()));
                        } else {
                            call.heard(line);
                        }
                    },
                    TIMEOUT);
            BoxFolder folder = new BoxFolder(connection, folder(box, shell, made));
            List<String> there = folder.jars(jars);
            shell.input().write((String.join(":", there) + "\n").getBytes(StandardCharsets.UTF_8));
            shell.input().flush();
            call.begin(shell);
            BoxMessage hello = call.ask(
                    BoxQuestion.HELLO,
                    BoxMessage.empty()
                            .with("serves", Boolean.toString(box.role().serves()))
                            .with("serverCores", box.serverCores().toString())
                            .with("injectorCores", box.injectorCores().toString()),
                    HELLO_TIMEOUT);
            return new BoxSession(connection, shell, call, folder, hello);
        } catch (IOException | RuntimeException e) {
            call.close();
            connection.close();
            throw e;
        }
    }

    private static String folder(Box box, SshCommand shell, CompletableFuture<String> made) throws IOException {
        try {
            return made.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException(
                    "the box " + box.name() + " made no folder for the run: "
                            + (shell.lastErrors().isBlank() ? "its shell said nothing" : shell.lastErrors()),
                    e);
        }
    }

    BoxCall agent() {
        return agent;
    }

    BoxFolder folder() {
        return folder;
    }

    /** Who runs where on the box. */
    CorePlan cores() {
        return cores;
    }

    /** The description of the box, as of {@link dev.onecore.host.Machine}. */
    Map<String, String> facts() {
        return facts;
    }

    Optional<String> noDeathSignal() {
        return noDeathSignal;
    }

    /** Lets a port of the box's loopback lead to one of this machine's. */
    int forward(int portHere) throws IOException {
        return connection.forwardToHere(0, portHere, TIMEOUT);
    }

    /** Fetches a log of the run's folder. */
    void fetch(String from, Path to) throws IOException {
        connection.fetch(from, to, TIMEOUT);
    }

    /** Fetches a file of the run's folder, which may be large. */
    void fetchBytes(String from, Path to, Duration timeout) throws IOException {
        connection.fetchBytes(from, to, timeout);
    }

    /** The files of the run's folder that have one of these names, as paths inside it. */
    List<String> files(List<String> names) throws IOException {
        String named = names.stream()
                .map(name -> "-name " + SshConnection.quoted(name))
                .collect(Collectors.joining(" -o "));
        RemoteEnd found = connection.run(
                "cd " + SshConnection.quoted(folder.path()) + " && find . -type f \\( " + named + " \\)", TIMEOUT);
        if (!found.succeeded()) {
            throw new IOException(connection.words() + ": " + found.complaint());
        }
        return found.out()
                .lines()
                .map(line -> line.replaceFirst("^\\./", ""))
                .sorted()
                .toList();
    }

    /** How far the box's monotonic clock is ahead of this one. */
    BoxClock clock(int questions) throws IOException {
        return BoxClock.measure(
                questions,
                System::nanoTime,
                () -> agent.ask(BoxQuestion.CLOCK, BoxMessage.empty(), TIMEOUT).number("nowNs"));
    }

    /** What was copied so far, in words. */
    String copied() {
        return String.format(
                Locale.ROOT,
                "%d files, %.1f MB, copied to %s:%s",
                folder.files(),
                folder.bytes() / 1e6,
                connection.words(),
                folder.path());
    }

    boolean lost() {
        return agent.lost().isDone();
    }

    @Override
    public void close() {
        shell.endInput();
        shell.await(END_TIMEOUT);
        agent.close();
        shell.close();
        connection.close();
    }
}
