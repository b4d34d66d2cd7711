package dev.onecore.exam;

/** What became of one rule. */
public sealed interface Outcome {

    /** Returns the outcome in one word: held, failed, departed or skipped. */
    String word();

    /** The server did what the contract says. */
    record Held() implements Outcome {
        @Override
        public String word() {
            return "held";
        }
    }

    /**
     * The server did something else.
     *
     * @param expected what the contract asks for
     * @param seen what the server did instead
     */
    record Failed(String expected, String seen) implements Outcome {
        @Override
        public String word() {
            return "failed";
        }
    }

    /**
     * The server did something else, and its descriptor had said so beforehand.
     *
     * @param expected what the contract asks for
     * @param seen what the server did instead
     */
    record Departed(String expected, String seen) implements Outcome {
        @Override
        public String word() {
            return "departed";
        }
    }

    /**
     * The rule could not be observed.
     *
     * @param why the reason, such as an earlier rule that failed
     */
    record Skipped(String why) implements Outcome {
        @Override
        public String word() {
            return "skipped";
        }
    }
}
