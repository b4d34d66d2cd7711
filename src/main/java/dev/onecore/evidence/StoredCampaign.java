package dev.onecore.evidence;

import dev.onecore.model.Campaign;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is left of a campaign.
 *
 * @param campaign as planned; where {@code campaign.json} is damaged, as far as the trials tell of it
 * @param environment facts by name, sorted; empty where the file is damaged
 * @param trials those that ended and can be read, in the order of the plan; a repeated one follows its first run
 * @param problems what is missing or damaged, in sentences
 */
public record StoredCampaign(
        Campaign campaign, Map<String, Object> environment, List<StoredTrial> trials, List<String> problems) {

    public StoredCampaign {
        environment = Collections.unmodifiableMap(new TreeMap<>(environment));
        trials = List.copyOf(trials);
        problems = List.copyOf(problems);
    }
}
