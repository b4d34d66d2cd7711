package dev.onecore.cli;

import dev.onecore.exam.Exam;
import dev.onecore.exam.Tally;
import dev.onecore.exam.Transcript;
import java.io.PrintWriter;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code onecore exam}: puts the contract's rules to a server that runs, and prints what holds and what fails. */
@Command(
        name = "exam",
        description =
                "Put the rules of onecore/1 to a running server, row by row. Nobody else should use it meanwhile.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:every rule holds", "1:a rule failed", "2:wrong usage", "3:the exam itself failed"})
final class ExamCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "ws://HOST:PORT", description = "the server, without a path")
    private URI server;

    @Option(names = "--brief", description = "the short form: handshake, declined compression, one echo, one upload")
    private boolean brief;

    @Option(
            names = "--departs",
            split = ",",
            paramLabel = "RULE",
            description = "rules that the framework is known to break; they are shown as departed")
    private Set<String> departures = Set.of();

    @Override
    public Integer call() {
        Exam exam;
        try {
            exam = Exam.of(server).departing(departures);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
        PrintWriter out = spec.commandLine().getOut();
        Tally tally = new Transcript(out).print(brief ? exam.brief() : exam);
        out.flush();
        return tally.passed() ? 0 : Onecore.FAILED;
    }
}
