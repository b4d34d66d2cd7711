package dev.onecore.settings;

import dev.onecore.model.Setting;
import java.util.Arrays;
import java.util.stream.Collectors;

/** All settings in words, as a user reads them. */
public final class SettingsList {

    private SettingsList() {}

    /** Two lines for each: name, values and default, then what it does. */
    public static String text() {
        return Arrays.stream(Setting.values())
                .map(setting ->
                        "  -Donecore." + setting.key() + "=<" + setting.form().words() + "> (default: "
                                + setting.fallback() + ")\n      " + setting.meaning())
                .collect(
                        Collectors.joining("\n", "Settings of a run, each given as -Donecore.<name>=<value>:\n", "\n"));
    }
}
