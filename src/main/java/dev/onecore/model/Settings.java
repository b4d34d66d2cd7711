package dev.onecore.model;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What the user asked for, read once and checked whole.
 *
 * @param targets at least one, names unique
 * @param access what endpoints ask of their clients
 * @param rounds rounds of every workload; empty for the profile's
 * @param seed empty to have one drawn
 * @param cores who runs where
 * @param profile how much time for how narrow an interval
 * @param reports folder that campaigns land in
 * @param home the project's folder
 * @param overrides what was fixed of the workloads
 * @param serverJvmArgs more arguments for a server's JVM
 * @param admitAll whether servers that break the contract are admitted too
 * @param dryRun whether to print the plan alone
 */
public record Settings(
        List<Target> targets,
        Access access,
        OptionalInt rounds,
        OptionalLong seed,
        CoreChoice cores,
        Profile profile,
        Path reports,
        Path home,
        Overrides overrides,
        List<String> serverJvmArgs,
        boolean admitAll,
        boolean dryRun) {

    public Settings {
        targets = List.copyOf(targets);
        serverJvmArgs = List.copyOf(serverJvmArgs);
    }

    /**
     * Settings from their names (those of {@link Setting}, without the {@code onecore.} before them) and values.
     *
     * @throws WrongSetting for a name that is unknown or a value that is impossible
     */
    public static Settings from(Map<String, String> given) {
        SettingsReader reader = new SettingsReader(given);
        reader.refuseUnknown();
        Path home = reader.path(Setting.HOME, Path.of(""));
        Profile profile = reader.choice(Setting.PROFILE, Profile.class, Profile.QUICK);
        return new Settings(
                reader.targets(profile),
                reader.access(),
                reader.wholeNumber(Setting.ROUNDS, 1, 1_000),
                reader.seed(),
                reader.cores(),
                profile,
                reader.path(Setting.REPORTS, home.resolve("reports")),
                home,
                reader.overrides(),
                reader.words(Setting.SERVER_JVM_ARGS),
                reader.flag(Setting.ADMIT_ALL),
                reader.flag(Setting.DRY_RUN));
    }
}
