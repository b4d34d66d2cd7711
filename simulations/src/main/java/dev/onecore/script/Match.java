package dev.onecore.script;

import java.util.Arrays;
import java.util.function.Predicate;

/**
 * Which messages are meant. It is asked on event loops while time is measured, so one of a user's own must be quick and must not
 * block.
 */
public interface Match {

    /** Whether this message is one of them. */
    boolean matches(Message message);

    /** Which messages these are, for sentences such as "awaited was a message (/type is welcome)". */
    String description();

    /** Any message. */
    static Match any() {
        return of("anything", message -> true);
    }

    /** A text message. */
    static Match isText() {
        return of("it is a text", Message::isText);
    }

    /** A binary message. */
    static Match isBinary() {
        return of("it is binary", message -> !message.isText());
    }

    /** A message of this text. */
    static Match equalTo(String text) {
        byte[] bytes = Message.text(text).bytes();
        return of("it is " + Quoted.text(text), message -> Arrays.equals(message.bytes(), bytes));
    }

    /** A message that begins with this text. */
    static Match startsWith(String text) {
        byte[] bytes = Message.text(text).bytes();
        return of(
                "it begins with " + Quoted.text(text),
                message -> message.bytes().length >= bytes.length
                        && Arrays.equals(message.bytes(), 0, bytes.length, bytes, 0, bytes.length));
    }

    /** A message that contains this text. */
    static Match contains(String text) {
        return of("it contains " + Quoted.text(text), message -> message.text().contains(text));
    }

    /**
     * A message in which this regular expression finds something.
     *
     * @throws java.util.regex.PatternSyntaxException when the expression is invalid
     */
    static Match matching(String expression) {
        return of("it matches /" + expression + "/", new RegexPart(expression)::isIn);
    }

    /** Messages that a function picks. */
    static Match of(String description, Predicate<Message> predicate) {
        return new Match() {
            @Override
            public boolean matches(Message message) {
                return predicate.test(message);
            }

            @Override
            public String description() {
                return description;
            }
        };
    }

    /** Those that are both. */
    default Match and(Match other) {
        return of(description() + " and " + other.description(), m -> matches(m) && other.matches(m));
    }

    /** Those that are one or the other. */
    default Match or(Match other) {
        return of(description() + " or " + other.description(), m -> matches(m) || other.matches(m));
    }

    /** All others. */
    default Match not() {
        return of("not: " + description(), message -> !matches(message));
    }
}
