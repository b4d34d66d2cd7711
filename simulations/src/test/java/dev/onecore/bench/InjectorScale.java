package dev.onecore.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What leading many injectors costs: so many agents join a campaign's group, begin together, and send what they recorded every 100 ms, which the
 * campaign merges, writes down and judges as always. Only Gatling and the server are missing: each agent records made-up latencies at
 * 2,000 messages/s. All run on this machine, the agents in a few JVMs, the campaign in one of its own, whose CPU time, memory and
 * received bytes are looked at from the second second of the measured phase on.
 *
 * <p>With the class path of {@link ActionCost}:
 *
 * <pre>
 * java -cp ... dev.onecore.bench.InjectorScale 10,40,100 10
 * </pre>
 *
 * <p>The arguments are the numbers of agents, one campaign each, and the seconds of the measured phase.
 */
public final class InjectorScale {

    private static final String DEFAULT_AGENTS = "10,40,100";
    private static final String DEFAULT_SECONDS = "10";

    private InjectorScale() {}

    /** Runs the campaigns one after another and prints a line each. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        String agents = arguments.length > 0 ? arguments[0] : DEFAULT_AGENTS;
        String seconds = arguments.length > 1 ? arguments[1] : DEFAULT_SECONDS;
        System.out.println(ScaleReading.HEADER);
        for (String each : agents.split(",", -1)) {
            Process campaign = new ProcessBuilder(java("256m", ScaleCampaign.class, each, seconds))
                    .inheritIO()
                    .start();
            if (campaign.waitFor() != 0) {
                System.exit(1);
            }
        }
    }

    /** A JVM with this one's class path. */
    static List<String> java(String heap, Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx" + heap,
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        return command;
    }
}
