package dev.onecore.cli;

import dev.onecore.model.Setting;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What is to be run by a JVM with Gatling in it.
 *
 * @param build where its classes are
 * @param simulation the whole name of its class
 * @param settings by their names, without the {@code onecore.} before them
 * @param ofGatling system properties that Gatling reads by itself, as name=value
 */
record SimulationRun(SimulationBuild build, String simulation, Map<String, String> settings, List<String> ofGatling) {

    private static final String DEFAULT_SIMULATION = "Comparison";
    private static final String DEFAULT_HEAP = "1g";

    SimulationRun {
        settings = Map.copyOf(settings);
        ofGatling = List.copyOf(ofGatling);
    }

    /**
     * The run that the settings ask for.
     *
     * @throws SimulationBuild.NotBuilt when there is no such simulation, or none was built
     */
    static SimulationRun of(Map<String, String> settings, List<String> ofGatling)
            throws SimulationBuild.NotBuilt, IOException {
        SimulationBuild build = new SimulationBuild(Path.of(settings.getOrDefault(Setting.HOME.key(), ""))
                .toAbsolutePath()
                .normalize());
        String simulation = build.simulation(settings.getOrDefault(Setting.SIMULATION.key(), DEFAULT_SIMULATION));
        return new SimulationRun(build, simulation, settings, ofGatling);
    }

    /**
     * A JVM that is not started yet.
     *
     * @param main the class whose main method is run, and its arguments
     */
    ForkedGatling jvm(List<String> main) throws SimulationBuild.NotBuilt, IOException {
        return ForkedGatling.of(
                build, settings.getOrDefault(Setting.INJECTOR_HEAP.key(), DEFAULT_HEAP), ofGatling, main);
    }
}
