package dev.onecore.gatling;

import dev.onecore.cluster.AgentOrder;
import dev.onecore.host.Affinity;
import dev.onecore.host.CorePlan;
import dev.onecore.host.CpuLatencyRequest;
import dev.onecore.model.Pin;
import dev.onecore.model.Setting;
import dev.onecore.model.Settings;
import io.gatling.app.Gatling;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A further injector: reads its order from the first line of its standard input and runs the simulation that it names, whose
 * campaign then follows the one that sent the order. It ends when its standard input does, which is when that campaign has gone.
 */
public final class Agent {

    /** The tool's own failure. */
    private static final int FAILED = 3;

    private static volatile @Nullable AgentOrder order;

    private Agent() {}

    /** The order of this process; empty where it is no agent. */
    static Optional<AgentOrder> order() {
        return Optional.ofNullable(order);
    }

    /**
     * Runs an agent.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) throws IOException {
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        String line = input.readLine();
        if (line == null) {
            System.exit(FAILED);
            return;
        }
        AgentOrder read = AgentOrder.of(line);
        order = read;
        endWith(input);
        Gatling.main(new String[] {
            "--simulation",
            read.simulation(),
            "--results-folder",
            read.folder().resolve("gatling").toString(),
            "--no-reports"
        });
    }

    private static void endWith(BufferedReader input) {
        Thread watch = new Thread(
                () -> {
                    try {
                        while (input.readLine() != null) {
                            // Nothing more is ordered.
                        }
                    } catch (IOException gone) {
                        // As if it had ended.
                    }
                    Runtime.getRuntime().halt(FAILED);
                },
                "end with the campaign");
        watch.setDaemon(true);
        watch.start();
    }

    /** The campaign has gone, and nothing else ends this process. */
    static void desert() {
        Runtime.getRuntime().halt(FAILED);
    }

    /** Beside others on one machine it has a part of the injectors' cores, on a box of its own all of them. */
    private static CorePlan cores(AgentOrder ofAgent, Settings settings) {
        return settings.scalars().whole(Setting.INJECTORS).isEmpty()
                        || settings.given().containsKey(Setting.SERVICE.key())
                ? CorePlan.ofInjectorAlone(settings.cores())
                : CorePlan.of(settings.cores()).ofInjector(ofAgent.number(), ofAgent.of());
    }

    /** Moves this process to its part of the injectors' cores; returns why that is not proven, if it is not. */
    static Optional<String> pin(AgentOrder ofAgent, Settings settings) {
        CpuLatencyRequest unused = CpuLatencyRequest.ask();
        Pin pin = Affinity.moveInjector(cores(ofAgent, settings));
        return pin.state() == Pin.State.PROVEN ? Optional.empty() : Optional.of(pin.sentence());
    }
}
