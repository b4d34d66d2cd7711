package dev.onecore.campaign;

import dev.onecore.model.Setting;
import dev.onecore.model.Workload;
import dev.onecore.model.WrongSetting;
import dev.onecore.settings.NearNames;
import dev.onecore.settings.SettingsInUse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Which of the workloads that a simulation has are run: those that the settings name, or all. */
public final class ChosenWorkloads {

    private final SettingsInUse settings;
    private final List<Function<Workloads, Workload>> offered;

    private ChosenWorkloads(SettingsInUse settings, List<Function<Workloads, Workload>> offered) {
        this.settings = settings;
        this.offered = offered;
    }

    /**
     * The workloads in the order of {@code offered}; empty for one that was not chosen, whose settings have no use then.
     *
     * @throws WrongSetting when a name is that of no workload here
     */
    public static List<Optional<Workload>> of(SettingsInUse settings, List<Function<Workloads, Workload>> offered) {
        return new ChosenWorkloads(settings, offered).choose();
    }

    private List<Optional<Workload>> choose() {
        if (offered.size() < 2) {
            Workloads alone = new Workloads(settings);
            return offered.stream().map(each -> Optional.of(each.apply(alone))).toList();
        }
        settings.use(Setting.WORKLOADS);
        // What a workload is called is known once it is made; only of those that are run it counts what they ask for.
        Workloads unasked = new Workloads(new SettingsInUse(settings.all()));
        List<String> names =
                offered.stream().map(each -> each.apply(unasked).name()).toList();
        Set<String> wanted = wanted(names);
        Workloads chosen = new Workloads(settings, wanted.size() != 1);
        List<Optional<Workload>> all = new ArrayList<>();
        for (int index = 0; index < names.size(); index++) {
            boolean run = wanted.isEmpty() || wanted.contains(names.get(index));
            all.add(run ? Optional.of(offered.get(index).apply(chosen)) : Optional.empty());
        }
        return all;
    }

    private Set<String> wanted(List<String> names) {
        Set<String> wanted = new HashSet<>();
        for (String given : settings.all().workloads()) {
            String name = spelled(given);
            if (!names.contains(name)) {
                List<String> near = NearNames.of(given, names.stream());
                throw WrongSetting.impossible(
                        Setting.WORKLOADS.key(),
                        String.join(",", settings.all().workloads()),
                        "'" + given + "' is none of " + String.join(", ", names)
                                + (near.isEmpty() ? "" : "; did you mean " + String.join(" or ", near) + "?"));
            }
            wanted.add(name);
        }
        return wanted;
    }

    /** {@code FileUpload}, as its simulation is called, means {@code file-upload}. */
    private static String spelled(String given) {
        return given.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
