package dev.onecore.host;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The servers that run now, all stopped when this JVM shuts down. From then on each new one is stopped as it is added: what
 * starts servers one after another may not have noticed yet.
 */
final class RunningServers {
    /** On Ctrl-C a user waits, so a server has less time than the contract gives it. */
    private static final Duration TIMEOUT_AT_SHUTDOWN = Duration.ofSeconds(1);

    private static final Set<ServerProcess> SERVERS = ConcurrentHashMap.newKeySet();

    private static volatile boolean ending;
    private static volatile Runnable first = () -> {};

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(RunningServers::stopAll, "end of servers"));
    }

    private RunningServers() {}

    /** To be called while this JVM may still take a hook for its end: what ends it may be the first to ask for servers. */
    static void begin() {
        // The class is initialized by this call, and so is the hook.
    }

    static void add(ServerProcess server) {
        SERVERS.add(server);
        if (ending) {
            server.stop(Duration.ZERO);
        }
    }

    static void remove(ServerProcess server) {
        SERVERS.remove(server);
    }

    /** What is done before the servers are stopped when this JVM shuts down, within seconds. */
    static void beforeStop(Runnable task) {
        first = task;
    }

    static void stopAll() {
        ending = true;
        first.run();
        List.copyOf(SERVERS).parallelStream().forEach(server -> server.stop(TIMEOUT_AT_SHUTDOWN));
    }
}
