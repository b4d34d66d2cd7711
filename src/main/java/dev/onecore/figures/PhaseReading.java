package dev.onecore.figures;

import dev.onecore.model.LatencyKind;
import dev.onecore.model.Mark;
import dev.onecore.model.Metric;
import dev.onecore.model.Phase;
import dev.onecore.model.PhaseSeries;
import dev.onecore.model.PhaseSummary;
import dev.onecore.model.PhaseTotals;
import dev.onecore.model.PhaseTotals.Volume;
import dev.onecore.model.Usage;
import dev.onecore.model.Verdict;
import dev.onecore.statistics.HistogramSeries;
import dev.onecore.statistics.OwnDelay;
import dev.onecore.statistics.SparseHistogram;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;

/** One phase of one trial, reduced to what figures and charts need of it. */
public final class PhaseReading {
    /** So many places of the grid are a second. */
    private static final int PER_SECOND = 10;

    private final PhaseSummary summary;
    private final Intervals intervals;
    private final Window window;
    private final Map<LatencyKind, HistogramSeries> histograms = new EnumMap<>(LatencyKind.class);
    private final Map<LatencyKind, SparseHistogram> wholes = new EnumMap<>(LatencyKind.class);
    private final Optional<LatencyCourse> charted;
    private final Optional<LatencyCourse> bySecond;
    private final OptionalDouble cpuOfWindow;
    private final OptionalLong rssAtStart;

    private PhaseReading(
            PhaseSummary summary,
            Intervals read,
            Window window,
            Detail detail,
            OptionalDouble cpuOfWindow,
            OptionalLong rssAtStart) {
        this.summary = summary;
        this.intervals = read.withoutHistograms();
        this.window = window;
        this.cpuOfWindow = cpuOfWindow;
        this.rssAtStart = rssAtStart;
        int cut = window.cut() / read.width();
        for (LatencyKind kind : LatencyKind.values()) {
            List<SparseHistogram> all = read.histograms(kind);
            int begin = Math.min(cut, all.size());
            HistogramSeries series = HistogramSeries.of(all.subList(begin, all.size()));
            histograms.put(kind, detail.keeps(summary.phase()) ? series : series.summed());
            wholes.put(kind, SparseHistogram.sum(List.of(SparseHistogram.sum(all.subList(0, begin)), series.sum())));
        }
        int span = spans(read, detail.span());
        charted = summary.phase()
                .load()
                .shape()
                .flow()
                .map(kind -> span == 1 ? read.course(kind) : LatencyCourse.of(read.histograms(kind), span));
        bySecond = DriftFigure.isLong(summary)
                ? summary.phase()
                        .load()
                        .shape()
                        .flow()
                        .map(kind -> LatencyCourse.of(read.histograms(kind), spans(read, PER_SECOND)))
                : Optional.empty();
    }

    private static int spans(Intervals read, int places) {
        return Math.max(1, (places + read.width() / 2) / read.width());
    }

    /** Reads a phase that is in memory, and keeps all of it. */
    static PhaseReading of(
            PhaseSummary phase, PhaseSeries series, CpuClock cpu, OptionalLong rssAtStart, boolean search) {
        return of(phase, IntervalCollector.of(phase, series), cpu, rssAtStart, search, Detail.WHOLE);
    }

