package dev.onecore.contract;

import dev.onecore.contract.Options.Wrong;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A server's {@code main}: arguments, the ready line, and an end that is certain.
 *
 * <p>Exit codes: 0 after SIGTERM, SIGINT or the parent's end, 2 for a wrong argument or a busy port, 3 when the server
 * cannot start for another reason.
 */
public final class Launch {
    private static final int DONE = 0;
    private static final int WRONG_USAGE = 2;
    private static final int BROKEN = 3;

    /** The contract allows 5 s from SIGTERM to exit. */
    private static final long CLOSE_MILLIS = 4_000;

    private Launch() {}

    /**
     * Starts a server and returns when it has printed its ready line, or ends the process.
     *
     * @param system the contender's name
     * @param arguments of the command line
     * @param log how the server samples itself when asked to
     * @param starter how it starts
     */
    public static void run(String system, String[] arguments, ResourceLog log, Server.Starter starter) {
        if (List.of(arguments).contains("--help")) {
            System.out.print(Options.help(system));
            return;
        }
        try {
            Options options = Options.read(system, List.of(arguments));
            Server server = bind(options, starter);
            Optional<AutoCloseable> samples = open(log, options.resourceLog());
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(server, samples), "shutdown"));
            System.out.println(ready(system, server.port()));
            System.out.flush();
            if (options.parentWatch()) {
                watch(System.in);
            }
        } catch (Wrong wrong) {
            Log.line(system + ": " + wrong.getMessage());
            Runtime.getRuntime().halt(WRONG_USAGE);
        } catch (Exception broken) {
            Log.fault(broken);
            Runtime.getRuntime().halt(BROKEN);
        }
    }

    static String ready(String system, int port) {
        return JsonWriter.object()
                .put("event", "ready")
                .put("port", port)
                .put("pid", ProcessHandle.current().pid())
                .put("system", system)
                .toString();
    }

    private static Server bind(Options options, Server.Starter starter) throws Exception {
        try {
            return starter.start(options.host(), options.port());
        } catch (IOException refused) {
            boolean ours = isOurs(InetAddress.getByName(options.host()));
            throw new Wrong(
                    ours
                            ? "--port " + options.port() + " cannot be bound: " + refused.getMessage()
                            : "--host " + options.host() + " is not an address of this machine");
        }
    }

    private static boolean isOurs(InetAddress address) throws IOException {
        return address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || NetworkInterface.getByInetAddress(address) != null;
    }

    private static Optional<AutoCloseable> open(ResourceLog log, Optional<Path> file) throws Wrong {
        if (file.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(log.open(file.get()));
        } catch (IOException refused) {
            throw new Wrong("--resource-log " + file.get() + " cannot be written: " + refused);
        }
    }

    /** Ends the process when the stream does: the process that started this server held its other end. */
    private static void watch(InputStream parent) {
        Thread watcher = new Thread(
                () -> {
                    try {
                        parent.transferTo(OutputStream.nullOutputStream());
                    } catch (IOException broken) {
                        // A broken pipe says the same as a closed one.
                    }
                    System.exit(DONE);
                },
                "parent-watch");
        watcher.setDaemon(true);
        watcher.start();
    }

    /**
     * The shutdown hook: a JVM that SIGTERM ends would exit with 143, so this halts it once all is closed, or when the
     * time is up.
     */
    private static void end(Server server, Optional<AutoCloseable> samples) {
        Thread closing = new Thread(() -> close(server, samples), "closing");
        closing.setDaemon(true);
        closing.start();
        try {
            closing.join(CLOSE_MILLIS);
        } catch (InterruptedException interrupted) {
            // Nothing interrupts this thread; if something does, it is to end.
        }
        Runtime.getRuntime().halt(DONE);
    }

    private static void close(Server server, Optional<AutoCloseable> samples) {
        try (server) {
            if (samples.isPresent()) {
                samples.get().close();
            }
        } catch (Exception fault) {
            Log.fault(fault);
        }
    }
}
