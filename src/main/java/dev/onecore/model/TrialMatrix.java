package dev.onecore.model;

import java.time.Duration;
import java.util.Optional;

/** Which target has which workload, and how often. */
public interface TrialMatrix {

    /** A trial that lasts longer has as few rounds as a ramp. */
    Duration LONG = Duration.ofMinutes(2);

    /** Whether the target has that workload at all. */
    boolean pairs(Workload workload, Target target);

    /** Rounds of a workload, at least 1. */
    int rounds(Workload workload);

    /** For which share of a workload's time the injector may run at all: 1, unless its own limit is what is looked for. */
    default double injectorShare(Workload workload) {
        return 1;
    }

    /** What is wrong with the wire to a target in a workload; empty where there is nothing between it and the injector. */
    default Optional<WireFaults> wire(Workload workload, Target target) {
        return Optional.empty();
    }

    /** Whether each server is checked by the exam's short form first; false for servers that are wrong by design. */
    default boolean examines() {
        return true;
    }

    /** How long the whole may take: no round is added or repeated beyond it. */
    default Duration limit() {
        return Duration.ofDays(1);
    }

    /** A comparison: every target has every workload, as often as settings and profile say. */
    static TrialMatrix ofAll(Settings settings) {
        return new TrialMatrix() {
            @Override
            public boolean pairs(Workload workload, Target target) {
                return true;
            }

            @Override
            public Optional<WireFaults> wire(Workload workload, Target target) {
                return settings.wire();
            }

            @Override
            public Duration limit() {
                return settings.scalars()
                        .time(Setting.TIME)
                        .or(() -> settings.profile().time())
                        .orElseGet(TrialMatrix.super::limit);
            }

            @Override
            public int rounds(Workload workload) {
                if (workload.objective().isPresent()) {
                    // The first probe; the others follow from what it says.
                    return 1;
                }
                int usual = workload.usersArrive() || workload.duration().compareTo(LONG) > 0
                        ? settings.profile().rampRounds()
                        : settings.profile().rounds();
                return settings.rounds().orElse(usual);
            }
        };
    }
}
