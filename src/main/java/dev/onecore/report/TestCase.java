package dev.onecore.report;

/**
 * What was tried, and what came of it, for a CI server.
 *
 * @param suite that it belongs to
 * @param name unique in the suite
 * @param seconds that it took
 * @param status what came of it
 * @param message in a line
 * @param details in full
 */
public record TestCase(String suite, String name, double seconds, TestStatus status, String message, String details) {

    /** What came of a case. */
    public enum TestStatus {
        PASSED,
        FAILED,
        SKIPPED
    }
}
