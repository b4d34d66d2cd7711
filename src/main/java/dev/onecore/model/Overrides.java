package dev.onecore.model;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What the user fixed of the workloads; whatever is empty is the workload's own choice.
 *
 * @param ratePerSec messages a second
 * @param connections connections or users
 * @param size bytes of a message
 * @param chunk bytes of one message of a transfer
 * @param warmup time of each warm-up; when given, no search for a steady state is made
 * @param duration time of each measured phase
 * @param arrivals of the open echo, at least one
 */
public record Overrides(
        OptionalDouble ratePerSec,
        OptionalInt connections,
        OptionalInt size,
        OptionalInt chunk,
        Optional<Duration> warmup,
        Optional<Duration> duration,
        List<Arrivals> arrivals) {

    public Overrides {
        arrivals = List.copyOf(arrivals);
    }
}
