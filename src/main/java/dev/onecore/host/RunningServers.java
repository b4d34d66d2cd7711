package dev.onecore.host;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The servers that run now, all stopped when this JVM shuts down. */
final class RunningServers {
    /** On Ctrl-C nobody waits for a server's good manners. */
    private static final Duration GRACE_AT_SHUTDOWN = Duration.ofSeconds(1);

    private static final Set<ServerProcess> SERVERS = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(RunningServers::stopAll, "end of servers"));
    }

    private RunningServers() {}

    static void add(ServerProcess server) {
        SERVERS.add(server);
    }

    static void remove(ServerProcess server) {
        SERVERS.remove(server);
    }

    static void stopAll() {
        List.copyOf(SERVERS).parallelStream().forEach(server -> server.stop(GRACE_AT_SHUTDOWN));
    }
}
