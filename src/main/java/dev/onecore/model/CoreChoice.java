package dev.onecore.model;

import java.util.List;
import java.util.OptionalInt;

/**
 * The cores that the user chose.
 *
 * @param server the server's core; empty to have one chosen
 * @param injector the injector's cores; empty for all others
 */
public record CoreChoice(OptionalInt server, List<Integer> injector) {

    public CoreChoice {
        injector = List.copyOf(injector);
    }
}
