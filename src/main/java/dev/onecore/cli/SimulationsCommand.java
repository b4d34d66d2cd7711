package dev.onecore.cli;

import dev.onecore.campaign.KnownSimulation;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code onecore simulations}: what can be run, and how. */
@Command(
        name = "simulations",
        description = "List the simulations, with the command that runs each.",
        mixinStandardHelpOptions = true)
final class SimulationsCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        for (KnownSimulation simulation : KnownSimulation.values()) {
            out.println(simulation.simpleName() + ": " + simulation.meaning());
            out.println(("    mvn gatling:test " + simulation.arguments()).stripTrailing());
        }
        out.flush();
        return 0;
    }
}
