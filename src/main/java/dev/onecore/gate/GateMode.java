package dev.onecore.gate;

import java.util.Arrays;
import java.util.Optional;

/** What a gate asks for. */
public enum GateMode {
    /** It fails where a regression beyond the threshold is shown. */
    NO_REGRESSION("no-regression"),
    /** It fails where it is not shown that the two are equal within the threshold. */
    EQUIVALENCE("equivalence");

    private final String label;

    GateMode(String label) {
        this.label = label;
    }

    /** The name in settings and options. */
    public String label() {
        return label;
    }

    /** The mode of that name, if there is one. */
    public static Optional<GateMode> named(String label) {
        return Arrays.stream(values()).filter(mode -> mode.label.equals(label)).findFirst();
    }
}
