package dev.onecore.settings;

import dev.onecore.model.Scalars;
import dev.onecore.model.Setting;
import dev.onecore.model.Settings;
import dev.onecore.model.WrongSetting;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The settings of one run. Its workloads ask here for what they let a user choose, and so it is known at the end which setting
 * nobody asked for, and which bare name several meant.
 */
public final class SettingsInUse {

    /** What every run uses, or what was refused before where it has no use. */
    private static final Set<Setting> BY_ALL = EnumSet.of(
            Setting.TARGETS,
            Setting.SIMULATION,
            Setting.ROUNDS,
            Setting.PRECISION,
            Setting.TIME,
            Setting.PROFILE,
            Setting.SEED,
            Setting.SERVER_CORE,
            Setting.INJECTOR_CORES,
            Setting.INVENTORY,
            Setting.KEEP,
            Setting.SERVICE,
            Setting.SERVICE_KEY,
            Setting.SERVER_JVM_ARGS,
            Setting.CA,
            Setting.TRUST,
            Setting.SUBPROTOCOL,
            Setting.HEADERS,
            Setting.WIRE,
            Setting.BASELINE,
            Setting.GATE,
            Setting.GATE_MODE,
            Setting.REFERENCE,
            Setting.METRICS,
            Setting.TRACE,
            Setting.TRACE_SECRETS,
            Setting.REPORTS,
            Setting.HOME,
            Setting.DRY_RUN,
            Setting.HELP);

    private final Settings settings;
    private final Set<Setting> used = EnumSet.copyOf(BY_ALL);

    public SettingsInUse(Settings settings) {
        this.settings = settings;
    }

    /** All of them, for what is used by every run. */
    public Settings all() {
        return settings;
    }

    /** The whole number that was given, here or by the bare name, or the usual one. */
    public int whole(Setting setting, int usual) {
        return Math.toIntExact(scalars().whole(asked(setting)).orElse(usual));
    }

    /** The number that was given, here or by the bare name, or the usual one. */
    public double number(Setting setting, double usual) {
        return scalars().number(asked(setting)).orElse(usual);
    }

    /** The share that was given as a percentage, or the usual one. */
    public double share(Setting setting, double usual) {
        return scalars().share(asked(setting)).orElse(usual);
    }

    /** The time that was given. */
    public Optional<Duration> time(Setting setting) {
        return scalars().time(asked(setting));
    }

    /** The choice that was given. */
    public Optional<String> choice(Setting setting) {
        return scalars().choice(asked(setting));
    }

    /** Says that a setting has a use in this run. */
    public void use(Setting setting) {
        used.add(setting);
    }

    /** Says that a setting which most runs use has none in this one. */
    public void hasNoUse(Setting setting) {
        used.remove(setting);
    }

    private Scalars scalars() {
        return settings.scalars();
    }

    private Setting asked(Setting setting) {
        used.add(setting);
        setting.shorthand().ifPresent(used::add);
        boolean here = settings.given().containsKey(setting.key());
        return here ? setting : setting.shorthand().orElse(setting);
    }

    /**
     * Makes sure that every setting that was given has one meaning in this run.
     *
     * @param simulation the run's name
     * @throws WrongSetting that names each which has no use, or could mean several things
     */
    public void requireOneMeaningEach(String simulation) {
        WrongSettings wrong = new WrongSettings();
        for (Setting setting : Setting.values()) {
            if (settings.given().containsKey(setting.key())) {
                var unused = wrong.unlessWrong(() -> {
                    requireUse(setting, simulation);
                    requireOneMeaning(setting, simulation);
                    return setting;
                });
            }
        }
        wrong.requireNone();
    }

    private void requireUse(Setting setting, String simulation) {
        if (!used.contains(setting)) {
            String instead = used.stream()
                    .filter(other -> !BY_ALL.contains(other))
                    .filter(other -> other.meant().isEmpty())
                    .map(Setting::key)
                    .collect(Collectors.joining(", "));
            throw wrong(
                    setting,
                    "nothing in " + simulation + " uses it; leave it out"
                            + (instead.isEmpty() ? "" : " (what can be chosen here: " + instead + ")"));
        }
    }

    private void requireOneMeaning(Setting setting, String simulation) {
        List<Setting> meant = setting.meant().stream().filter(used::contains).toList();
        if (meant.size() > 1) {
            throw wrong(
                    setting,
                    "it could mean "
                            + meant.stream()
                                    .map(each -> each.key() + " (" + each.meaning() + ")")
                                    .collect(Collectors.joining(" or "))
                            + " in " + simulation + "; give the one that is meant");
        }
        meant.stream()
                .filter(each -> settings.given().containsKey(each.key()))
                .findFirst()
                .ifPresent(each -> {
                    throw wrong(setting, each.key() + " is given too, which is the same here; leave one out");
                });
    }

    private WrongSetting wrong(Setting setting, String rule) {
        return WrongSetting.impossible(setting.key(), settings.given().getOrDefault(setting.key(), ""), rule);
    }
}
