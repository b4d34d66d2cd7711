package dev.onecore.model;

import java.util.OptionalDouble;

/**
 * What the machine did to both sides during a phase.
 *
 * @param stealPercent share of all cores' time that the hypervisor took; empty where the kernel does not say
 * @param othersOnServerCorePercent share of the server's core that other processes used; empty for a remote server
 * @param othersOnInjectorCoresPercent share of the injector's cores that other processes used; empty where not known
 * @param longestGapNs longest time for which a waiting injector thread was not run when it was due
 */
public record Conditions(
        OptionalDouble stealPercent,
        OptionalDouble othersOnServerCorePercent,
        OptionalDouble othersOnInjectorCoresPercent,
        long longestGapNs) {}
