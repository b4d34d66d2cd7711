package dev.onecore.evidence;

/** What a line of a log turned out to be. */
sealed interface LogLine {

    /** An interval or a reading, taken in. */
    record Entry() implements LogLine {}

    /** A comment, a header or nothing. */
    record Other() implements LogLine {}

    /**
     * The line that ends a log in good order.
     *
     * @param entries how many were written
     */
    record End(long entries) implements LogLine {}

    LogLine ENTRY = new Entry();

    LogLine OTHER = new Other();
}
