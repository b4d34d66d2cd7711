package dev.onecore.figures;

import dev.onecore.model.Campaign;
import dev.onecore.model.Setting;
import dev.onecore.model.Settings;
import dev.onecore.model.Workload;
import dev.onecore.statistics.Goal;
import dev.onecore.statistics.Looks;

/**
 * How the comparisons of a workload are decided.
 *
 * @param goal how narrow an interval is to be, and which difference does not matter
 * @param looks whether the number of rounds was fixed in advance
 */
public record DecisionRule(Goal goal, Looks looks) {

    /** The rule of one workload of a campaign, or of as much of it as was run. */
    public static DecisionRule of(Campaign campaign, Workload workload) {
        return new DecisionRule(
                goal(campaign.settings()), campaign.addsRounds(workload) ? Looks.SEQUENTIAL : Looks.FIXED);
    }

    /** The rule of the workload that a place belongs to. */
    public static DecisionRule of(Campaign campaign, FigureKey key) {
        return campaign.workloads().stream()
                .filter(workload -> workload.name().equals(key.workload()))
                .findFirst()
                .map(workload -> of(campaign, workload))
                .orElseThrow(() -> new IllegalArgumentException("no workload " + key.workload()));
    }

    /** The goal that the settings ask for. */
    public static Goal goal(Settings settings) {
        return new Goal(
                settings.scalars().share(Setting.PRECISION).orElse(Goal.USUAL.halfWidth()), Goal.USUAL.margin());
    }
}
