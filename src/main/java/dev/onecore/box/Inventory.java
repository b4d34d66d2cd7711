package dev.onecore.box;

import dev.onecore.model.Setting;
import dev.onecore.model.Settings;
import dev.onecore.model.WrongSetting;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The machines that a user's {@code onecore.yaml} lists.
 *
 * @param boxes at least one, names unique
 */
public record Inventory(List<Box> boxes) {

    public Inventory {
        boxes = List.copyOf(boxes);
    }

    /**
     * Reads a file.
     *
     * @throws WrongInventory when it cannot be read or something in it is wrong, with all that can be told at once
     */
    public static Inventory read(Path file) {
        return new InventoryReader(file).read();
    }

    /**
     * The one that the settings name.
     *
     * @throws WrongSetting when it cannot be used
     */
    public static Optional<Inventory> of(Settings settings) {
        String given = settings.given().getOrDefault(Setting.INVENTORY.key(), "");
        try {
            return given.isEmpty()
                    ? Optional.empty()
                    : Optional.of(read(settings.home().resolve(given)));
        } catch (InvalidPathException e) {
            throw WrongSetting.impossible(Setting.INVENTORY.key(), given, "this machine has no such path");
        } catch (WrongInventory e) {
            throw WrongSetting.impossible(Setting.INVENTORY.key(), given, String.valueOf(e.getMessage()));
        }
    }

    /** The boxes that servers under test may run on. */
    public List<Box> servers() {
        return boxes.stream().filter(box -> box.role().serves()).toList();
    }

    /** The boxes that load may come from. */
    public List<Box> injectors() {
        return boxes.stream().filter(box -> box.role().injects()).toList();
    }
}
