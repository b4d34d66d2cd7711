package dev.onecore.exam;

import java.util.Optional;

/** What became of one rule. */
public sealed interface Outcome {

    /** Returns the outcome in one word: held, failed, departed or skipped. */
    String word();

    /** Returns how the server broke the rule; empty if it kept it, or if that could not be observed. */
    Optional<Breach> breach();

    /** Returns whether the rule was broken and no descriptor had said so beforehand. */
    boolean failed();

    /** Returns why the rule could not be observed; empty if it was. */
    Optional<String> hindrance();

    /** The server did what the contract says. */
    record Held() implements Outcome {
        @Override
        public String word() {
            return "held";
        }

        @Override
        public Optional<Breach> breach() {
            return Optional.empty();
        }

        @Override
        public boolean failed() {
            return false;
        }

        @Override
        public Optional<String> hindrance() {
            return Optional.empty();
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

        @Override
        public Optional<Breach> breach() {
            return Optional.of(new Breach(expected, seen));
        }

        @Override
        public boolean failed() {
            return true;
        }

        @Override
        public Optional<String> hindrance() {
            return Optional.empty();
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

        @Override
        public Optional<Breach> breach() {
            return Optional.of(new Breach(expected, seen));
        }

        @Override
        public boolean failed() {
            return false;
        }

        @Override
        public Optional<String> hindrance() {
            return Optional.empty();
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

        @Override
        public Optional<Breach> breach() {
            return Optional.empty();
        }

        @Override
        public boolean failed() {
            return false;
        }

        @Override
        public Optional<String> hindrance() {
            return Optional.of(why);
        }
    }
}
