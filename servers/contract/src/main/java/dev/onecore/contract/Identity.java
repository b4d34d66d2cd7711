package dev.onecore.contract;

import java.util.Optional;

/**
 * What a server is and how it was set up, fixed at its start, as {@code /info} gives it.
 *
 * @param system the contender's name, the same as its folder's
 * @param version the framework's version
 * @param threads event-loop threads
 * @param transport how the loop waits for sockets: epoll, kqueue, nio …
 * @param nodelay whether Nagle's algorithm is off
 */
public record Identity(String system, String version, int threads, String transport, boolean nodelay) {
    /** The version that a framework's jar states in its manifest, or "unknown". */
    public static String versionOf(Class<?> framework) {
        return Optional.ofNullable(framework.getPackage().getImplementationVersion())
                .orElse("unknown");
    }
}
