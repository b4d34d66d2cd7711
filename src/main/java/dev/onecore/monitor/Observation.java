package dev.onecore.monitor;

import dev.onecore.host.MachineWatch;
import dev.onecore.host.ServerWatch;
import dev.onecore.model.Conditions;
import dev.onecore.model.Usage;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What was read of the server and of the machine at one instant; two of them make what was used between.
 *
 * @param server empty when it can't be seen
 * @param machine what the cores of this machine had done
 * @param serverMachine what the cores of the server's own machine had done; empty where it is this one, or can't be seen
 */
public record Observation(
        Optional<ServerWatch.ServerSnapshot> server,
        MachineWatch.MachineSnapshot machine,
        Optional<MachineWatch.MachineSnapshot> serverMachine) {

    /** Where no other machine is seen. */
    public Observation(Optional<ServerWatch.ServerSnapshot> server, MachineWatch.MachineSnapshot machine) {
        this(server, machine, Optional.empty());
    }

    /** What the server used from this instant to {@code end}. */
    public Optional<Usage> serverUntil(Observation end) {
        return server.flatMap(begun -> end.server.map(begun::until));
    }

    /**
     * What the machines did from this instant to {@code end}.
     *
     * @param injectorCpuNs what the injectors on this machine used meanwhile
     * @param longestGapNs the longest time for which a thread of an injector that was due did not run
     * @param gapsNs the sum of such times
     */
    public Conditions conditionsUntil(Observation end, long injectorCpuNs, long longestGapNs, long gapsNs) {
        OptionalLong serverCpuNs =
                serverUntil(end).map(used -> OptionalLong.of(used.cpuNs())).orElseGet(OptionalLong::empty);
        if (serverMachine.isEmpty() || end.serverMachine.isEmpty()) {
            return machine.until(end.machine, serverCpuNs, injectorCpuNs, longestGapNs, gapsNs);
        }
        Conditions here = machine.until(end.machine, OptionalLong.empty(), injectorCpuNs, longestGapNs, gapsNs);
        Conditions there = serverMachine.get().until(end.serverMachine.get(), serverCpuNs, 0, 0, 0);
        return new Conditions(
                higher(here.stealPercent(), there.stealPercent()),
                there.stealOnServerCorePercent(),
                there.othersOnServerCorePercent(),
                here.othersOnInjectorCoresPercent(),
                longestGapNs,
                gapsNs);
    }

    /** Of two machines the one that was disturbed more decides. */
    private static OptionalDouble higher(OptionalDouble one, OptionalDouble other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.isPresent() ? one : other;
        }
        return OptionalDouble.of(Math.max(one.getAsDouble(), other.getAsDouble()));
    }
}
