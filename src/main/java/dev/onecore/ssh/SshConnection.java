package dev.onecore.ssh;

import com.jcraft.jsch.ChannelExec;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A connection to another machine by SSH, through others where the configuration says so. Several commands may run in it at
 * once, from any threads; closing it ends them.
 */
public final class SshConnection implements AutoCloseable {

    /** What a connection may take unless the configuration says otherwise. */
    public static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    private static final int ALIVE_INTERVAL_MS = 2_000;
    private static final int ALIVE_COUNT = 4;

    /** More than any of them has; a circle of jumps has no end. */
    private static final int MOST_JUMPS = 8;

    private static final ScheduledExecutorService DEADLINES = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "ssh deadlines");
        thread.setDaemon(true);
        return thread;
    });

    private final SshRoute route;
    private final List<Session> sessions;

    private SshConnection(SshRoute route, List<Session> sessions) {
        this.route = route;
        this.sessions = sessions;
    }

    /**
     * Connects and logs in.
     *
     * @throws SshFailure when that is not possible, or takes longer than {@link #CONNECT_TIMEOUT} for each machine on the way
     */
    public static SshConnection open(SshLogin login, SshFiles files) throws SshFailure {
        SshRoute route = SshRoute.of(login, files);
        List<Session> sessions = new ArrayList<>();
        try {
            for (SshRoute hop : way(route, files)) {
                sessions.add(connect(hop, sessions.isEmpty() ? Optional.empty() : Optional.of(last(sessions))));
            }
            return new SshConnection(route, sessions);
        } catch (SshFailure e) {
            disconnect(sessions);
            throw e;
        }
    }

    /** The machines on the way, the one that is meant last. A jump's own jumps come before it. */
    private static List<SshRoute> way(SshRoute route, SshFiles files) throws SshFailure {
        List<SshRoute> way = new ArrayList<>();
        for (SshLogin jump : route.jumps()) {
            SshRoute through = SshRoute.of(jump, files);
            // As ssh does: of several jumps the first one alone may have some of its own.
            if (way.isEmpty() && !through.jumps().isEmpty()) {
                if (through.jumps().size() >= MOST_JUMPS || through.jumps().contains(jump)) {
                    throw new SshFailure(route.words() + ": ProxyJump leads in a circle");
                }
                for (SshLogin before : through.jumps()) {
                    way.add(SshRoute.of(before, files));
                }
            }
            way.add(through);
        }
        way.add(route);
        return way;
    }

    private static Session connect(SshRoute route, Optional<Session> through) throws SshFailure {
        SshKeys keys;
        try {
            keys = SshKeys.of(route);
        } catch (SshFailure e) {
            throw new SshFailure(route.words() + ": " + e.getMessage(), e);
        }
        Duration timeout = route.timeout().orElse(CONNECT_TIMEOUT);
        Session session = session(route, keys);
        through.ifPresent(other -> session.setProxy(new SshJump(other)));
        AtomicBoolean late = new AtomicBoolean();
        // By this thread, since a pipe that JSch reads a jump from breaks when the thread that read last has ended.
        Future<?> deadline = DEADLINES.schedule(
                () -> {
                    late.set(true);
                    session.disconnect();
                },
                timeout.toMillis(),
                TimeUnit.MILLISECONDS);
        try {
            session.connect(Math.toIntExact(timeout.toMillis()));
            return session;
        } catch (JSchException e) {
            throw late.get()
                    ? new SshFailure(route.words() + ": " + SshTrouble.late(route, timeout))
                    : SshTrouble.connecting(route, keys, session, e, timeout);
        } finally {
            deadline.cancel(false);
        }
    }

    private static Session session(SshRoute route, SshKeys keys) throws SshFailure {
        JSch jsch = new JSch();
        jsch.setIdentityRepository(keys);
        try {
            // A file that is set takes the place of the one before it.
            jsch.setKnownHosts(new ByteArrayInputStream(read(route.knownHosts())));
            Session session = jsch.getSession(route.user(), route.host(), route.port());
            session.setConfig("StrictHostKeyChecking", "yes");
            session.setConfig("PreferredAuthentications", "publickey");
            route.alias().ifPresent(session::setHostKeyAlias);
            session.setDaemonThread(true);
            session.setServerAliveInterval(ALIVE_INTERVAL_MS);
            session.setServerAliveCountMax(ALIVE_COUNT);
            return session;
        } catch (JSchException | IOException e) {
            throw new SshFailure(route.words() + ": the known hosts cannot be read: " + e.getMessage(), e);
        }
    }

    private static byte[] read(List<Path> files) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (Path file : files) {
            all.writeBytes(Files.readAllBytes(file));
            all.write('\n');
        }
        return all.toByteArray();
    }

    /** As ssh spells it: {@code user@host:port}. */
    public String words() {
        return route.words();
    }

    /** Whether the connection stands, as far as its last sign of life tells, which is at most 10 s old. */
    public boolean alive() {
        return last(sessions).isConnected();
    }

    /**
     * Starts a command of the login shell.
     *
     * @param lines takes its standard output, line by line, on the connection's own thread, so it must not wait
     * @throws SshFailure when it cannot be started within {@code timeout}
     */
    public SshCommand start(String command, Consumer<String> lines, Duration timeout) throws SshFailure {
        try {
            ChannelExec channel = (ChannelExec) last(sessions).openChannel("exec");
            return within(timeout.plusSeconds(1), () -> new SshCommand(channel, command, lines, timeout));
        } catch (JSchException | TimeoutException e) {
            throw new SshFailure(words() + ": no command can be started (" + e.getMessage() + ")", e);
        }
    }

    /**
     * Runs a command of the login shell to its end.
     *
     * @param input what it reads
     * @throws SshFailure when it takes longer than {@code timeout}, or the connection is lost
     */
    public RemoteEnd run(String command, InputStream input, Duration timeout) throws SshFailure {
        long begunNs = System.nanoTime();
        SshCommand.Kept out = new SshCommand.Kept();
        try (SshCommand started = start(command, out, timeout)) {
            try {
                within(timeout, () -> input.transferTo(started.input()));
            } catch (TimeoutException e) {
                throw new SshFailure(
                        words() + ": what a command reads did not arrive within " + timeout.toSeconds() + " s", e);
            } catch (JSchException e) {
                // A command that ends before it has read everything says why by its exit code.
            }
            started.endInput();
            OptionalInt code = started.await(timeout.minusNanos(System.nanoTime() - begunNs));
            if (code.isEmpty()) {
                throw new SshFailure(words() + ": "
                        + (alive()
                                ? "a command took longer than " + timeout.toSeconds() + " s, or was cut off"
                                : "the connection is lost"));
            }
            return new RemoteEnd(code.getAsInt(), out.text(), started.lastErrors());
        }
    }

    /** Runs a command that reads nothing. */
    public RemoteEnd run(String command, Duration timeout) throws SshFailure {
        return run(command, new ByteArrayInputStream(new byte[0]), timeout);
    }

    /**
     * Copies a file and proves by its SHA-256 that it arrived whole.
     *
     * @param sha256 of the file, in hexadecimal digits
     * @throws SshFailure when it did not arrive, as where the disk is full
     * @throws IOException when the file cannot be read
     */
    public void copy(Path file, String sha256, String to, Duration timeout) throws IOException {
        String place = quoted(to);
        String part = quoted(to + ".part");
        try (InputStream content = Files.newInputStream(file)) {
            RemoteEnd end =
                    run("cat > " + part + " && sha256sum < " + part + " && mv " + part + " " + place, content, timeout);
            if (!end.succeeded()) {
                throw new SshFailure(words() + ": " + file.getFileName() + " cannot be copied: " + end.complaint());
            }
            if (!end.out().startsWith(sha256)) {
                throw new SshFailure(words() + ": " + file.getFileName() + " arrived damaged, its SHA-256 is another");
            }
        }
    }

    /**
     * Fetches a file of lines, whole lines in UTF-8.
     *
     * @throws SshFailure when it is not there, or does not arrive within {@code timeout}
     * @throws IOException when it cannot be written here
     */
    public void fetch(String from, Path to, Duration timeout) throws IOException {
        try (BufferedWriter file = Files.newBufferedWriter(to)) {
            lines("cat " + quoted(from), from, line -> file.append(line).append('\n'), timeout);
        }
    }

    /**
     * Fetches a file of any kind, compressed on its way.
     *
     * @throws SshFailure when it is not there, or does not arrive within {@code timeout}
     * @throws IOException when it cannot be written here
     */
    public void fetchBytes(String from, Path to, Duration timeout) throws IOException {
        Path packed = Files.createTempFile("onecore", ".gz");
        try {
            try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(packed))) {
                lines(
                        "test -r " + quoted(from) + " && gzip -c " + quoted(from) + " | base64",
                        from,
                        line -> file.write(Base64.getDecoder().decode(line)),
                        timeout);
            }
            try (InputStream unpacked = new GZIPInputStream(Files.newInputStream(packed))) {
                Files.copy(unpacked, to, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(packed);
        }
    }

    /** Takes a line of what a command prints. */
    private interface LineTaker {
        void take(String line) throws IOException;
    }

    private void lines(String command, String file, LineTaker taker, Duration timeout) throws IOException {
        AtomicReference<@Nullable IOException> full = new AtomicReference<>();
        Consumer<String> keep = line -> {
            try {
                taker.take(line);
            } catch (IOException e) {
                full.set(e);
            }
        };
        try (SshCommand running = start(command, keep, timeout)) {
            running.endInput();
            OptionalInt code = running.await(timeout);
            if (code.isEmpty() || code.getAsInt() != 0) {
                throw new SshFailure(words() + ": " + file + " cannot be fetched: "
                        + (code.isEmpty() ? "the connection is lost, or too slow" : running.lastErrors()));
            }
        }
        IOException failed = full.get();
        if (failed != null) {
            throw failed;
        }
    }

    /**
     * Lets what connects to a port of the other machine's loopback reach a port of this one's.
     *
     * @param port there; 0 for a free one
     * @return the port there
     * @throws SshFailure when the other machine refuses it
     */
    public int forwardToHere(int port, int portHere, Duration timeout) throws SshFailure {
        try {
            return within(
                    timeout, () -> last(sessions).setPortForwardingR("127.0.0.1:" + port + ":127.0.0.1:" + portHere));
        } catch (JSchException | TimeoutException e) {
            throw new SshFailure(
                    words() + ": a port cannot be forwarded from there to here; its sshd needs AllowTcpForwarding yes",
                    e);
        }
    }

    @Override
    public void close() {
        disconnect(sessions);
    }

    private static void disconnect(List<Session> sessions) {
        for (int last = sessions.size() - 1; last >= 0; last--) {
            sessions.get(last).disconnect();
        }
    }

    private static Session last(List<Session> sessions) {
        return sessions.get(sessions.size() - 1);
    }

    /** A word as the shell takes it literally. */
    public static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }

    /** Runs what may wait for the other machine, on a thread of its own that is given up at the deadline. */
    private static <T> T within(Duration timeout, Callable<T> work) throws JSchException, TimeoutException {
        FutureTask<T> task = new FutureTask<>(work);
        Thread thread = new Thread(task, "ssh wait");
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new JSchException("interrupted", e);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (cause instanceof JSchException known) {
                throw known;
            }
            throw new JSchException(String.valueOf(cause), cause);
        } finally {
            thread.interrupt();
        }
    }
}
