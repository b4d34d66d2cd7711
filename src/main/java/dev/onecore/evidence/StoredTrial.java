package dev.onecore.evidence;

import dev.onecore.model.GroundTruth;
import dev.onecore.model.PhaseSeries;
import dev.onecore.model.ResourceSample;
import dev.onecore.model.Tick;
import dev.onecore.model.TrialResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One trial of a {@link StoredCampaign}, whose series stay on disk until they are asked for. */
public final class StoredTrial {

    private final Path path;
    private final TrialRecord record;

    StoredTrial(Path path, TrialRecord record) {
        this.path = path;
        this.record = record;
    }

    /** Its folder. */
    public Path path() {
        return path;
    }

    /** Where its result is kept, relative to the campaign's folder, as problems name it. */
    public String resultFile() {
        return EvidenceFiles.trialFolder(String.valueOf(path.getFileName())) + "/" + TrialRecord.FILE;
    }

    /** What came of it, without histograms and throughput. */
    public TrialResult result() {
        return record.result();
    }

    /** What a calibration server says that it did; empty for any other server. */
    public List<GroundTruth> groundTruth() {
        return GroundTruthReader.read(path.resolve(TrialFolder.SERVER_LOG), record.origin());
    }

    /**
     * All of it, read from disk at each call: some megabytes, so a campaign is best gone through one trial at a time.
     *
     * <p>An interval says which phase it is of. In a log that was written before intervals did, it belongs to the phase that it
     * overlaps most; where it overlaps none, to the one that began last before it, since replies may come after a phase's end.
     */
    public TrialEvidence evidence() {
        List<String> problems = new ArrayList<>();
        PhaseTimes times = times();
        List<PhaseSlice> slices = LatencyReader.read(path.resolve(LatencyLog.FILE), ran(), problems);
        List<PhaseTick> ticks = ThroughputReader.read(path.resolve(ThroughputLog.FILE), ran(), problems);
        List<ResourceSample> resources = resources(problems);
        List<PhaseSeries> series = times.series(slices, ticks, problems);
        return new TrialEvidence(record.result(), series, resources, named(problems));
    }

    /**
     * Goes through its series as {@link #evidence} has them, of which no more than an interval is in memory at a time; what else its
     * logs hold is returned.
     */
    public TrialLogs visit(SeriesVisitor visitor) {
        List<String> problems = new ArrayList<>();
        PhaseTimes times = times();
        Strays strays = new Strays();
        HistogramCodec codec = new HistogramCodec();
        LatencyReader.read(
                path.resolve(LatencyLog.FILE),
                ran(),
                (interval, histogram) -> {
                    int phase = strays.seen(times.of(interval.phase(), interval.beginNs(), interval.endNs()));
                    if (phase >= 0 && visitor.wants(phase)) {
                        visitor.interval(phase, interval.kind(), interval.beginNs(), codec.bins(histogram));
                    } else {
                        codec.check(histogram);
                    }
                },
                problems);
        ThroughputReader.read(
                path.resolve(ThroughputLog.FILE),
                ran(),
                entry -> {
                    Tick tick = entry.tick();
                    int phase = strays.seen(times.of(entry.phase(), tick.beginNs(), tick.endNs()));
                    if (phase >= 0 && visitor.wants(phase)) {
                        visitor.tick(phase, tick);
                    }
                },
                problems);
        List<ResourceSample> resources = resources(problems);
        times.tellStrays(strays.count, problems);
        return new TrialLogs(resources, named(problems));
    }

    /** Counts what belongs to no phase. */
    private static final class Strays {
        private long count;

        private int seen(int phase) {
            count += phase < 0 ? 1 : 0;
            return phase;
        }
    }

    private PhaseTimes times() {
        return new PhaseTimes(record.trial().workload().phases(), record.phases());
    }

    private boolean ran() {
        return !record.phases().isEmpty();
    }

    private List<ResourceSample> resources(List<String> problems) {
        boolean sampled = ran() && record.trial().target().startedHere();
        return ResourceReader.read(path.resolve(TrialFolder.RESOURCES), sampled, record.origin(), problems);
    }

    private List<String> named(List<String> problems) {
        problems.replaceAll(problem -> EvidenceFiles.trialFolder(path.getFileName() + "/" + problem));
        return problems;
    }
}
