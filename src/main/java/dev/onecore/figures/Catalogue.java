package dev.onecore.figures;

import static dev.onecore.model.Metric.COMPLETION_P50;
import static dev.onecore.model.Metric.RESPONSE_P50;
import static dev.onecore.model.Metric.RSS;
import static dev.onecore.model.Metric.RSS_PER_CONNECTION;
import static dev.onecore.model.Metric.THROUGHPUT;
import static dev.onecore.model.Metric.TO_LAST_P50;

import dev.onecore.model.LatencyKind;
import dev.onecore.model.Load;
import dev.onecore.model.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Which metrics make sense for which load, and which of them stand first. */
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
        return of(load).stream()
                .filter(metric -> metric.role() != Metric.Role.DETAIL && !besideResponse(load, metric))
                .toList();
    }

    /** What a phase says of speed, where cost stands beside it: its time for a message or an operation, or its rate. */
    public static Metric speed(Load load) {
        List<Metric> all = of(load);
        return Stream.of(COMPLETION_P50, TO_LAST_P50, RESPONSE_P50, THROUGHPUT)
                .filter(all::contains)
                .findFirst()
                .orElse(THROUGHPUT);
    }

    /** The metrics in which targets are set against the baseline; an open load's rate is the injector's, not a result. */
    public static List<Metric> compared(Load load) {
        return of(load).stream()
                .filter(metric -> metric.role() == Metric.Role.COMPARED && !besideResponse(load, metric))
                .filter(metric -> !load.shape().isOpen() || !metric.isRate())
                .toList();
    }

    /** Whether it is a service time, which an open load's response time stands before. */
    private static boolean besideResponse(Load load, Metric metric) {
        return load.shape().isOpen()
                && metric.latency().filter(LatencyKind.SERVICE::equals).isPresent();
    }

    /** Whether operations that were unanswered make a lower bound of each time of that kind. */
    static boolean boundedByUnanswered(LatencyKind kind) {
        return switch (kind) {
            case RESPONSE, SERVICE, COMPLETION, FROM_CONNECT, TO_MEDIAN_MEMBER, TO_LAST_MEMBER -> true;
            case CLOSED_LOOP, LAG, CONNECT, WAIT, DELIVERY, FIRST_REPLY, PING -> false;
        };
    }
}
