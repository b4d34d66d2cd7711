package dev.onecore.cli;

import dev.onecore.evidence.EvidenceException;
import dev.onecore.evidence.HandedReadings;
import dev.onecore.report.Report;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code onecore report}: makes the page, {@code result.json} and the table of an old campaign again, from its evidence alone.
 */
@Command(
        name = "report",
        description = "Make the page, result.json and the table of a campaign's folder again, from its evidence alone.",
        mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FOLDER", description = "a campaign's folder, such as reports/20260203-120000-comparison")
    private Path folder;

    @Option(
            names = "--to",
            paramLabel = "FOLDER",
            description = "write them there instead, to be published without the raw files of the trials")
    private Optional<Path> to = Optional.empty();

    @Option(
            names = "--resources",
            paramLabel = "TARGET=FILE",
            description = "readings that an endpoint took of itself by --resource-log, put to its trials first; "
                    + "the clocks of both machines must agree within a second")
    private Map<String, Path> resources = Map.of();

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        try {
            for (Map.Entry<String, Path> log : resources.entrySet()) {
                int trials = HandedReadings.give(folder, log.getKey(), log.getValue());
                out.println("readings of " + log.getKey() + " put to " + trials + (trials == 1 ? " trial" : " trials"));
            }
            out.println((to.isPresent() ? Report.publish(folder, to.get()) : Report.write(folder)).table());
            out.flush();
            return 0;
        } catch (EvidenceException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }
}
