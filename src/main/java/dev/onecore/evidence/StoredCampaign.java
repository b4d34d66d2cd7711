package dev.onecore.evidence;

import dev.onecore.model.Campaign;
import dev.onecore.model.Environment;
import java.util.List;

/**
 * What is left of a campaign.
 *
 * @param campaign as planned; where {@code campaign.json} is damaged, as far as the trials tell of it
 * @param environment what it ran in; {@link Environment#UNKNOWN} where the file is damaged
 * @param trials those that ended and can be read, in the order of the plan; a repeated one follows its first run
 * @param problems what is missing or damaged, in sentences
 */
public record StoredCampaign(
        Campaign campaign, Environment environment, List<StoredTrial> trials, List<String> problems) {

    public StoredCampaign {
        trials = List.copyOf(trials);
        problems = List.copyOf(problems);
    }
}
