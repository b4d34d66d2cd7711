package dev.onecore.box;

import java.nio.file.Path;
import java.util.List;

/** An inventory that cannot be used; each line of the message names the field, the value and what is needed. */
public final class WrongInventory extends RuntimeException {

    WrongInventory(Path file, List<String> faults) {
        super(String.join(
                System.lineSeparator(),
                faults.stream().map(fault -> file + ": " + fault).toList()));
    }
}
