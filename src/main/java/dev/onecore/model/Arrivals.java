package dev.onecore.model;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How the intended starts of an open workload are spread in time. */
public enum Arrivals {
    /** One message every 1/rate seconds. */
    CONSTANT,
    /** Exponential gaps of mean 1/rate: what many independent users do. */
    POISSON;

    /** The spelling in settings and JSON. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Those that the setting {@code arrivals} means; both when it was not given. */
    public static List<Arrivals> named(Optional<String> choice) {
        return List.of(values()).stream()
                .filter(arrivals -> choice.isEmpty()
                        || choice.get().equals("both")
                        || choice.get().equals(arrivals.label()))
                .toList();
    }
}
