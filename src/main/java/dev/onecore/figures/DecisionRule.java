package dev.onecore.figures;

import dev.onecore.model.Campaign;
import dev.onecore.model.Setting;
import dev.onecore.model.Settings;
import dev.onecore.statistics.Goal;
import dev.onecore.statistics.Looks;

/**
 * How a campaign's comparisons are decided.
 *
 * @param goal how narrow an interval is to be, and which difference does not matter
 * @param looks whether the number of rounds was fixed in advance
 */
public record DecisionRule(Goal goal, Looks looks) {

    /** The rule of a campaign that was run, or of as much of it as was run. */
    public static DecisionRule of(Campaign campaign) {
        return new DecisionRule(goal(campaign.settings()), Looks.FIXED);
    }

    /** The goal that the settings ask for. */
    public static Goal goal(Settings settings) {
        return new Goal(
                settings.scalars().share(Setting.PRECISION).orElse(Goal.USUAL.halfWidth()), Goal.USUAL.margin());
    }
}
