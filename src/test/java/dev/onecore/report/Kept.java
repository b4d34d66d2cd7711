package dev.onecore.report;

import dev.onecore.evidence.CampaignFolder;
import dev.onecore.evidence.LatencyLog;
import dev.onecore.evidence.ThroughputLog;
import dev.onecore.evidence.TrialEvidence;
import dev.onecore.evidence.TrialFolder;
import dev.onecore.model.Campaign;
import dev.onecore.model.Environment;
import dev.onecore.model.PhaseSeries;
import dev.onecore.model.ResourceSample;
import dev.onecore.model.Trial;
import dev.onecore.model.TrialResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** A synthetic campaign on disk. */
final class Kept {

    private Kept() {}

    /** Keeps all of a campaign's trials, all fine; returns its folder. */
    static Path campaign(Path reports, Campaign campaign) throws IOException {
        CampaignFolder folder = CampaignFolder.create(reports, campaign, Environment.UNKNOWN);
        for (Trial trial : campaign.trials()) {
            trial(folder, Synthetic.evidence(campaign, trial, Synthetic.FINE));
        }
        return folder.path();
    }

    private static void trial(CampaignFolder folder, TrialEvidence evidence) throws IOException {
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
        Files.writeString(trial.resourcesFile(), resources(evidence));
        trial.write(result);
    }

    private static String resources(TrialEvidence evidence) {
        List<ResourceSample> samples = evidence.resources();
        return "{\"schema\":\"onecore/resources/1\",\"pid\":7,\"hz\":10,\"t0MonotonicNs\":5}\n"
                + samples.stream()
                        .map(sample ->
                                ("{\"monotonicNs\":%d,\"wall\":\"2026-11-22T10:00:00.000Z\",\"process\":{\"cpuNs\":%d,\"cpuPercent\":%s,\"rssBytes\":%d},\"machine\":{\"stealPercent\":0.2}}\n")
                                        .formatted(
                                                sample.atNs()
                                                        + evidence.result()
                                                                .origin()
                                                                .monotonicNs(),
                                                sample.cpuNs().orElseThrow(),
                                                sample.cpuPercent().orElseThrow(),
                                                sample.rssBytes().orElseThrow()))
                        .collect(Collectors.joining())
                + "{\"event\":\"ended\",\"monotonicNs\":9,\"samples\":" + samples.size() + ",\"reason\":\"closed\"}\n";
    }
}
