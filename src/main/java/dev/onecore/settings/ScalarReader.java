package dev.onecore.settings;

import dev.onecore.model.Form;
import dev.onecore.model.Scalars;
import dev.onecore.model.Setting;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads settings of one value each, by their form. Numbers are spelled alike everywhere: ASCII digits, a point, no grouping. */
final class ScalarReader {

    private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]{1,19}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,15}(\\.[0-9]{1,15})?([eE][0-9]{1,2})?");
    private static final Pattern TIME = Pattern.compile("([0-9]{1,9}(?:\\.[0-9]{1,6})?)(ms|s|m|min)");

    private ScalarReader() {}

    /** The values that have their form; {@code wrong} hears of the others. */
    static Scalars read(GivenValues given, WrongSettings wrong) {
        Map<Setting, Object> values = new EnumMap<>(Setting.class);
        for (Setting setting : given.settings()) {
            if (setting.form().kind() != Form.Kind.TEXT) {
                given.of(setting)
                        .flatMap(text -> value(setting.form(), text))
                        .ifPresentOrElse(
                                value -> values.put(setting, value),
                                () -> wrong.add(
                                        given.wrong(setting, setting.form().words() + " is needed")));
            }
        }
        return new Scalars(values);
    }

    /** The value, when it has that form. */
    private static Optional<Object> value(Form form, String text) {
        return switch (form.kind()) {
            case WHOLE -> whole(form, text);
            case NUMBER -> number(form, text).map(Object.class::cast);
            case PERCENT ->
                text.endsWith("%")
                        ? number(form, text.substring(0, text.length() - 1).stripTrailing())
                                .map(percent -> percent / 100)
                        : Optional.empty();
            case TIME -> time(form, text);
            case CHOICE -> form.choices().contains(text) ? Optional.of(text) : Optional.empty();
            case FLAG -> form.choices().contains(text) ? Optional.of(text.equals("true")) : Optional.empty();
            case TEXT -> Optional.empty();
        };
    }

    private static Optional<Object> whole(Form form, String text) {
        if (!WHOLE.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.<Object>of(Long.valueOf(text)).filter(value -> within(form, (Long) value));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<Double> number(Form form, String text) {
        return NUMBER.matcher(text).matches()
                ? Optional.of(Double.valueOf(text)).filter(value -> within(form, value))
                : Optional.empty();
    }

    private static Optional<Object> time(Form form, String text) {
        Matcher time = TIME.matcher(text);
        if (!time.matches()) {
            return Optional.empty();
        }
        double unitMs = switch (time.group(2)) {
            case "ms" -> 1;
            case "s" -> 1_000;
            case "m", "min" -> 60_000;
            default -> throw new IllegalStateException("no unit " + time.group(2));
        };
        double millis = Double.parseDouble(time.group(1)) * unitMs;
        return within(form, millis) ? Optional.of(Duration.ofNanos(Math.round(millis * 1e6))) : Optional.empty();
    }

    private static boolean within(Form form, double value) {
        return value >= form.least() && value <= form.most();
    }
}
