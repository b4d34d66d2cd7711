package dev.onecore.settings;

import dev.onecore.model.Profile;
import dev.onecore.model.Scalars;
import dev.onecore.model.Setting;
import dev.onecore.model.Settings;
import dev.onecore.model.Target;
import dev.onecore.model.WrongSetting;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Turns the strings of a user's settings into values, and names what is wrong with one. */
public final class SettingsReader {

    private SettingsReader() {}

    /**
     * Settings from their names (those of {@link Setting}, without the {@code onecore.} before them) and values.
     *
     * @throws WrongSetting for a name that is unknown or a value that is impossible
     */
    public static Settings read(Map<String, String> given) {
        GivenValues values = new GivenValues(given);
        Scalars scalars = ScalarReader.read(values);
        Profile profile = profile(scalars);
        Path home = values.path(Setting.HOME, Path.of(""));
        List<Target> targets = TargetReader.read(values, profile);
        return new Settings(
                shown(values),
                targets,
                values.parts(Setting.WORKLOADS, ","),
                AccessReader.read(values, targets),
                CoreReader.read(values, scalars),
                profile,
                values.path(Setting.REPORTS, home.resolve("reports")),
                home,
                serverJvmArgs(values, targets),
                scalars);
    }

    private static Map<String, String> shown(GivenValues values) {
        Map<String, String> shown = new LinkedHashMap<>();
        for (Setting setting : values.settings()) {
            values.of(setting).ifPresent(value -> shown.put(setting.key(), AccessReader.shown(setting, value)));
        }
        return shown;
    }

    private static Profile profile(Scalars scalars) {
        String label = scalars.choice(Setting.PROFILE).orElse(Profile.QUICK.label());
        return Arrays.stream(Profile.values())
                .filter(profile -> profile.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no profile " + label));
    }

    private static List<String> serverJvmArgs(GivenValues values, List<Target> targets) {
        if (values.of(Setting.SERVER_JVM_ARGS).isPresent() && targets.stream().noneMatch(Target::startedHere)) {
            throw values.wrong(
                    Setting.SERVER_JVM_ARGS, "nothing uses it, since every target runs already; leave it out");
        }
        return values.parts(Setting.SERVER_JVM_ARGS, "\\s+");
    }
}
