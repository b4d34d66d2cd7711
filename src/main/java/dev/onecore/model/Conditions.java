package dev.onecore.model;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * What the machine did to both sides during a phase.
 *
 * @param stealPercent share of all cores' time that the hypervisor took; empty where the kernel does not say
 * @param stealOnServerCorePercent share of the server's core that it took; empty as above, and for a remote server
 * @param othersOnServerCorePercent share of the server's core that other processes used; empty for a remote server
 * @param othersOnInjectorCoresPercent share of the injector's cores that other processes used; empty where not known
 * @param longestGapNs longest time for which an injector thread that was due did not run
 * @param gapsNs sum of all such times that a busy neighbour thread does not explain
 */
public record Conditions(
        OptionalDouble stealPercent,
        OptionalDouble stealOnServerCorePercent,
        OptionalDouble othersOnServerCorePercent,
        OptionalDouble othersOnInjectorCoresPercent,
        long longestGapNs,
        long gapsNs) {

    /** Nothing is known. */
    public static final Conditions UNKNOWN = new Conditions(
            OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty(), 0, 0);

    /**
     * What the machine did in several stretches of time: shares are weighed by their lengths, gaps added.
     *
     * @param seconds the length of each stretch
     */
    public static Conditions over(List<Conditions> stretches, List<Double> seconds) {
        return new Conditions(
                mean(stretches, seconds, Conditions::stealPercent),
                mean(stretches, seconds, Conditions::stealOnServerCorePercent),
                mean(stretches, seconds, Conditions::othersOnServerCorePercent),
                mean(stretches, seconds, Conditions::othersOnInjectorCoresPercent),
                stretches.stream().mapToLong(Conditions::longestGapNs).max().orElse(0),
                stretches.stream().mapToLong(Conditions::gapsNs).sum());
    }

    private static OptionalDouble mean(
            List<Conditions> stretches, List<Double> seconds, Function<Conditions, OptionalDouble> share) {
        double sum = 0;
        double weight = 0;
        for (int i = 0; i < stretches.size(); i++) {
            OptionalDouble value = share.apply(stretches.get(i));
            if (value.isPresent()) {
                sum += value.getAsDouble() * seconds.get(i);
                weight += seconds.get(i);
            }
        }
        return weight > 0 ? OptionalDouble.of(sum / weight) : OptionalDouble.empty();
    }
}
