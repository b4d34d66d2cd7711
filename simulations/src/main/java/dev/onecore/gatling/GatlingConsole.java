package dev.onecore.gatling;

import io.gatling.app.Gatling$;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Standard output as Gatling sees it while a campaign runs. After a run Gatling prints a summary in whole milliseconds, over all
 * targets and warm-ups together, and the path of its own report: next to the campaign's table that is read as its result. Those
 * messages are left out here, and one line says where Gatling's report is kept. Every other message passes, so that errors and
 * failed assertions are seen.
 *
 * <p>The messages are those of {@code RunResultProcessor}, {@code ReportsGenerator} and {@code Runner} in Gatling 3.15 and 3.16,
 * which no setting turns off; one whose wording changes is printed again.
 */
final class GatlingConsole extends PrintStream {

    private static final Pattern SUMMARY = Pattern.compile("(?s)\\s*=+\\s*---- Global Information -.*");

    private static final Pattern DETAILS = Pattern.compile("Parsing log file\\(s\\) done in .*"
            + "|Generating reports\\.\\.\\."
            + "|Reports generated, please open the following file: .*"
            + "|Simulation \\S+ started\\.\\.\\."
            + "|.*: count of failed events is 0\\.0 : true \\(actual : 0\\.0\\)");

    private static final int ASSERTIONS_FAILED = 2;

    private static final String FIRST = "Parsing log file(s)...";

    private final PrintStream terminal;
    private final Path kept;

    private GatlingConsole(PrintStream out, Path kept) {
        super(out, true);
        this.terminal = out;
        this.kept = kept;
    }

    /**
     * Puts it between Gatling and {@code out}, for the calling thread and those that it starts. To be called by the thread that
     * makes the simulation, which is the one that prints the summary.
     *
     * @param kept where Gatling's own report will be found
     */
    static void install(PrintStream out, Path kept) {
        scala.Console$.MODULE$.setOutDirect(of(out, kept));
    }

    /**
     * Lets Gatling make its report of a run's log anew, without a word.
     *
     * @param results the folder that holds the run's
     * @param run its folder
     * @throws IOException when it cannot
     */
    static void reportAgain(Path results, Path run) throws IOException {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        String[] arguments = {"--reports-only", run.getFileName().toString(), "--results-folder", results.toString()};
        int code;
        try {
            code = scala.Console$.MODULE$.withOut(nowhere, () -> Gatling$.MODULE$.fromArgs(arguments));
        } catch (RuntimeException | AssertionError e) {
            throw new IOException("Gatling cannot read it: " + e.getMessage(), e);
        }
        // An assertion that fails was told of by the run itself, and is in the report.
        if (code != 0 && code != ASSERTIONS_FAILED) {
            throw new IOException("Gatling ended with code " + code);
        }
    }

    static GatlingConsole of(PrintStream out, Path kept) {
        return new GatlingConsole(out, kept);
    }

    /** What Scala's {@code println} calls, with one whole message. */
    @Override
    public void println(@Nullable Object message) {
        String text = String.valueOf(message);
        if (text.equals(FIRST)) {
            terminal.println("Gatling's own report (milliseconds, all trials together) will be in " + kept);
        } else if (SUMMARY.matcher(text).matches()) {
            if (text.contains("---- Errors ")) {
                terminal.println("Gatling counted errors; its report lists them.");
            }
        } else if (!DETAILS.matcher(text).matches()) {
            terminal.println(text);
        }
    }
}
