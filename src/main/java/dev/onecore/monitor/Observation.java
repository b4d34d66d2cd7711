package dev.onecore.monitor;

import dev.onecore.host.MachineWatch;
import dev.onecore.host.ServerWatch;
import dev.onecore.model.Conditions;
import dev.onecore.model.Usage;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What was read of the server and of the machine at one instant; two of them make what was used between.
 *
 * @param server empty when it can't be seen
 * @param machine what the cores had done
 */
public record Observation(Optional<ServerWatch.ServerSnapshot> server, MachineWatch.MachineSnapshot machine) {

    /** What the server used from this instant to {@code end}. */
    public Optional<Usage> serverUntil(Observation end) {
        return server.flatMap(begun -> end.server.map(begun::until));
    }

    /**
     * What the machine did from this instant to {@code end}.
     *
     * @param injectorCpuNs what the injectors on this machine used meanwhile
     * @param longestGapNs the longest time for which a thread of an injector that was due did not run
     * @param gapsNs the sum of such times
     */
    public Conditions conditionsUntil(Observation end, long injectorCpuNs, long longestGapNs, long gapsNs) {
        OptionalLong serverCpuNs =
                serverUntil(end).map(used -> OptionalLong.of(used.cpuNs())).orElseGet(OptionalLong::empty);
        return machine.until(end.machine, serverCpuNs, injectorCpuNs, longestGapNs, gapsNs);
    }
}
