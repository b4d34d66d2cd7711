package dev.onecore.evidence;

import dev.onecore.model.ResourceSample;
import java.util.List;

/**
 * What a trial's logs hold besides its series.
 *
 * @param resources readings of the server and its machine, in order of time; empty for a server that was not sampled
 * @param problems what is missing or damaged in all of its logs, in sentences
 */
public record TrialLogs(List<ResourceSample> resources, List<String> problems) {

    public TrialLogs {
        resources = List.copyOf(resources);
        problems = List.copyOf(problems);
    }
}
