package dev.onecore.socket;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The user's own code threw: no server is to blame. */
final class ScriptFailure extends Exception {
    private ScriptFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /**
     * What was thrown, in words.
     *
     * @param function of {@link Exchange} that the code was given to
     * @param number of the message
     */
    static ScriptFailure of(String function, long number, int user, Throwable thrown) {
        String where = line(thrown).map(frame -> " at " + frame).orElse("");
        return new ScriptFailure(
                "the script's " + function + " threw " + thrown + where + ", for " + message(number, user), thrown);
    }

    /** The code returned null for a message. */
    static ScriptFailure noMessage(long number, int user) {
        return new ScriptFailure("the script's send returned null for " + message(number, user), null);
    }

    private static String message(long number, int user) {
        return "message " + number + " of user " + user;
    }

    /** The line of the script itself: the last of the frames above {@link Exchange} that is not the JDK's. */
    private static Optional<StackTraceElement> line(Throwable thrown) {
        return Arrays.stream(thrown.getStackTrace())
                .takeWhile(frame -> !frame.getClassName().equals(Exchange.class.getName()))
                .filter(frame -> !frame.getClassName().startsWith("java."))
                .reduce((above, below) -> below);
    }
}
