package dev.onecore.proof;

import dev.onecore.model.Claim;
import dev.onecore.model.Profile;
import dev.onecore.model.WireFaults;
import dev.onecore.model.Workload;
import java.util.List;
import java.util.Optional;

/** A load on servers whose behaviour is known, and what must come of it. */
public interface Proof {

    /** What is done; its name is the proof's. */
    Workload workload();

    /** The variants of the calibration server that it is done to, each a target of that name. */
    List<String> variants();

    /** How often it is done. */
    default int rounds(Profile profile) {
        return profile == Profile.THOROUGH ? 5 : 1;
    }

    /** What is wrong with the wire to one of its variants; empty where there is nothing between it and the injector. */
    default Optional<WireFaults> wire(String variant) {
        return Optional.empty();
    }

    /** Whether the injector is held back to a fifth of a core meanwhile. */
    default boolean throttled() {
        return false;
    }

    /**
     * Whether the end of its warm-up is looked for; a stall looks like one, so it is not looked for where a proof fixes its
     * window.
     */
    default boolean searches() {
        return false;
    }

    /** What becomes of its claims, from all its trials, in order of rounds. */
    List<Claim> claims(List<CalibrationTrial> trials);
}
