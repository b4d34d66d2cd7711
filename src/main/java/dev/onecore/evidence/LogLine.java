package dev.onecore.evidence;

import java.util.OptionalLong;

/** What a line of a log turned out to be. */
sealed interface LogLine {

    /** How many intervals or readings it is. */
    int entries();

    /** How many the whole log has; empty unless the line ends it. */
    OptionalLong promised();

    /** An interval or a reading, taken in. */
    record Entry() implements LogLine {
        @Override
        public int entries() {
            return 1;
        }

        @Override
        public OptionalLong promised() {
            return OptionalLong.empty();
        }
    }

    /** A comment, a header or nothing. */
    record Other() implements LogLine {
        @Override
        public int entries() {
            return 0;
        }

        @Override
        public OptionalLong promised() {
            return OptionalLong.empty();
        }
    }

    /**
     * The line that ends a log in good order.
     *
     * @param written how many entries
     */
    record End(long written) implements LogLine {
        @Override
        public int entries() {
            return 0;
        }

        @Override
        public OptionalLong promised() {
            return OptionalLong.of(written);
        }
    }

    LogLine ENTRY = new Entry();

    LogLine OTHER = new Other();
}
