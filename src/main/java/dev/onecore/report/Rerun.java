package dev.onecore.report;

import dev.onecore.model.Campaign;
import dev.onecore.model.Setting;
import dev.onecore.model.Target;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The command that runs a campaign again: the settings that were given, and the same seed. */
final class Rerun {

    /** Where it ran, and what it printed: another run has its own. The simulation and the seed are the campaign's, given or not. */
    private static final Set<Setting> LEFT_OUT =
            EnumSet.of(Setting.HOME, Setting.REPORTS, Setting.DRY_RUN, Setting.HELP, Setting.SEED, Setting.SIMULATION);

    private Rerun() {}

    static String command(Campaign campaign) {
        Map<String, String> given = new LinkedHashMap<>();
        given.put(Setting.SIMULATION.key(), campaign.simulation());
        given.put(
                Setting.TARGETS.key(),
                campaign.targets().stream().map(Target::asGiven).collect(Collectors.joining(",")));
        given.putAll(given(campaign));
        given.put(Setting.SEED.key(), String.valueOf(campaign.seed()));
        return given.entrySet().stream()
                .map(setting -> " -Donecore." + setting.getKey() + "=" + quoted(setting.getValue()))
                .collect(Collectors.joining("", "mvn gatling:test", ""));
    }

    /** The settings that were given, by name, without those of the place where it ran. */
    static Map<String, String> given(Campaign campaign) {
        Map<String, String> given = new LinkedHashMap<>(campaign.settings().given());
        LEFT_OUT.forEach(setting -> given.remove(setting.key()));
        return given;
    }

    /** In single quotes where a shell would read more into it. */
    private static String quoted(String value) {
        return value.matches("[A-Za-z0-9.,:=/_+-]*") ? value : "'" + value.replace("'", "'\\''") + "'";
    }
}
