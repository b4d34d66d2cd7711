package dev.onecore.model;

import java.util.OptionalDouble;

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
        long gapsNs) {}
