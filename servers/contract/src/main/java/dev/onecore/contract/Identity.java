package dev.onecore.contract;

/**
 * What a server is and how it was set up, fixed at its start, as {@code /info} gives it.
 *
 * @param system the contender's name, the same as its folder's
 * @param version the framework's version
 * @param threads event-loop threads
 * @param transport how the loop waits for sockets: epoll, kqueue, nio …
 * @param nodelay whether Nagle's algorithm is off
 */
public record Identity(String system, String version, int threads, String transport, boolean nodelay) {}
