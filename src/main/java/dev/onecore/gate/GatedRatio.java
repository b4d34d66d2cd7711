package dev.onecore.gate;

import dev.onecore.statistics.Bound;
import dev.onecore.statistics.Interval;
import dev.onecore.statistics.Tolerance;
import java.util.Optional;

/**
 * The primary figure of a target, set against what it is gated by. All names are untrusted text.
 *
 * @param subject what is gated
 * @param found the ratio, or why there is none
 * @param tolerance how much worse it may become; empty where it is not gated
 */
record GatedRatio(Subject subject, Found found, Optional<Tolerance> tolerance) {

    /**
     * What is gated.
     *
     * @param workload its name
     * @param title the workload's title
     * @param target the target's name
     * @param against the target or campaign that it is compared with
     * @param figure what is measured, for readers
     * @param higherIsBetter whether more of it is better
     */
    record Subject(
            String workload, String title, String target, String against, String figure, boolean higherIsBetter) {}

    /** A ratio, or why there is none. */
    sealed interface Found permits FoundRatio, NoneFound {

        /** The ratio, if there is one. */
        Optional<FoundRatio> ratio();

        /** Why there is none; empty when there is. */
        String reason();
    }

    /**
     * A ratio to what it is compared with.
     *
     * @param value how many times the other figure it is
     * @param interval of 99 %
     * @param bound whether one side was a lower bound
     * @param rounds how many it rests on, in words
     */
    record FoundRatio(double value, Interval interval, Bound bound, String rounds) implements Found {

        @Override
        public Optional<FoundRatio> ratio() {
            return Optional.of(this);
        }

        @Override
        public String reason() {
            return "";
        }
    }

    /**
     * No ratio, or none with an interval.
     *
     * @param reason why
     */
    record NoneFound(String reason) implements Found {

        @Override
        public Optional<FoundRatio> ratio() {
            return Optional.empty();
        }
    }

    /** What is shown; where it is not gated, of a tolerance of nothing. */
    Assessment assessment() {
        return found.ratio()
                .map(ratio -> Assessment.of(
                        slowdown(ratio).interval(), slowdown(ratio).bound(), tolerance.orElse(new Tolerance(0))))
                .orElse(Assessment.NO_RATIO);
    }

    /** How many times worse it is; empty without a ratio. */
    Optional<Slowdown> slowdown() {
        return found.ratio().map(this::slowdown);
    }

    private Slowdown slowdown(FoundRatio ratio) {
        return Slowdown.of(ratio.interval(), ratio.bound(), subject.higherIsBetter());
    }

    /** Whether it fails a gate of that mode. */
    boolean fails(GateMode mode) {
        return tolerance.isPresent() && assessment().fails(mode);
    }
}
