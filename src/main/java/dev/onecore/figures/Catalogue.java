package dev.onecore.figures;

import static dev.onecore.model.Metric.*;

import dev.onecore.model.LatencyKind;
import dev.onecore.model.Load;
import dev.onecore.model.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** Which metrics make sense for which load, and what each quantile is read from. */
public final class Catalogue {
    private static final Load.Cases<List<Metric>> BY_KIND = new MetricsOfLoad();

    /** Fewer connections than this say nothing of what one of them takes. */
    private static final int CROWD = 10;

    private Catalogue() {}

    /** All metrics of a phase, in the order of the page. */
    public static List<Metric> of(Load load) {
        List<Metric> all = new ArrayList<>(load.map(BY_KIND));
        if (load.connections() >= CROWD) {
            all.add(all.indexOf(RSS) + 1, RSS_PER_CONNECTION);
        }
        return all;
    }

    /** The few metrics of a phase that a first look is for. */
    public static List<Metric> key(Load load) {
        List<Metric> key = List.of(
                COMPLETION_P50,
                RESPONSE_P50,
                RESPONSE_P99,
                THROUGHPUT,
                BANDWIDTH,
                CPU_PER_MESSAGE,
                CPU_PER_MB,
                SERVER_CPU,
                RSS);
        List<Metric> closed = List.of(THROUGHPUT, SERVICE_P50, SERVICE_P99, CPU_PER_MESSAGE, SERVER_CPU, RSS);
        boolean loop = load.shape().flow().filter(LatencyKind.SERVICE::equals).isPresent();
        return of(load).stream().filter((loop ? closed : key)::contains).toList();
    }

    /** What a phase says of speed, where cost stands beside it: its time for a message or an operation, or its rate. */
    public static Metric speed(Load load) {
        List<Metric> all = of(load);
        return Stream.of(COMPLETION_P50, RESPONSE_P50, THROUGHPUT)
                .filter(all::contains)
                .findFirst()
                .orElse(THROUGHPUT);
    }

    /** The metrics in which targets are set against the baseline; an open load's rate is the injector's, not a result. */
    public static List<Metric> compared(Load load) {
        List<Metric> notable = List.of(
                RESPONSE_P50,
                RESPONSE_P99,
                SERVICE_P50,
                SERVICE_P99,
                COMPLETION_P50,
                THROUGHPUT,
                BANDWIDTH,
                CPU_PER_MESSAGE,
                CPU_PER_MB,
                RSS);
        return of(load).stream()
                .filter(notable::contains)
                .filter(metric -> !load.shape().isOpen()
                        || (metric != THROUGHPUT && metric != SERVICE_P50 && metric != SERVICE_P99))
                .toList();
    }

    /** The histogram that a latency is read from; empty for what is no latency. */
    public static Optional<LatencyKind> view(Metric metric) {
        return Optional.ofNullable(
                switch (metric) {
                    case RESPONSE_P50, RESPONSE_P90, RESPONSE_P99, RESPONSE_P999, RESPONSE_MAX -> LatencyKind.RESPONSE;
                    case SERVICE_P50, SERVICE_P99, SERVICE_P999 -> LatencyKind.SERVICE;
                    case CLOSED_LOOP_P50, CLOSED_LOOP_P99, CLOSED_LOOP_P999 -> LatencyKind.CLOSED_LOOP;
                    case LAG_P99 -> LatencyKind.LAG;
                    case CONNECT_P50, CONNECT_MAX -> LatencyKind.CONNECT;
                    case COMPLETION_P50, COMPLETION_MAX -> LatencyKind.COMPLETION;
                    case FROM_CONNECT_P50, FROM_CONNECT_MAX -> LatencyKind.FROM_CONNECT;
                    case WAIT_P50 -> LatencyKind.WAIT;
                    case DELIVERY_P50, DELIVERY_P99 -> LatencyKind.DELIVERY;
                    case THROUGHPUT,
                            BANDWIDTH,
                            CPU_PER_MESSAGE,
                            CPU_PER_MB,
                            MESSAGES_PER_CPU_SECOND,
                            SERVER_CPU,
                            RSS,
                            RSS_PER_CONNECTION,
                            GC_SHARE -> null;
                });
    }

    /** The quantile that a metric is; empty for a maximum and for what is no latency. */
    public static OptionalDouble quantile(Metric metric) {
        return switch (metric) {
            case RESPONSE_P50,
                    SERVICE_P50,
                    CLOSED_LOOP_P50,
                    CONNECT_P50,
                    COMPLETION_P50,
                    FROM_CONNECT_P50,
                    WAIT_P50,
                    DELIVERY_P50 -> OptionalDouble.of(0.5);
            case RESPONSE_P90 -> OptionalDouble.of(0.9);
            case RESPONSE_P99, SERVICE_P99, CLOSED_LOOP_P99, LAG_P99, DELIVERY_P99 -> OptionalDouble.of(0.99);
            case RESPONSE_P999, SERVICE_P999, CLOSED_LOOP_P999 -> OptionalDouble.of(0.999);
            default -> OptionalDouble.empty();
        };
    }

    /** Whether what is timed are few whole operations, each of which a user waits for, rather than a flow of messages. */
    static boolean fewOperations(Metric metric) {
        return metric == COMPLETION_P50 || metric == CONNECT_P50 || metric == FROM_CONNECT_P50;
    }

    /** Whether it is the one greatest value, which has no interval. */
    static boolean isMaximum(Metric metric) {
        return metric == RESPONSE_MAX
                || metric == COMPLETION_MAX
                || metric == CONNECT_MAX
                || metric == FROM_CONNECT_MAX;
    }

    /** Whether it is a share of a core, which may be 0, rather than a rate or a cost. */
    static boolean isShare(Metric metric) {
        return metric == SERVER_CPU || metric == GC_SHARE;
    }

    /** Whether the injector's limit makes a lower bound of it. */
    static boolean limitedByInjector(Metric metric) {
        return metric == THROUGHPUT || metric == BANDWIDTH;
    }

    /** Whether operations that were unanswered make a lower bound of each time of that kind. */
    static boolean boundedByUnanswered(LatencyKind kind) {
        return switch (kind) {
            case RESPONSE, SERVICE, COMPLETION, FROM_CONNECT -> true;
            case CLOSED_LOOP, LAG, CONNECT, WAIT, DELIVERY -> false;
        };
    }
}
