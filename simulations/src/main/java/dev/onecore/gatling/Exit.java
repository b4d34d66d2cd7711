package dev.onecore.gatling;

import dev.onecore.injector.UnsuitableGatling;
import dev.onecore.model.WrongSetting;
import dev.onecore.report.TerminalText;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.function.Supplier;

/** Ends the run before it began. Gatling would print a stack trace of its own for anything that is thrown. */
final class Exit {

    private static final int TOOL_FAILED = 3;

    /** For {@code onecore run}, which makes 2 of it, as of any wrong usage; sysexits.h names it EX_USAGE. */
    private static final int WRONG_USAGE = 64;

    private static volatile boolean toldApart;

    private Exit() {}

    /** From now on a run that cannot begin as asked ends with a code of its own. */
    static void tellWrongUsageApart() {
        toldApart = true;
    }

    /** What {@code made} returns; a wrong setting ends the run, and so does a Gatling that will not do. */
    static <T> T unlessRight(Supplier<T> made) {
        try {
            return made.get();
        } catch (WrongSetting | UnsuitableGatling e) {
            throw wrongUsage(String.valueOf(e.getMessage()));
        }
    }

    /** The plan or the list was shown, which was all that was asked for. */
    static RuntimeException shown(String text) {
        TerminalText.over(System.out).println(text);
        System.exit(0);
        return unreachable();
    }

    /** The run cannot begin as asked: the reason, and not 0. Gatling's plug-in would call 2 a failed assertion. */
    static RuntimeException wrongUsage(String reason) {
        PrintStream err = TerminalText.over(System.err);
        err.println();
        err.println(reason);
        System.exit(toldApart ? WRONG_USAGE : TOOL_FAILED);
        return unreachable();
    }

    /** The JVM ends already, and its exit code is to say that the tool failed. To be the last thing that is done. */
    static void whileEnding() {
        Runtime.getRuntime().halt(TOOL_FAILED);
    }

    /** Whether the JVM ends because Gatling's run has, and not by a signal. */
    static boolean ofGatling(Thread main) {
        return Arrays.stream(main.getStackTrace())
                .anyMatch(frame -> frame.getClassName().equals(Runtime.class.getName())
                        && frame.getMethodName().equals("exit"));
    }

    /**
     * Ends the JVM when the main thread has ended and nothing else ends it: Gatling's main thread that throws, as on a full disk,
     * leaves the JVM running for ever.
     */
    static void withMainThread(Thread main) {
        if (!main.getName().equals("main")) {
            return;
        }
        Thread watch = new Thread(
                () -> {
                    try {
                        main.join();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    System.exit(TOOL_FAILED);
                },
                "end after the main thread");
        watch.setDaemon(true);
        watch.start();
    }

    private static RuntimeException unreachable() {
        return new IllegalStateException("the JVM goes on after its exit");
    }
}
