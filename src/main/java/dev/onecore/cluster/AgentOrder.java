package dev.onecore.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * What an agent is told first, as one line of JSON on its standard input: never on a command line, which every user of a machine can
 * read.
 *
 * @param routerPort port on the agent's loopback where the group's router is reached; 0 where the settings name a service
 * @param key of the group
 * @param number of the injector, from 0
 * @param of how many injectors there are
 * @param seats places of the trials that run together
 * @param simulation the simulation's class
 * @param settings as the user gave them, without the {@code onecore.} before their names
 * @param folder on the agent's machine, which exists and is its own
 */
public record AgentOrder(
        int routerPort,
        String key,
        int number,
        int of,
        int seats,
        String simulation,
        Map<String, String> settings,
        Path folder) {

    public AgentOrder {
        settings = Map.copyOf(settings);
    }

    /**
     * The order of an agent that finds the group by the service that its settings name.
     *
     * @param keyFile holds the group's key
     * @throws IOException when it cannot be read, or holds none
     */
    public static AgentOrder inService(
            Path keyFile, int number, int of, int seats, String simulation, Map<String, String> settings, Path folder)
            throws IOException {
        return new AgentOrder(0, GroupKey.read(keyFile).text(), number, of, seats, simulation, settings, folder);
    }

    /** The line, without a line feed. */
    public String line() {
        return Wire.text(this);
    }

    /**
     * The order of a line.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static AgentOrder of(String line) {
        return Wire.read(line, AgentOrder.class);
    }

    /** This order with another folder and another port of the router: as an agent on another machine reaches both. */
    public AgentOrder at(Path otherFolder, int otherPort) {
        return new AgentOrder(otherPort, key, number, of, seats, simulation, settings, otherFolder);
    }

    /** Without the key, and without the settings, whose values may be secret. */
    @Override
    public String toString() {
        return "injector " + number + " of " + of + " in " + simulation;
    }
}
