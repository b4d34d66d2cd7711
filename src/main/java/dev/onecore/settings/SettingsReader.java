package dev.onecore.settings;

import dev.onecore.model.Access;
import dev.onecore.model.CoreChoice;
import dev.onecore.model.MetricsAddress;
import dev.onecore.model.Profile;
import dev.onecore.model.Scalars;
import dev.onecore.model.Setting;
import dev.onecore.model.Settings;
import dev.onecore.model.Target;
import dev.onecore.model.WireFaults;
import dev.onecore.model.WrongSetting;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns the strings of a user's settings into values, and names what is wrong with one. */
public final class SettingsReader {

    private SettingsReader() {}

    /**
     * Settings from their names (those of {@link Setting}, without the {@code onecore.} before them) and values.
     *
     * @throws WrongSetting for names that are unknown and values that are impossible: all that can be told at once
     */
    public static Settings read(Map<String, String> given) {
        WrongSettings wrong = new WrongSettings();
        GivenValues values = new GivenValues(given, wrong);
        Scalars scalars = ScalarReader.read(values, wrong);
        Profile profile = profile(scalars);
        Optional<CoreChoice> cores = wrong.unlessWrong(() -> CoreReader.read(values, scalars));
        Optional<Path> home = wrong.unlessWrong(() -> values.path(Setting.HOME, Path.of("")));
        Optional<Path> reports = home.flatMap(
                folder -> wrong.unlessWrong(() -> values.path(Setting.REPORTS, folder.resolve("reports"))));
        Optional<List<Target>> targets = wrong.unlessWrong(() -> TargetReader.read(values, profile));
        // What has a use is known only where the targets are.
        Optional<Access> access = targets.flatMap(known -> wrong.unlessWrong(() -> AccessReader.read(values, known)));
        Optional<List<String>> jvmArgs =
                targets.flatMap(known -> wrong.unlessWrong(() -> serverJvmArgs(values, known)));
        var unused = wrong.unlessWrong(() -> metrics(values));
        var unusedWire = wrong.unlessWrong(() -> wire(values));
        wrong.requireNone();
        return new Settings(
                shown(values),
                targets.orElseThrow(),
                values.parts(Setting.WORKLOADS, ","),
                access.orElseThrow(),
                cores.orElseThrow(),
                profile,
                reports.orElseThrow(),
                home.orElseThrow(),
                jvmArgs.orElseThrow(),
                scalars);
    }

    /** Only looks whether it can be understood: it is read where it is used. */
    private static Optional<WireFaults> wire(GivenValues values) {
        try {
            return values.of(Setting.WIRE).map(WireFaults::of);
        } catch (IllegalArgumentException e) {
            throw values.wrong(Setting.WIRE, String.valueOf(e.getMessage()));
        }
    }

    private static Map<String, String> shown(GivenValues values) {
        Map<String, String> shown = new LinkedHashMap<>();
        for (Setting setting : values.settings()) {
            values.of(setting).ifPresent(value -> shown.put(setting.key(), AccessReader.shown(setting, value)));
        }
        return shown;
    }

    /** Looked at here, so that a wrong one is named beside others; who opens it reads it once more, as it may hold a password. */
    private static Optional<MetricsAddress> metrics(GivenValues values) {
        try {
            return values.of(Setting.METRICS).map(MetricsAddress::parse);
        } catch (IllegalArgumentException e) {
            throw values.wrong(Setting.METRICS, String.valueOf(e.getMessage()));
        }
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
