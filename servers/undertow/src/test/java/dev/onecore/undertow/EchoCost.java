package dev.onecore.undertow;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What the contract costs: CPU of the contender per echoed message over that of {@link BareEcho}, by the processes'
 * schedstat, in alternating repetitions of one run. Medians count, for a shared machine disturbs single repetitions.
 *
 * <pre>
 * java -cp &lt;test class path&gt; dev.onecore.undertow.EchoCost [repetitions, 7] [seconds, 2]
 * </pre>
 */
final class EchoCost {
    private static final int CONNECTIONS = 100;
    private static final int SIZE = 24;
    private static final Duration WARM_UP = Duration.ofSeconds(5);

    private final int repetitions;
    private final Duration time;

    private EchoCost(int repetitions, Duration time) {
        this.repetitions = repetitions;
        this.time = time;
    }

    public static void main(String[] arguments) throws IOException {
        int repetitions = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 7;
        int seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 2;
        EchoCost cost = new EchoCost(repetitions, Duration.ofSeconds(seconds));
        for (int window : new int[] {1, 16}) {
            System.out.println(cost.compare(window));
        }
    }

    private String compare(int window) throws IOException {
        try (ServerProcess contract = ServerProcess.start(pinned(UndertowServer.class));
                ServerProcess bare = ServerProcess.start(pinned(BareEcho.class));
                EchoClients toContract = EchoClients.connect(contract.address(), CONNECTIONS, window, SIZE);
                EchoClients toBare = EchoClients.connect(bare.address(), CONNECTIONS, window, SIZE)) {
            toContract.run(WARM_UP);
            toBare.run(WARM_UP);
            List<Double> contractMicros = new ArrayList<>();
            List<Double> bareMicros = new ArrayList<>();
            List<Double> ratios = new ArrayList<>();
            for (int i = 0; i < repetitions; i++) {
                contractMicros.add(microsPerMessage(contract, toContract));
                bareMicros.add(microsPerMessage(bare, toBare));
                ratios.add(contractMicros.get(i) / bareMicros.get(i));
            }
            return "window %d: contract %.3f, bare %.3f us CPU a message, ratio %.3f (quartiles %.3f, %.3f), %d pairs"
                    .formatted(
                            window,
                            quantile(contractMicros, 0.5),
                            quantile(bareMicros, 0.5),
                            quantile(ratios, 0.5),
                            quantile(ratios, 0.25),
                            quantile(ratios, 0.75),
                            repetitions);
        }
    }

    private double microsPerMessage(ServerProcess server, EchoClients clients) throws IOException {
        long beforeNs = cpuNs(server.pid());
        long messages = clients.run(time);
        return (cpuNs(server.pid()) - beforeNs) / 1e3 / messages;
    }

    private static double quantile(List<Double> values, double q) {
        double[] sorted = values.stream().mapToDouble(value -> value).sorted().toArray();
        double place = q * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }

    private static long cpuNs(long pid) throws IOException {
        long sum = 0;
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(Path.of("/proc", Long.toString(pid), "task"))) {
            for (Path thread : threads) {
                sum += Long.parseLong(
                        Files.readString(thread.resolve("schedstat")).split(" ")[0]);
            }
        }
        return sum;
    }

    private static List<String> pinned(Class<?> main) {
        List<String> command = new ArrayList<>(Arrays.asList("taskset", "-c", "0"));
        command.addAll(ServerProcess.command(main));
        return command;
    }
}
