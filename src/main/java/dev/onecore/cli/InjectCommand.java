package dev.onecore.cli;

import dev.onecore.cluster.AgentOrder;
import dev.onecore.model.Setting;
import dev.onecore.model.Settings;
import dev.onecore.model.WrongSetting;
import dev.onecore.settings.SettingsReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code onecore inject}: one injector of a campaign that runs elsewhere in a cluster. */
@Command(
        name = "inject",
        description = {
            "Be an injector of a campaign that 'run' leads in another pod of the same service.",
            "Both need the same simulation and the same settings, with service, serviceKey and injectors among them."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the campaign is over",
            "2:a setting is wrong, or the simulations were not built",
            "3:the campaign was not found, or has gone"
        })
final class InjectCommand implements Callable<Integer> {

    private static final String MAIN = "dev.onecore.gatling.Agent";

    @Spec
    private CommandSpec spec;

    @Mixin
    private SimulationOptions options = new SimulationOptions();

    @Option(
            names = "--number",
            paramLabel = "N",
            defaultValue = "${env:JOB_COMPLETION_INDEX}",
            required = true,
            description = "which of the injectors, from 0; the pod of an Indexed Job knows it (JOB_COMPLETION_INDEX)")
    private int number;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("onecore");
        try {
            SimulationRun run = options.run();
            Settings settings = SettingsReader.read(run.settings());
            int of = Math.toIntExact(settings.scalars().whole(Setting.INJECTORS).orElse(1));
            if (number < 0 || number >= of) {
                throw wrong("--number is " + number + ", and there are " + of
                        + " injectors: onecore.injectors says how many");
            }
            AgentOrder order = AgentOrder.inService(
                    keyFile(settings), number, of, settings.targets().size(), run.simulation(), run.settings(), folder);
            ForkedGatling jvm = run.jvm(List.of(MAIN));
            return jvm.run(order.line() + "\n", true) == 0 ? 0 : Onecore.TOOL_FAILED;
        } catch (WrongSetting | SimulationBuild.NotBuilt e) {
            throw wrong(String.valueOf(e.getMessage()));
        } finally {
            delete(folder);
        }
    }

    private Path keyFile(Settings settings) {
        Map<String, String> given = settings.given();
        if (!given.containsKey(Setting.SERVICE.key()) || !given.containsKey(Setting.SERVICE_KEY.key())) {
            throw wrong("the settings service and serviceKey say where the campaign is, and what lets this process in");
        }
        return settings.home().resolve(given.getOrDefault(Setting.SERVICE_KEY.key(), ""));
    }

    private ParameterException wrong(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> inside = Files.walk(folder)) {
            for (Path each : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
