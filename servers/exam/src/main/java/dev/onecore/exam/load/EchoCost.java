package dev.onecore.exam.load;

import dev.onecore.exam.LocalServer;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.DoubleStream;

/**
 * Server CPU time per echoed message of two servers, measured turn about in one run: a benchmark for Linux, to be read
 * by people, not a test.
 *
 * <pre>
 * cd servers/vertx
 * taskset -c 1 java -cp target/test-classes:target/classes:../exam/target/classes:$(cat target/server.classpath) \
 *     dev.onecore.exam.load.EchoCost dev.onecore.vertx.BareVertx dev.onecore.vertx.VertxServer
 * </pre>
 *
 * <p>Both servers live for the whole run, each on core 0 and warmed up first; each repetition loads one and then the
 * other, the order changing, so that a slow spell of the machine meets both.
 */
public final class EchoCost {
    private static final int CONNECTIONS = 100;
    private static final int SIZE = 24;
    private static final int REPETITIONS = 9;
    private static final long WARM_UP_NS = TimeUnit.SECONDS.toNanos(6);
    private static final long LOAD_NS = TimeUnit.MILLISECONDS.toNanos(1_500);

    private EchoCost() {}

    /** Takes the main classes of the bare server and of the one with the contract, both on this class path. */
    public static void main(String[] mains) throws IOException {
        try (Subject bare = Subject.start(mains[0]);
                Subject full = Subject.start(mains[1])) {
            for (int window : new int[] {1, 16}) {
                print(window, compare(bare, full, window));
            }
        }
    }

    /** CPU µs per message: two rows, bare and full, of one figure a repetition. */
    private static double[][] compare(Subject bare, Subject full, int window) throws IOException {
        double[][] micros = new double[2][REPETITIONS];
        Subject[] subjects = {bare, full};
        for (Subject subject : subjects) {
            subject.microsPerMessage(window, WARM_UP_NS);
        }
        for (int i = 0; i < REPETITIONS; i++) {
            for (int turn = 0; turn < 2; turn++) {
                int which = (i + turn) % 2;
                micros[which][i] = subjects[which].microsPerMessage(window, LOAD_NS);
            }
        }
        return micros;
    }

    private static void print(int window, double[][] micros) {
        double[] ratios = new double[REPETITIONS];
        Arrays.setAll(ratios, i -> micros[1][i] / micros[0][i]);
        System.out.printf(
                "window %2d: bare %s, contract %s CPU µs per message, ratio %s; %d repetitions, %d connections, %d"
                        + " bytes%n",
                window, spread(micros[0]), spread(micros[1]), spread(ratios), REPETITIONS, CONNECTIONS, SIZE);
    }

    private static String spread(double[] figures) {
        double[] sorted = DoubleStream.of(figures).sorted().toArray();
        return String.format(
                Locale.ROOT, "%.3f [%.3f, %.3f]", sorted[sorted.length / 2], sorted[0], sorted[sorted.length - 1]);
    }

    /** One server under load. */
    private record Subject(LocalServer server) implements AutoCloseable {
        static Subject start(String main) throws IOException {
            List<String> command = new ArrayList<>(List.of("taskset", "-c", "0"));
            command.addAll(LocalServer.command(main));
            return new Subject(LocalServer.start(command));
        }

        double microsPerMessage(int window, long durationNs) throws IOException {
            try (EchoLoad load = new EchoLoad(server.address().getPort(), CONNECTIONS, window, SIZE)) {
                long before = cpuNs();
                long replies = load.run(durationNs);
                return (cpuNs() - before) / 1e3 / replies;
            }
        }

        /** Nanoseconds on a core, of all threads that live. */
        private long cpuNs() throws IOException {
            long sum = 0;
            try (DirectoryStream<Path> tasks = Files.newDirectoryStream(Path.of("/proc/" + server.pid() + "/task"))) {
                for (Path task : tasks) {
                    sum += Long.parseLong(
                            Files.readString(task.resolve("schedstat")).split(" ", 2)[0]);
                }
            }
            return sum;
        }

        @Override
        public void close() {
            server.close();
        }
    }
}
