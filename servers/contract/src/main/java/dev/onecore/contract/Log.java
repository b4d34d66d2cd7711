package dev.onecore.contract;

/** The server's log, on stderr: stdout holds the ready line alone. */
final class Log {
    private Log() {}

    static void line(String line) {
        System.err.println(line);
    }

    static void fault(Throwable fault) {
        fault.printStackTrace(System.err);
    }
}
