package dev.onecore.host;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * How a server is started.
 *
 * @param command program and arguments, without the contract's own {@code --host --port --parent-watch}
 * @param directory it runs in
 * @param core it is held to; empty to let it run anywhere
 * @param address it listens on
 * @param environment added to this process's own
 * @param log file that takes its standard error, at most {@link ServerLog#MOST_BYTES}
 * @param timeout how long it may take to say that it is ready
 */
public record LaunchSpec(
        List<String> command,
        Path directory,
        OptionalInt core,
        String address,
        Map<String, String> environment,
        Path log,
        Duration timeout) {

    /** Where a server listens unless the user named other machines. */
    public static final String LOOPBACK = "127.0.0.1";

    /** What a JVM with a cold class path on a busy machine needs, many times over. */
    public static final Duration TIMEOUT = Duration.ofSeconds(30);

    public LaunchSpec {
        if (command.isEmpty()) {
            throw new IllegalArgumentException("command is empty; it must name a program");
        }
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /** A server of loopback with the usual timeout and nothing added to its environment. */
    public LaunchSpec(List<String> command, Path directory, OptionalInt core, Path log) {
        this(command, directory, core, Map.of(), log, TIMEOUT);
    }

    /** A server of loopback. */
    public LaunchSpec(
            List<String> command,
            Path directory,
            OptionalInt core,
            Map<String, String> environment,
            Path log,
            Duration timeout) {
        this(command, directory, core, LOOPBACK, environment, log, timeout);
    }

    /** The command with the contract's arguments, as a user would type it. */
    public List<String> contractCommand() {
        List<String> whole = new ArrayList<>(command);
        whole.addAll(List.of("--host", address, "--port", "0", "--parent-watch"));
        return whole;
    }
}
