package dev.onecore.cli;

import dev.onecore.exam.Exam;
import dev.onecore.exam.ExamResult;
import dev.onecore.exam.Group;
import dev.onecore.exam.ProcessExam;
import dev.onecore.exam.Transcript;
import java.io.PrintWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code onecore exam}: checks a server that runs against the contract's rules, and prints what holds and what fails. */
@Command(
        name = "exam",
        description =
                "Check a server against the rules of onecore/1, row by row. No other client should use it meanwhile.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:every rule holds", "1:a rule failed", "2:wrong usage", "3:the exam itself failed"})
final class ExamCommand implements Callable<Integer> {

    /** Columns of the help, for the longest rule to fit into one line. */
    private static final int HELP_WIDTH = 132;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "ws://HOST:PORT", arity = "0..1", description = "a server that runs, without a path")
    private @Nullable String server;

    @Option(
            names = "--start",
            split = " +",
            paramLabel = "\"COMMAND\"",
            hideParamSyntax = true,
            description =
                    "check the process rules instead: start, ready line, end of what this command line starts; one argument, words separated by blanks")
    private List<String> command = List.of();

    @Option(names = "--rule", split = ",", paramLabel = "RULE", description = "only these rules; all are listed below")
    private Set<String> alone = Set.of();

    @Option(names = "--brief", description = "the short form: handshake, declined compression, one echo, one upload")
    private boolean brief;

    @Option(
            names = "--departs",
            split = ",",
            paramLabel = "RULE",
            description = "rules that the framework is known to break; they are shown as departed")
    private Set<String> departures = Set.of();

    /** Prints the list of all rules below the options of {@code --help}, one line each. */
    @Spec
    void listRules(CommandSpec described) {
        described
                .usageMessage()
                .width(HELP_WIDTH)
                .footerHeading("%nRules, with the contract's words:%n")
                .footer(Arrays.stream(Group.values())
                        .flatMap(ExamCommand::lines)
                        .map(line -> line.replace("%", "%%"))
                        .toArray(String[]::new));
    }

    private static Stream<String> lines(Group group) {
        return Stream.concat(
                Stream.of(group.words()),
                Exam.allRules().stream()
                        .filter(rule -> rule.group() == group)
                        .map(rule -> String.format(Locale.ROOT, "  %-26s %s", rule.name(), rule.sentence())));
    }

    @Override
    public Integer call() {
        Exam exam;
        try {
            exam = whole().departing(departures);
            exam = brief ? exam.brief() : exam;
            exam = alone.isEmpty() ? exam : exam.only(alone);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
        PrintWriter out = spec.commandLine().getOut();
        ExamResult result = new Transcript(out).print(exam);
        out.flush();
        return result.passed() ? 0 : Onecore.FAILED;
    }

    private Exam whole() {
        String running = server;
        if (running != null && command.isEmpty()) {
            return Exam.of(address(running.strip()));
        }
        if (running == null && !command.isEmpty()) {
            return ProcessExam.of(command);
        }
        throw new IllegalArgumentException("name either the server, as ws://HOST:PORT, or --start COMMAND");
    }

    /** What is no address at all is shown as any other that is not of the form, without a password that it may hold. */
    private static URI address(String given) {
        try {
            return new URI(given);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(
                    "server '" + given.replaceFirst("//.*@", "//redacted@") + "' must be of the form ws://host:port",
                    e);
        }
    }
}
