package dev.onecore.box;

import java.util.Arrays;
import java.util.Optional;

/** What a box is for. */
public enum BoxRole {
    INJECTOR("injector", true, false),
    SERVER("server", false, true),
    BOTH("both", true, true);

    private final String label;
    private final boolean injects;
    private final boolean serves;

    BoxRole(String label, boolean injects, boolean serves) {
        this.label = label;
        this.injects = injects;
        this.serves = serves;
    }

    /** As the inventory spells it. */
    public String label() {
        return label;
    }

    /** Whether load may come from it. */
    public boolean injects() {
        return injects;
    }

    /** Whether servers under test may run on it. */
    public boolean serves() {
        return serves;
    }

    static Optional<BoxRole> labelled(String label) {
        return Arrays.stream(values()).filter(role -> role.label.equals(label)).findFirst();
    }
}
