package dev.onecore.model;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The settings of one value each that the user gave; whatever is absent was not given.
 *
 * @param values each an instance of what its setting's {@link Form.Kind} says
 */
public record Scalars(Map<Setting, Object> values) {

    /** Nothing was given. */
    public static final Scalars NONE = new Scalars(Map.of());

    public Scalars {
        Map<Setting, Object> copy = new EnumMap<>(Setting.class);
        copy.putAll(values);
        copy.forEach((setting, value) -> {
            if (!setting.form().kind().type().isInstance(value)) {
                throw new IllegalArgumentException(setting.key() + ": " + value + " is not "
                        + setting.form().words());
            }
        });
        values = Collections.unmodifiableMap(copy);
    }

    /** The value of a setting that is a whole number. */
    public OptionalLong whole(Setting setting) {
        Long value = of(setting, Form.Kind.WHOLE, Long.class);
        return value == null ? OptionalLong.empty() : OptionalLong.of(value);
    }

    /** The value of a setting that is a number. */
    public OptionalDouble number(Setting setting) {
        Double value = of(setting, Form.Kind.NUMBER, Double.class);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /** The share that a setting gives as a percentage: 0.05 of {@code 5%}. */
    public OptionalDouble share(Setting setting) {
        Double value = of(setting, Form.Kind.PERCENT, Double.class);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /** The value of a setting that is a time. */
    public Optional<Duration> time(Setting setting) {
        return Optional.ofNullable(of(setting, Form.Kind.TIME, Duration.class));
    }

    /** The value of a setting that is a choice. */
    public Optional<String> choice(Setting setting) {
        return Optional.ofNullable(of(setting, Form.Kind.CHOICE, String.class));
    }

    /** Whether a setting that is true or false was given as true. */
    public boolean flag(Setting setting) {
        return Boolean.TRUE.equals(of(setting, Form.Kind.FLAG, Boolean.class));
    }

    private <T> @Nullable T of(Setting setting, Form.Kind kind, Class<T> type) {
        if (setting.form().kind() != kind) {
            throw new IllegalArgumentException(
                    setting.key() + " is " + setting.form().words());
        }
        return type.cast(values.get(setting));
    }
}
