package dev.onecore.figures;

import dev.onecore.evidence.StoredTrial;
import dev.onecore.evidence.TrialEvidence;
import dev.onecore.evidence.TrialLogs;
import dev.onecore.model.Mark;
import dev.onecore.model.Pin;
import dev.onecore.model.ResourceSample;
import dev.onecore.model.Trial;
import dev.onecore.model.TrialResult;
import dev.onecore.model.Verdict;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * A trial as the report sees it: its result with histograms turned into counts, and its resource samples.
 *
 * <p>A campaign of many trials is read one by one; what is kept of each takes some ten kilobytes.
 */
public final class TrialReading {
    private final String folder;
    private final TrialResult result;
    private final List<PhaseReading> phases;
    private final List<ResourceSample> resources;

    private TrialReading(String folder, TrialResult result, List<PhaseReading> phases, List<ResourceSample> resources) {
        this.folder = folder;
        this.result = result;
        this.phases = phases;
        this.resources = List.copyOf(resources);
    }

    /**
     * Reads a trial that is in memory, and keeps all of it.
     *
     * @param folder its name under {@code trials/}
     * @param search whether warm-up is to be found and cut, which is so unless the settings fix it
     */
    public static TrialReading of(TrialEvidence evidence, String folder, boolean search) {
        TrialResult trial = evidence.result();
        CpuClock cpu = new CpuClock(evidence.resources());
        OptionalLong rss = rssAtStart(trial);
        List<PhaseReading> phases = IntStream.range(0, trial.phases().size())
                .mapToObj(i ->
                        PhaseReading.of(trial.phases().get(i), evidence.series().get(i), cpu, rss, search))
                .toList();
        return new TrialReading(folder, trial, phases, evidence.resources());
    }

    /**
     * Reads a trial from its logs, of which no more is kept than figures and charts need.
     *
     * @param stored the trial, whose logs are gone through
     * @param folder its name under {@code trials/}
     * @param search as above
     * @param span of a point in charts, as so many times 100 ms, 1 or more
     * @param problems hears, in sentences, what is missing or damaged in the logs
     */
    public static TrialReading of(
            StoredTrial stored, String folder, boolean search, int span, Consumer<String> problems) {
        TrialResult trial = stored.result();
        SeriesCollector series = new SeriesCollector(trial.phases());
        TrialLogs logs = stored.visit(series);
        logs.problems().forEach(problems);
        CpuClock cpu = new CpuClock(logs.resources());
        OptionalLong rss = rssAtStart(trial);
        Detail detail = Detail.of(trial.trial(), span);
        List<PhaseReading> phases = IntStream.range(0, trial.phases().size())
                .mapToObj(i -> PhaseReading.of(trial.phases().get(i), series.intervals(i), cpu, rss, search, detail))
                .toList();
        return new TrialReading(folder, trial, phases, logs.resources());
    }

    /** What the server said of its memory when it was ready and nobody had connected. */
    private static OptionalLong rssAtStart(TrialResult trial) {
        try {
            String said = trial.facts().atStart().getOrDefault("rssBytes", "");
            return said.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(said));
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    /** The folder's name under {@code trials/}. */
    public String folder() {
        return folder;
    }

    public Trial trial() {
        return result.trial();
    }

    /** The trial as it was stored. */
    public TrialResult result() {
        return result;
    }

    public Verdict verdict() {
        return result.verdict();
    }

    public List<PhaseReading> phases() {
        return phases;
    }

    public List<ResourceSample> resources() {
        return resources;
    }

    /** When its last phase ended. */
    Instant end() {
        long afterNs = phases.stream()
                .mapToLong(phase -> phase.summary().endNs())
                .max()
                .orElse(0);
        return result.origin().wall().plusNanos(afterNs);
    }

    public Optional<PhaseReading> phase(String name) {
        return phases.stream()
                .filter(phase -> phase.phase().name().equals(name))
                .findFirst();
    }

    /** Whether each thread of the server was seen to be held to the one core. */
    public boolean pinned() {
        return result.serverPin().state() == Pin.State.PROVEN && !result.marks().contains(Mark.NOT_PINNED);
    }

    /** The stored marks, and those that the search for a steady state and the verdicts of the phases add. */
    public Set<Mark> marks() {
        Set<Mark> marks = EnumSet.noneOf(Mark.class);
        marks.addAll(result.marks());
        for (PhaseReading phase : phases) {
            switch (phase.window().course()) {
                case NO_STEADY_STATE -> marks.add(Mark.NO_STEADY_STATE);
                case SLOWING_DOWN -> marks.add(Mark.SLOWING_DOWN);
                case FLAT, WARMED_UP -> {}
            }
            if (phase.phase().measured() && phase.costDependsOnInjector()) {
                marks.add(Mark.COST_DEPENDS);
            }
        }
        return marks;
    }
}
