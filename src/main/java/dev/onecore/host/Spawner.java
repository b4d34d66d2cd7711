package dev.onecore.host;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Starts servers so that the kernel ends them with this process, even those that do not watch their standard input.
 *
 * <p>util-linux's {@code setpriv --pdeathsig KILL} asks for that (PR_SET_PDEATHSIG, prctl(2)), but the "parent" there is
 * the <em>thread</em> that started the child. So one thread starts them all and lives as long as the JVM. The request
 * survives {@code taskset} and the exec of the server, not a fork: a server that forks itself must watch its input. Where there is
 * no such {@code setpriv} (util-linux has it since 2.33, BusyBox has not), that watch is all there is.
 */
final class Spawner {
    /** A session of its own: a terminal's Ctrl-C goes to its whole group, and a server that ends fails the trial that is to be kept. */
    private static final List<String> SESSION = List.of("setsid");

    private static final List<String> DEATH_SIGNAL = List.of("setpriv", "--pdeathsig", "KILL");

    /** Why the kernel does not end servers with this process; empty where it does. */
    static final Optional<String> NO_DEATH_SIGNAL = noDeathSignal();

    private static final boolean HAS_SESSIONS = hasSessions();

    private static final ExecutorService THREAD = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "server spawner");
        thread.setDaemon(true);
        return thread;
    });

    private Spawner() {}

    private static boolean hasSessions() {
        return CommandOutput.of(List.of("setsid", "true")).end().succeeded();
    }

    private static Optional<String> noDeathSignal() {
        List<String> command = new ArrayList<>(DEATH_SIGNAL);
        command.add("true");
        CommandEnd setpriv = CommandOutput.of(command).end();
        return setpriv.succeeded()
                ? Optional.empty()
                : Optional.of(setpriv.complaint().lines().findFirst().orElse("no reason given"));
    }

    /** Starts {@code spec}'s command on its core. */
    static Process start(LaunchSpec spec) throws IOException {
        List<String> command = new ArrayList<>();
        if (HAS_SESSIONS) {
            command.addAll(SESSION);
        }
        if (NO_DEATH_SIGNAL.isEmpty()) {
            command.addAll(DEATH_SIGNAL);
        }
        spec.core().ifPresent(core -> command.addAll(Affinity.on(core)));
        command.addAll(spec.contractCommand());
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(spec.directory().toFile());
        builder.environment().putAll(spec.environment());
        try {
            return THREAD.submit(builder::start).get();
        } catch (ExecutionException failed) {
            throw new IOException("cannot start " + spec.command().get(0) + ": " + failed.getMessage(), failed);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while " + spec.command().get(0) + " was started", e);
        }
    }
}
