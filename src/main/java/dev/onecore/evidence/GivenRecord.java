package dev.onecore.evidence;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onecore.model.Scalars;
import dev.onecore.model.Setting;
import dev.onecore.model.Settings;
import dev.onecore.model.Workload;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What {@code campaign.json} keeps of the settings beside their own members: the strings that were given, with no secret among
 * them, and their values.
 *
 * @param given names and values, as they can be given again
 * @param workloads those that were chosen
 * @param scalars values by name; times in nanoseconds
 */
record GivenRecord(Map<String, String> given, List<String> workloads, Map<String, JsonNode> scalars) {

    private static final String GIVEN = "given";

    /** Both records in one JSON object. */
    static JsonNode tree(Settings settings) {
        Map<String, JsonNode> scalars = new LinkedHashMap<>();
        settings.scalars()
                .values()
                .forEach((setting, value) -> scalars.put(setting.key(), Json.FILE.valueToTree(value)));
        ObjectNode tree = Json.FILE.valueToTree(SettingsRecord.of(settings));
        ObjectNode added = Json.FILE.valueToTree(new GivenRecord(settings.given(), settings.workloads(), scalars));
        return tree.setAll(added);
    }

    /**
     * The settings in such an object, or in an older one without what was given.
     *
     * @throws IllegalArgumentException when something is missing or impossible
     */
    static Settings settings(JsonNode tree, List<Workload> workloads) {
        try {
            SettingsRecord members = Json.FILE.treeToValue(tree, SettingsRecord.class);
            return members.settings(
                    tree.has(GIVEN)
                            ? Json.FILE.treeToValue(tree, GivenRecord.class)
                            : OldSettings.given(members, workloads));
        } catch (JacksonException e) {
            throw new IllegalArgumentException("settings." + Fault.in(e), e);
        }
    }

    /** The values; those of settings that are not known any more are passed over. */
    Scalars values() {
        Map<Setting, Object> values = new EnumMap<>(Setting.class);
        scalars.forEach((key, value) ->
                Setting.named(key).ifPresent(setting -> values.put(setting, value(setting, value))));
        return new Scalars(values);
    }

    private static Object value(Setting setting, JsonNode value) {
        boolean fits = switch (setting.form().kind()) {
            case WHOLE, TIME -> value.isIntegralNumber();
            case NUMBER, PERCENT -> value.isNumber();
            case CHOICE -> value.isTextual();
            case FLAG -> value.isBoolean();
            case TEXT -> false;
        };
        if (!fits) {
            throw new IllegalArgumentException("settings.scalars." + setting.key() + " cannot be " + value);
        }
        return switch (setting.form().kind()) {
            case WHOLE -> value.longValue();
            case TIME -> Duration.ofNanos(value.longValue());
            case NUMBER, PERCENT -> value.doubleValue();
            case CHOICE, TEXT -> value.textValue();
            case FLAG -> value.booleanValue();
        };
    }
}
