package dev.onecore.monitor;

import dev.onecore.host.InjectorWatch;
import dev.onecore.host.MachineWatch;
import dev.onecore.host.ServerWatch;
import dev.onecore.model.Conditions;
import dev.onecore.model.Usage;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What was read of both sides at one instant; two of them make what was used between.
 *
 * @param server empty when it can't be seen
 * @param injector what the injector had used
 * @param machine what the cores had done
 */
public record Observation(
        Optional<ServerWatch.ServerSnapshot> server,
        InjectorWatch.InjectorSnapshot injector,
        MachineWatch.MachineSnapshot machine) {

    public Optional<Usage> serverUntil(Observation end) {
        return server.flatMap(begun -> end.server.map(begun::until));
    }

    public Usage injectorUntil(Observation end) {
        return injector.until(end.injector);
    }

    public Conditions conditionsUntil(Observation end) {
        OptionalLong serverCpuNs =
                serverUntil(end).map(used -> OptionalLong.of(used.cpuNs())).orElseGet(OptionalLong::empty);
        return machine.until(
                end.machine,
                serverCpuNs,
                injectorUntil(end).cpuNs(),
                end.injector.longestGapNs(),
                end.injector.gapsNs() - injector.gapsNs());
    }
}
