package dev.onecore.script;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The user's own code threw: no server is to blame. */
public final class ScriptFailure extends Exception {
    private static final List<String> ABOVE =
            List.of("dev.onecore.script.", "dev.onecore.ws.", "io.gatling.", "scala.");
    private static final List<String> CALLED = List.of("io.gatling.", "scala.", "java.");

    private ScriptFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /**
     * What was thrown, in words.
     *
     * @param function of the DSL that the code was given to, such as {@code send}
     * @param number of the message
     */
    public static ScriptFailure of(String function, long number, int user, Throwable thrown) {
        return new ScriptFailure(
                "the script's " + function + " threw " + thrown + where(thrown) + ", for " + message(number, user),
                thrown);
    }

    /** The code returned null for a message. */
    public static ScriptFailure noMessage(long number, int user) {
        return new ScriptFailure("the script's send returned null for " + message(number, user), null);
    }

    private static String where(Throwable thrown) {
        return line(thrown).map(frame -> " at " + frame).orElse("");
    }

    private static String message(long number, int user) {
        return "message " + number + " of user " + user;
    }

    /** The same, where the user is not known. */
    static ScriptFailure of(String function, long number, Throwable thrown) {
        return new ScriptFailure(
                "the script's " + function + " threw " + thrown + where(thrown) + ", for message " + number, thrown);
    }

    /** What was thrown while the script looked at a message that came. */
    static ScriptFailure onReceipt(Message message, Throwable thrown) {
        return new ScriptFailure(
                "the script threw " + thrown + where(thrown) + ", when it looked at what came: " + message.quoted(),
                thrown);
    }

    /** What the script was asked for is wrong in itself. */
    public static ScriptFailure because(String why) {
        return new ScriptFailure(why, null);
    }

    /**
     * The line of the script itself: the last of the frames above this library and Gatling that is not the JDK's. Gatling's own at the
     * top are passed over, as the script called them, such as a session's {@code getInt} of what is no number.
     */
    private static Optional<StackTraceElement> line(Throwable thrown) {
        return Arrays.stream(thrown.getStackTrace())
                .dropWhile(frame -> isOf(CALLED, frame))
                .takeWhile(frame -> !isOf(ABOVE, frame))
                .filter(frame -> !frame.getClassName().startsWith("java."))
                .reduce((above, below) -> below);
    }

    private static boolean isOf(List<String> packages, StackTraceElement frame) {
        return packages.stream().anyMatch(frame.getClassName()::startsWith);
    }
}
