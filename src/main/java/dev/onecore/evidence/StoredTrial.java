package dev.onecore.evidence;

import dev.onecore.model.LatencyKind;
import dev.onecore.model.PhaseSeries;
import dev.onecore.model.ResourceSample;
import dev.onecore.model.Slice;
import dev.onecore.model.Target;
import dev.onecore.model.Tick;
import dev.onecore.model.TrialResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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

    /** What came of it, without histograms and throughput. */
    public TrialResult result() {
        return record.result();
    }

    /** What the server said on stderr, line by line; empty where it said nothing, or there is no such file. */
    public List<String> serverLog() {
        try {
            return Files.readAllLines(path.resolve(TrialFolder.SERVER_LOG));
        } catch (IOException e) {
            return List.of();
        }
    }

    /**
     * All of it, read from disk at each call: some megabytes, so a campaign is best gone through one trial at a time.
     *
     * <p>An interval belongs to the phase that it overlaps most; where it overlaps none, to the one that began last before it,
     * since replies may come after a phase's end.
     */
    public TrialEvidence evidence() {
        List<String> problems = new ArrayList<>();
        PhaseTimes times = new PhaseTimes(record.phases());
        boolean ran = !record.phases().isEmpty();
        boolean sampled = ran && record.trial().target() instanceof Target.Contender;
        List<Map<LatencyKind, List<Slice>>> slices =
                times.slices(LatencyReader.read(path.resolve(LatencyLog.FILE), ran, problems));
        List<List<Tick>> ticks = times.ticks(ThroughputReader.read(path.resolve(ThroughputLog.FILE), ran, problems));
        List<ResourceSample> resources =
                ResourceReader.read(path.resolve(TrialFolder.RESOURCES), sampled, record.origin(), problems);
        List<PhaseSeries> series = new ArrayList<>();
        for (int i = 0; i < record.phases().size(); i++) {
            series.add(new PhaseSeries(slices.get(i), ticks.get(i)));
        }
        problems.replaceAll(problem -> "trials/" + path.getFileName() + "/" + problem);
        return new TrialEvidence(record.result(), series, resources, problems);
    }
}
