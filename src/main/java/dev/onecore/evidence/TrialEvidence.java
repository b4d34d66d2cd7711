package dev.onecore.evidence;

import dev.onecore.model.ResourceSample;
import dev.onecore.model.TrialResult;
import java.util.List;

/**
 * All that a trial left.
 *
 * @param result what came of it, each phase with its histograms and throughput
 * @param resources readings of the server and its machine, in order of time; empty for a server that was not sampled
 * @param problems what is missing or damaged in its logs, in sentences
 */
public record TrialEvidence(TrialResult result, List<ResourceSample> resources, List<String> problems) {

    public TrialEvidence {
        resources = List.copyOf(resources);
        problems = List.copyOf(problems);
    }
}
