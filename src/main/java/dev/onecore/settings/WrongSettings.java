package dev.onecore.settings;

import dev.onecore.model.WrongSetting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The wrong settings of one run, gathered so that all are named at once. */
final class WrongSettings {

    private final List<WrongSetting> found = new ArrayList<>();

    void add(WrongSetting wrong) {
        found.add(wrong);
    }

    /** What {@code read} returns; empty when it finds a wrong setting, which is kept for {@link #requireNone}. */
    <T> Optional<T> unlessWrong(Supplier<T> read) {
        try {
            return Optional.of(read.get());
        } catch (WrongSetting e) {
            add(e);
            return Optional.empty();
        }
    }

    /**
     * Ends the reading where it found wrong settings.
     *
     * @throws WrongSetting that names all of them, in the order in which they were found
     */
    void requireNone() {
        if (!found.isEmpty()) {
            throw WrongSetting.all(found);
        }
    }
}
