package dev.onecore.cli;

import dev.onecore.model.WrongSetting;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code onecore run}: a campaign, without Maven. */
@Command(
        name = "run",
        description = {
            "Run a campaign, as 'mvn gatling:test' does, without Maven: the simulations as they were last built.",
            "Ctrl-C ends it, with the page of what was measured so far."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:every trial passed",
            "1:a trial failed, or a gate found a regression",
            "2:a setting is wrong, or the simulations were not built",
            "3:the campaign was cut short, or the tool itself failed"
        })
final class RunCommand implements Callable<Integer> {

    /** The class in the simulations' build that runs Gatling, with settings from its standard input. */
    private static final String MAIN = "dev.onecore.gatling.CampaignProcess";

    /**
     * What the campaign's process ends with, and what that is here. Gatling's 2 is an assertion that failed: that no trial fails and no
     * gate does. 64 is of {@code dev.onecore.gatling.Exit}: it cannot begin as asked.
     */
    private static final Map<Integer, Integer> EXIT_CODES = Map.of(0, 0, 2, Onecore.FAILED, 64, ExitCode.USAGE);

    @Spec
    private CommandSpec spec;

    @Mixin
    private SimulationOptions options = new SimulationOptions();

    @Override
    public Integer call() throws IOException, InterruptedException {
        try {
            SimulationRun run = options.run();
            ForkedGatling jvm = run.jvm(
                    List.of(MAIN, run.simulation(), run.build().results().toString()));
            return EXIT_CODES.getOrDefault(jvm.run(text(run.settings()), false), Onecore.TOOL_FAILED);
        } catch (WrongSetting | SimulationBuild.NotBuilt e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private static String text(Map<String, String> settings) throws IOException {
        Properties properties = new Properties();
        properties.putAll(settings);
        StringWriter text = new StringWriter();
        properties.store(text, null);
        return text.toString();
    }
}
