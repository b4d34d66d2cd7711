package dev.onecore.settings;

import dev.onecore.model.Setting;
import dev.onecore.model.WrongSetting;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The strings that a user gave, by setting; an empty one counts as not given, since a build passes those for properties that nobody set. */
final class GivenValues {

    private final Map<Setting, String> values = new EnumMap<>(Setting.class);

    /**
     * Those of {@code given}, by name.
     *
     * @param wrong hears of each name that is no setting's
     */
    GivenValues(Map<String, String> given, WrongSettings wrong) {
        new TreeMap<>(given).forEach((key, value) -> {
            Optional<Setting> setting = Setting.named(key);
            if (setting.isEmpty()) {
                wrong.add(WrongSetting.unknown(key, NearNames.settings(key)));
            } else if (!value.isBlank()) {
                values.put(setting.get(), value.strip());
            }
        });
    }

    Optional<String> of(Setting setting) {
        return Optional.ofNullable(values.get(setting));
    }

    List<Setting> settings() {
        return List.copyOf(values.keySet());
    }

    /** The parts of a list; empty when it was not given. */
    List<String> parts(Setting setting, String separator) {
        return of(setting)
                .map(all -> Arrays.stream(all.split(separator, -1))
                        .map(String::strip)
                        .toList())
                .orElse(List.of());
    }

    Path path(Setting setting, Path fallback) {
        return of(setting)
                .map(text -> {
                    try {
                        return Path.of(text);
                    } catch (InvalidPathException e) {
                        throw wrong(setting, "this machine has no such path (" + e.getReason() + ")");
                    }
                })
                .orElse(fallback)
                .toAbsolutePath()
                .normalize();
    }

    /** That a value breaks a rule. The values of headers are never repeated. */
    WrongSetting wrong(Setting setting, String rule) {
        return WrongSetting.impossible(
                setting.key(), AccessReader.shown(setting, of(setting).orElse("")), rule);
    }
}
