package dev.onecore.bench;

/**
 * One way to load the server.
 *
 * @param name load and way, such as {@code echo-1 bare}
 * @param bytes whether work is counted in megabytes to the server rather than in its messages
 * @param load puts the load on for {@link Meter#LOAD}, and returns when it is over
 */
record Contestant(String name, boolean bytes, Runnable load) {

    Reading run(Meter meter) {
        var reading = meter.start();
        load.run();
        return reading.join();
    }
}
