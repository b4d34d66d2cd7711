package dev.onecore.cli;

import dev.onecore.campaign.KnownSimulation;
import dev.onecore.model.Setting;
import dev.onecore.model.WrongSetting;
import dev.onecore.settings.SettingsReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which simulation, with which settings: what the commands have in common that start Gatling. */
final class SimulationOptions {

    private static final String PREFIX = "onecore.";

    /** What Gatling reads by itself. */
    private static final String OF_GATLING = "gatling.";

    /** For the shell's completion. */
    static final class Names implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(KnownSimulation.values())
                    .map(KnownSimulation::simpleName)
                    .iterator();
        }
    }

    @Option(
            names = "--simulation",
            paramLabel = "NAME",
            completionCandidates = Names.class,
            description = "which one, by its class, such as FileUpload (default: Comparison); 'simulations' lists them")
    private Optional<String> simulation = Optional.empty();

    @Option(
            names = "--inventory",
            paramLabel = "FILE",
            description = "other machines, reached by SSH; 'check' looks at them")
    private Optional<Path> inventory = Optional.empty();

    @Option(
            names = {"-D", "--set"},
            paramLabel = "NAME=VALUE",
            mapFallbackValue = "true",
            description = "a setting, such as -Drounds=5 or -Donecore.rounds=5; 'settings' lists them. What begins with"
                    + " gatling. goes to Gatling itself")
    private Map<String, String> given = new LinkedHashMap<>();

    /**
     * What they ask for.
     *
     * @throws WrongSetting when a setting is unknown or impossible, or given twice
     * @throws SimulationBuild.NotBuilt when there is no such simulation, or none was built
     */
    SimulationRun run() throws SimulationBuild.NotBuilt, IOException {
        return SimulationRun.of(settings(), ofGatling());
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        given.forEach((name, value) -> {
            if (!name.startsWith(OF_GATLING)) {
                put(settings, name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : name, value);
            }
        });
        simulation.ifPresent(name -> put(settings, Setting.SIMULATION.key(), name));
        // What a shell completes is a path from the working directory.
        inventory.ifPresent(file -> put(
                settings,
                Setting.INVENTORY.key(),
                file.toAbsolutePath().normalize().toString()));
        settings.putIfAbsent(Setting.HOME.key(), SimulationBuild.ownHome().toString());
        var unused = SettingsReader.read(settings);
        return settings;
    }

    private static void put(Map<String, String> settings, String name, String value) {
        if (settings.putIfAbsent(name, value) != null) {
            throw WrongSetting.impossible(name, value, "it is given twice");
        }
    }

    private List<String> ofGatling() {
        List<String> properties = new ArrayList<>();
        given.forEach((name, value) -> {
            if (name.startsWith(OF_GATLING)) {
                properties.add(name + "=" + value);
            }
        });
        return properties;
    }
}
