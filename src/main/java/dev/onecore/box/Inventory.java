package dev.onecore.box;

import java.nio.file.Path;
import java.util.List;

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

    /** The boxes that servers under test may run on. */
    public List<Box> servers() {
        return boxes.stream().filter(box -> box.role().serves()).toList();
    }

    /** The boxes that load may come from. */
    public List<Box> injectors() {
        return boxes.stream().filter(box -> box.role().injects()).toList();
    }
}
