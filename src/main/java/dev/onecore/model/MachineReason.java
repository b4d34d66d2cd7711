package dev.onecore.model;

import java.util.Optional;

/** What the machine did under both sides. */
public sealed interface MachineReason extends Reason {

    /**
     * The hypervisor gave too much of the machine to others.
     *
     * @param percent share of all cores' time that it took
     * @param limit in per cent
     */
    record Steal(double percent, double limit) implements MachineReason {
        @Override
        public String sentence() {
            return Reason.text("the hypervisor took %.2f %% of the machine, limit %.0f %%", percent, limit);
        }

        @Override
        public Optional<Threshold> threshold() {
            return Optional.of(new Threshold(percent, limit, "%"));
        }

        @Override
        public Optional<String> advice(Circumstances run) {
            return Optional.of("use a machine with dedicated cores, or run again when its host is less busy"
                    + (run.roundsChosen()
                            ? ""
                            : "; more rounds (-Donecore." + Setting.ROUNDS.key() + ") leave more valid ones"));
        }
    }

    /**
     * A thread of the server or of the injector was seen where it must not run.
     *
     * @param sentence what was seen and what was expected
     */
    record WrongCore(String sentence) implements MachineReason {
        @Override
        public Optional<Threshold> threshold() {
            return Optional.empty();
        }

        @Override
        public Optional<String> advice(Circumstances run) {
            return Optional.of("let neither the server nor another tool change the affinity of a running thread");
        }
    }
}
