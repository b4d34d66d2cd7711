package dev.onecore.figures;

import dev.onecore.model.LatencyKind;
import dev.onecore.model.Metric;
import dev.onecore.model.Phase;
import dev.onecore.model.PhaseSeries;
import dev.onecore.model.PhaseSummary;
import dev.onecore.model.Usage;
import dev.onecore.model.Verdict;
import dev.onecore.statistics.SparseHistogram;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;

/** One phase of one trial, reduced to what figures and charts need of it. */
public final class PhaseReading {
    private static final double BYTES_PER_MB = 1e6;
    private static final double BYTES_PER_MIB = 1 << 20;
    private static final double BYTES_PER_KIB = 1 << 10;

    private final PhaseSummary summary;
    private final Intervals intervals;
    private final Window window;
    private final OptionalDouble cpuOfWindow;
    private final OptionalLong rssAtStart;

    private PhaseReading(
            PhaseSummary summary,
            Intervals intervals,
            Window window,
            OptionalDouble cpuOfWindow,
            OptionalLong rssAtStart) {
        this.summary = summary;
        this.intervals = intervals;
        this.window = window;
        this.cpuOfWindow = cpuOfWindow;
        this.rssAtStart = rssAtStart;
    }

    /**
     * Reads a phase.
     *
     * @param rssAtStart the server's resident memory before its first connection; empty where not known
     * @param search whether its warm-up is to be found and cut
     */
    static PhaseReading of(
            PhaseSummary phase, PhaseSeries series, CpuClock cpu, OptionalLong rssAtStart, boolean search) {
        Intervals intervals = Intervals.of(phase, series);
        Window window = search && phase.phase().measured() ? Window.of(phase.phase(), intervals) : Window.WHOLE;
        OptionalDouble cpuOfWindow = window.cut() == 0
                ? OptionalDouble.empty()
                : cpu.between(phase.beginNs() + window.cut() * Intervals.WIDTH_NS, phase.endNs());
        return new PhaseReading(phase, intervals, window, cpuOfWindow, rssAtStart);
    }

    public Phase phase() {
        return summary.phase();
    }

    public Verdict verdict() {
        return summary.verdict();
    }

    /** The phase as it was stored. */
    public PhaseSummary summary() {
        return summary;
    }

    public Intervals intervals() {
        return intervals;
    }

    public Window window() {
        return window;
    }

    /** Operations whose times are known to be at least so long. */
    long unanswered() {
        return summary.counts().unanswered();
    }

    boolean injectorBound() {
        return summary.verdict().outcome() == Verdict.Outcome.INJECTOR_BOUND;
    }

    /** The tallies of the window, one a 100 ms. */
    public List<SparseHistogram> tallies(LatencyKind view) {
        List<SparseHistogram> all = intervals.tallies(view);
        return all.subList(Math.min(window.cut(), all.size()), all.size());
    }

    /** One round's value of a metric that is no latency, in the metric's unit; empty when the evidence for it is missing. */
    OptionalDouble rate(Metric metric) {
        Span counted = window.cut() == 0 ? whole() : cut();
        // What the CPU did in a cut window is known between samples alone; without them the whole phase stands in.
        Span paid = window.cut() == 0 || cpuOfWindow.isPresent() ? counted : whole();
        OptionalDouble cpuNs = cpuOfWindow.isPresent() ? cpuOfWindow : cpuOfPhase();
        return switch (metric) {
            case THROUGHPUT -> quotient(counted.received, counted.seconds);
            case BANDWIDTH -> quotient(counted.bytes / BYTES_PER_MB, counted.seconds);
            case CPU_PER_MESSAGE -> quotient(times(cpuNs, 1e-3), paid.received);
            case CPU_PER_MB -> quotient(times(cpuNs, 1e-3), paid.bytes / BYTES_PER_MB);
            case MESSAGES_PER_CPU_SECOND -> inverse(quotient(times(cpuNs, 1e-9), paid.received));
            case SERVER_CPU -> quotient(times(cpuNs, 100 * 1e-9), paid.seconds);
            case RSS -> times(usage(Usage::peakRssBytes), 1 / BYTES_PER_MIB);
            case RSS_PER_CONNECTION -> rssPerConnection();
            case GC_SHARE -> quotient(times(usage(Usage::gcMs), 100 * 1e-3), summary.seconds());
            default -> throw new IllegalArgumentException(metric + " is read from histograms");
        };
    }

    /** In KiB; empty where memory did not grow, which a server's own start-up can bring about. */
    private OptionalDouble rssPerConnection() {
        OptionalDouble peak = usage(Usage::peakRssBytes);
        if (peak.isEmpty() || rssAtStart.isEmpty() || peak.getAsDouble() <= rssAtStart.getAsLong()) {
            return OptionalDouble.empty();
        }
        double gained = peak.getAsDouble() - rssAtStart.getAsLong();
        return OptionalDouble.of(gained / BYTES_PER_KIB / phase().load().connections());
    }

    /** What was counted, and in which time. */
    private record Span(double received, double bytes, double seconds) {}

    private Span whole() {
        return new Span(summary.windowReceived(), summary.windowBytes(), summary.seconds());
    }

    private Span cut() {
        int end = (int) ((summary.endNs() - summary.beginNs()) / Intervals.WIDTH_NS);
        return new Span(
                intervals.received(window.cut(), end),
                intervals.bytes(window.cut(), end),
                (end - window.cut()) * (Intervals.WIDTH_NS / 1e9));
    }

    private OptionalDouble cpuOfPhase() {
        return summary.server()
                .map(usage -> OptionalDouble.of((double) usage.cpuNs()))
                .orElse(OptionalDouble.empty());
    }

    private OptionalDouble usage(Function<Usage, OptionalLong> part) {
        OptionalLong value = summary.server().map(part).orElse(OptionalLong.empty());
        return value.isPresent() ? OptionalDouble.of((double) value.getAsLong()) : OptionalDouble.empty();
    }

    private static OptionalDouble times(OptionalDouble value, double factor) {
        return value.isPresent() ? OptionalDouble.of(value.getAsDouble() * factor) : value;
    }

    private static OptionalDouble inverse(OptionalDouble value) {
        return value.isPresent() ? quotient(1, value.getAsDouble()) : value;
    }

    private static OptionalDouble quotient(OptionalDouble dividend, double divisor) {
        return dividend.isPresent() ? quotient(dividend.getAsDouble(), divisor) : dividend;
    }

    private static OptionalDouble quotient(double dividend, double divisor) {
        return divisor > 0 ? OptionalDouble.of(dividend / divisor) : OptionalDouble.empty();
    }
}
