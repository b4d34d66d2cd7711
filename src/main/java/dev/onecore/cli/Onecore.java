package dev.onecore.cli;

import dev.onecore.model.FileFault;
import dev.onecore.settings.NearNames;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Entry point of {@code onecore.jar}. Exit codes: 0 done, 1 a rule or a gate failed, 2 wrong usage, 3 the tool itself failed. */
@Command(
        name = "onecore",
        description = {
            "Which WebSocket server does more on one core, and what does it cost?",
            "Campaigns are run by 'mvn gatling:test' or by 'run'; the other commands look at machines, examine a server, print an old campaign again and compare two."
        },
        mixinStandardHelpOptions = true,
        version = "onecore 0.1.0, contract onecore/1",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            RunCommand.class,
            InjectCommand.class,
            KubernetesCommand.class,
            CheckCommand.class,
            ExamCommand.class,
            ReportCommand.class,
            CompareCommand.class,
            PictureCommand.class,
            SettingsCommand.class,
            SimulationsCommand.class,
            AutoComplete.GenerateCompletion.class,
            CommandLine.HelpCommand.class
        })
public final class Onecore {

    static final int FAILED = 1;
    static final int TOOL_FAILED = 3;

    private Onecore() {}

    public static void main(String[] args) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(out, err, args));
    }

    /** Runs one command and returns its exit code. */
    static int run(PrintWriter out, PrintWriter err, String... args) {
        CommandLine line = new CommandLine(new Onecore())
                .setOut(out)
                .setErr(err)
                .setParameterExceptionHandler((wrong, parsed) -> {
                    CommandLine command = wrong.getCommandLine();
                    command.getErr().println("onecore: " + wrong.getMessage());
                    suggest(wrong, command);
                    command.getErr().println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
                    return ExitCode.USAGE;
                })
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    command.getErr().println("onecore: " + said(failure));
                    return TOOL_FAILED;
                });
        if (args.length == 0) {
            line.usage(err);
            return ExitCode.USAGE;
        }
        return line.execute(args);
    }

    /** Of commands the near names alone; picocli names whatever is nearest, however far that is. */
    private static void suggest(ParameterException wrong, CommandLine command) {
        if (wrong instanceof UnmatchedArgumentException unmatched
                && !unmatched.isUnknownOption()
                && !command.getSubcommands().isEmpty()) {
            String name = command.getCommandSpec().qualifiedName();
            List<String> near =
                    NearNames.of(unmatched.getUnmatched().get(0), command.getSubcommands().keySet().stream());
            if (!near.isEmpty()) {
                command.getErr().println("Did you mean: " + name + " " + String.join(" or " + name + " ", near) + "?");
            }
        } else {
            UnmatchedArgumentException.printSuggestions(wrong, command.getErr());
        }
    }

    private static String said(Exception failure) {
        return failure instanceof IOException file ? FileFault.sentence(file) : String.valueOf(failure.getMessage());
    }
}
