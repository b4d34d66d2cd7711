package dev.onecore.evidence;

import dev.onecore.model.PhaseSeries;
import dev.onecore.model.TrialResult;
import java.io.IOException;
import java.nio.file.Files;

/** What a conductor does to keep a result that it has at hand. */
final class Keeping {

    private static final String RESOURCES = """
            {"schema":"onecore/resources/1","pid":7,"hz":10,"t0MonotonicNs":5}
            {"monotonicNs":9,"wall":"2026-11-22T10:00:00.000Z","process":{},"machine":{}}
            {"event":"ended","monotonicNs":9,"samples":1,"reason":"closed"}
            """;

    private Keeping() {}

    static TrialFolder keep(CampaignFolder folder, TrialEvidence evidence) throws IOException {
        TrialResult result = evidence.result();
        TrialFolder trial = folder.trial(result.trial(), loss -> {
            throw new AssertionError(loss);
        });
        try (LatencyLog latency = trial.latency(result.origin());
                ThroughputLog throughput = trial.throughput()) {
            for (int i = 0; i < evidence.series().size(); i++) {
                int number = i;
                PhaseSeries phase = evidence.series().get(i);
                phase.slices()
                        .forEach((kind, slices) -> slices.forEach(slice ->
                                latency.append(kind, 0, number, slice.beginNs(), slice.endNs(), slice.counts())));
                phase.ticks().forEach(tick -> throughput.append(tick, number));
            }
        }
        Files.writeString(trial.resourcesFile(), RESOURCES);
        trial.write(result);
        return trial;
    }
}