    /**
     * Reads a phase.
     *
     * @param rssAtStart the server's resident memory before its first connection; empty where not known
     * @param search whether its warm-up is to be found and cut
     * @param detail what is kept of it
     */
    static PhaseReading of(
            PhaseSummary phase,
            Intervals intervals,
            CpuClock cpu,
            OptionalLong rssAtStart,
            boolean search,
            Detail detail) {
        Window window = search && phase.phase().measured() ? Window.of(phase.phase(), intervals) : Window.WHOLE;
        OptionalDouble cpuOfWindow = window.cut() == 0
                ? OptionalDouble.empty()
                : cpu.between(phase.beginNs() + window.cut() * Intervals.WIDTH_NS, phase.endNs());
        return new PhaseReading(phase, intervals, window, detail, cpuOfWindow, rssAtStart);
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

    /**
     * For how much of the phase the injector's threads stood ready and waited for a core: the sum over all of them in per cent, which
     * may be above 100; empty where the kernel does not say.
     */
    public OptionalDouble injectorWaitPercent() {
        OptionalLong waitedNs = summary.injector().runDelayNs();
        return waitedNs.isEmpty() || summary.seconds() <= 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(waitedNs.getAsLong() / 1e7 / summary.seconds());
    }

    /** What came back over time. */
    public Intervals intervals() {
        return intervals;
    }

    /** How long its operations took over time, as fine as charts have it; empty where they are few. */
    public Optional<LatencyCourse> charted() {
        return charted;
    }

    /** How long its operations took in spans of a second, or longer ones where the phase took hours; empty where it was short. */
    Optional<LatencyCourse> bySecond() {
        return bySecond;
    }

    public Window window() {
        return window;
    }

    /** Operations whose times are known to be at least so long. */
    long unanswered() {
        return summary.counts().unanswered();
    }

    /** Whether the injector had no room left, so that a rate is a lower bound. */
    boolean limitedByInjector() {
        return verdict().outcome().limitedByInjector();
    }

    /** Whether something but the server was the limit, so that a rate is a lower bound. */
    boolean boundsRates() {
        return verdict().outcome().boundsRates();
    }

    /**
     * Whether what a message costs the server depends on the injector's speed: where each side waits for the other, a slower one
     * wakes the server more often for fewer messages.
     */
    boolean costDependsOnInjector() {
        return limitedByInjector() && !phase().load().shape().isOpen();
    }

    /** What must be known of a rate or a cost because the injector was at its limit; empty where it had room. */
    Optional<String> reservation(Metric metric) {
        if (metric.isRate() && boundsRates()) {
            return Optional.of(
                    switch (verdict().outcome()) {
                        case BOTH_BOUND -> "the injector was at its limit too";
                        case WIRE_BOUND -> "the wire was the limit";
                        case INJECTOR_BOUND, FAILED, INVALID, SERVER_BOUND, UNSATURATED -> "the injector was the limit";
                    });
        }
        return metric.isServerCost() && costDependsOnInjector()
                ? Optional.of(Mark.COST_DEPENDS.label())
                : Optional.empty();
    }

    /**
     * How late the injector can have been at a quantile because it was not run, where no send lag says so.
     *
     * @param medianNs of an operation's time
     */
    long delayOfGapsNs(double quantile, long medianNs) {
        long longestNs = summary.conditions().longestGapNs();
        long sumNs = summary.conditions().gapsNs();
        long windowNs = summary.endNs() - summary.beginNs();
        return phase().load().shape().isOpen()
                ? OwnDelay.whereDueNs(quantile, longestNs, sumNs, windowNs)
                : OwnDelay.whereInTurnNs(quantile, medianNs, longestNs, sumNs, windowNs);
    }

    /** The latencies of all of the phase, with what was cut. */
    SparseHistogram whole(LatencyKind kind) {
        return wholes.getOrDefault(kind, SparseHistogram.empty());
    }

    /** The latencies of the window; of a trial of several rounds their sum alone. */
    public HistogramSeries histograms(LatencyKind kind) {
        return histograms.getOrDefault(kind, HistogramSeries.empty());
    }

    /** What it counted and used. */
    PhaseTotals totals() {
        Volume counted = window.cut() == 0 ? whole() : cut();
        // What the CPU did in a cut window is known between samples alone; without them the whole phase stands in.
        Volume paid = window.cut() == 0 || cpuOfWindow.isPresent() ? counted : whole();
        OptionalDouble start =
                rssAtStart.isPresent() ? OptionalDouble.of((double) rssAtStart.getAsLong()) : OptionalDouble.empty();
        return new PhaseTotals(
                counted,
                paid,
                whole(),
                cpuOfWindow.isPresent() ? cpuOfWindow : cpuOfPhase(),
                usage(Usage::gcMs),
                new PhaseTotals.Memory(start, usage(Usage::peakRssBytes)),
                phase().load().connections());
    }

    /** What was counted, and what it took, in each turn that counts; empty for a phase that is run through. */
    List<PhaseTotals> turnTotals() {
        PhaseTotals all = totals();
        return summary.countedTurns().stream()
                .map(turn -> {
                    Volume volume = new Volume(turn.received(), turn.bytes(), turn.seconds());
                    OptionalDouble cpu = turn.server()
                            .map(usage -> OptionalDouble.of((double) usage.cpuNs()))
                            .orElse(OptionalDouble.empty());
                    return new PhaseTotals(
                            volume, volume, all.whole(), cpu, all.gcMs(), all.memory(), all.connections());
                })
                .toList();
    }

    private Volume whole() {
        return new Volume(summary.windowReceived(), summary.windowBytes(), summary.seconds());
    }

    private Volume cut() {
        long widthNs = intervals.width() * Intervals.WIDTH_NS;
        int begin = window.cut() / intervals.width();
        int end = (int) ((summary.endNs() - summary.beginNs()) / widthNs);
        return new Volume(intervals.received(begin, end), intervals.bytes(begin, end), (end - begin) * (widthNs / 1e9));
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
}
