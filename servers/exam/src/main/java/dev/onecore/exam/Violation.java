package dev.onecore.exam;

/** Thrown by a check when the server did not do what the contract says. */
final class Violation extends RuntimeException {

    private final String expected;
    private final String seen;

    Violation(String expected, String seen) {
        super("expected " + expected + ", seen " + seen);
        this.expected = expected;
        this.seen = seen;
    }

    String expected() {
        return expected;
    }

    String seen() {
        return seen;
    }

    /** Throws unless the condition holds. */
    static void unless(boolean holds, String expected, Object seen) {
        if (!holds) {
            throw new Violation(expected, String.valueOf(seen));
        }
    }

    /** Throws unless both values are equal; the name says what they are values of. */
    static void unlessEqual(String name, Object expected, Object seen) {
        if (!expected.equals(seen)) {
            throw new Violation(name + " " + expected, String.valueOf(seen));
        }
    }
}
