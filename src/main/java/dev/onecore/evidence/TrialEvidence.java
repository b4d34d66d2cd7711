package dev.onecore.evidence;

import dev.onecore.model.PhaseSeries;
import dev.onecore.model.ResourceSample;
import dev.onecore.model.TrialResult;
import java.util.List;
import java.util.Locale;

/**
 * All that a trial left.
 *
 * @param result what came of it
 * @param series one for each phase of the result, in the same order
 * @param resources readings of the server and its machine, in order of time; empty for a server that was not sampled
 * @param problems what is missing or damaged in its logs, in sentences
 */
public record TrialEvidence(
        TrialResult result, List<PhaseSeries> series, List<ResourceSample> resources, List<String> problems) {

    public TrialEvidence {
        series = List.copyOf(series);
        resources = List.copyOf(resources);
        problems = List.copyOf(problems);
        if (series.size() != result.phases().size()) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "there are %d series of %d phases",
                    series.size(),
                    result.phases().size()));
        }
    }
}
