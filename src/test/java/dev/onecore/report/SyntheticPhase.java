package dev.onecore.report;

import dev.onecore.figures.Catalogue;
import dev.onecore.model.Conditions;
import dev.onecore.model.LatencyKind;
import dev.onecore.model.Load;
import dev.onecore.model.LoadShape;
import dev.onecore.model.OperationCounts;
import dev.onecore.model.Phase;
import dev.onecore.model.PhaseSeries;
import dev.onecore.model.PhaseSummary;
import dev.onecore.model.Slice;
import dev.onecore.model.Tick;
import dev.onecore.model.Usage;
import dev.onecore.model.Verdict;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;

/**
 * Makes up what a phase left, from a server's cost of a message and a seeded source of noise.
 *
 * @param costUs CPU microseconds of a message
 * @param slowFor intervals at the begin in which all takes twice as long
 * @param stallAt an interval in which some replies take 200 ms; −1 for none
 * @param verdict of the phase
 */
record SyntheticPhase(double costUs, int slowFor, int stallAt, Verdict verdict) {
    private static final long INTERVAL = 100_000_000;

    /** What hardly varies from one operation to the next. */
    private static final Set<LatencyKind> SETTLED =
            Set.of(LatencyKind.COMPLETION, LatencyKind.FROM_CONNECT, LatencyKind.WAIT);

    /** What a stall of the server makes longer for each message that is due meanwhile. */
    private static final Set<LatencyKind> FROM_A_START = Set.of(LatencyKind.RESPONSE, LatencyKind.SERVICE);

    /**
     * What a phase left.
     *
     * @param summary its sums
     * @param series its intervals
     */
    record MadePhase(PhaseSummary summary, PhaseSeries series) {}

    /** A phase that begins at {@code beginNs}. */
    MadePhase of(Phase phase, long beginNs, Random random) {
        int count = (int) (phase.duration().toMillis() / 100);
        double perInterval = perInterval(phase.load());
        Map<LatencyKind, List<Slice>> slices = new EnumMap<>(LatencyKind.class);
        List<Tick> ticks = new ArrayList<>();
        long received = 0;
        for (int i = 0; i < count; i++) {
            long begin = beginNs + i * INTERVAL;
            boolean slow = i < slowFor;
            boolean closed = phase.load()
                    .shape()
                    .flow()
                    .filter(LatencyKind.SERVICE::equals)
                    .isPresent();
            long n = Math.max(
                    1, Math.round(perInterval * (slow && closed ? 0.5 : 1) * (1 + 0.01 * random.nextGaussian())));
            received += n;
            ticks.add(new Tick(begin, begin + INTERVAL, n, bytes(phase.load(), n), 0));
            for (LatencyKind view : views(phase.load())) {
                Histogram counts = new Histogram(3);
                counts.setAutoResize(true);
                long samples = operations(phase.load(), n, view);
                for (long k = 0; k < samples; k++) {
                    counts.recordValue(latency(phase.load(), view, random, slow, i == stallAt && k % 10 == 0));
                }
                slices.computeIfAbsent(view, v -> new ArrayList<>()).add(new Slice(begin, begin + INTERVAL, counts));
            }
        }
        long end = beginNs + count * INTERVAL;
        long bytes = bytes(phase.load(), received);
        PhaseSummary summary = new PhaseSummary(
                phase,
                beginNs,
                end,
                new OperationCounts(received, received, received, received, 0, bytes),
                received,
                bytes,
                Optional.of(usage(cpu(phase.load(), received), random)),
                usage((long) (received * 3_000.0), random),
                new Conditions(
                        OptionalDouble.of(0.2),
                        OptionalDouble.of(0.1),
                        OptionalDouble.of(0.4),
                        OptionalDouble.empty(),
                        900_000,
                        0),
                verdict);
        return new MadePhase(summary, new PhaseSeries(slices, ticks));
    }

    long cpu(Load load, long received) {
        return Math.round(received * costUs * 1_000 * (load.operation() == Load.Operation.TRANSFER ? 20 : 1));
    }

    private static Usage usage(long cpuNs, Random random) {
        return new Usage(
                cpuNs,
                OptionalLong.of(1_000_000),
                OptionalLong.empty(),
                OptionalLong.of(12),
                OptionalLong.of((100L << 20) + random.nextInt(1 << 22)));
    }

    private double perInterval(Load load) {
        LoadShape shape = load.shape();
        if (shape.usersArrive()) {
            return 100;
        }
        if (shape.flow().filter(LatencyKind.SERVICE::equals).isPresent()) {
            return 95_000 / costUs / 10;
        }
        return shape.scheduledPerSec().orElse(load.operation() == Load.Operation.MESSAGE ? 20_000 : 800) / 10;
    }

    private static long bytes(Load load, long n) {
        return n * (load.operation() == Load.Operation.TRANSFER ? 65_536 : 24);
    }

    /** All that the page has a figure for. */
    private static Set<LatencyKind> views(Load load) {
        return Catalogue.of(load).stream()
                .flatMap(metric -> metric.latency().stream())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(LatencyKind.class)));
    }

    private static long operations(Load load, long n, LatencyKind view) {
        boolean few = view == LatencyKind.COMPLETION
                || view == LatencyKind.FROM_CONNECT
                || view == LatencyKind.CONNECT
                || load.operation() != Load.Operation.MESSAGE;
        return few ? 1 : Math.min(n, 400);
    }

    private long latency(Load load, LatencyKind view, Random random, boolean slow, boolean stalled) {
        double noise = Math.exp(0.25 * random.nextGaussian());
        double base = switch (view) {
            case RESPONSE, SERVICE, CLOSED_LOOP -> costUs * 9_000;
            case LAG -> 8_000;
            case CONNECT -> 900_000;
            case DELIVERY, FIRST_REPLY, TO_MEDIAN_MEMBER, TO_LAST_MEMBER, PING -> costUs * 6_000;
            case WAIT -> 1e9;
            case FROM_CONNECT -> 19.03e9;
            case COMPLETION -> load.shape().usersArrive() ? 19.02e9 : 40e6 + costUs * 1e5;
        };
        double stall = stalled && FROM_A_START.contains(view) && load.operation() == Load.Operation.MESSAGE
                ? random.nextDouble() * 200e6
                : 0;
        return Math.round(base * (SETTLED.contains(view) ? Math.pow(noise, 0.02) : noise) * (slow ? 2 : 1) + stall);
    }
}
