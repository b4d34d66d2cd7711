package dev.onecore.model;

import java.util.List;
import java.util.Map;

/**
 * What a server says of itself ({@code /info}), and what the harness knows of how it was started.
 *
 * @param system the framework
 * @param version its version
 * @param runtime what it runs on, such as "OpenJDK 17.0.15"
 * @param command the command line, empty for a server that the harness did not start
 * @param atStart scalar members of {@code /info} when it was ready, by their path such as {@code jvm.heapUsed}
 * @param atEnd the same before it was stopped; empty when it could not be asked
 * @param traits what was seen of it from outside
 */
public record ServerFacts(
        String system,
        String version,
        String runtime,
        List<String> command,
        Map<String, String> atStart,
        Map<String, String> atEnd,
        Traits traits) {

    public ServerFacts {
        command = List.copyOf(command);
        atStart = Map.copyOf(atStart);
        atEnd = Map.copyOf(atEnd);
    }

    /** Nothing known: the server never answered. */
    public static final ServerFacts UNKNOWN =
            new ServerFacts("unknown", "unknown", "unknown", List.of(), Map.of(), Map.of(), Traits.UNKNOWN);

    /** These facts, with other traits. */
    public ServerFacts with(Traits seen) {
        return new ServerFacts(system, version, runtime, command, atStart, atEnd, seen);
    }
}
