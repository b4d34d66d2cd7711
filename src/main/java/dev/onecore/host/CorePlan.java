package dev.onecore.host;

import dev.onecore.model.CoreChoice;
import dev.onecore.model.WrongSetting;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * Which core is the server's and which are the injector's.
 *
 * <p>By default the server gets the last of the fastest cores that this process may use: core 0 boots the machine and is
 * where Linux leaves its timers, its housekeeping threads and every interrupt that nobody moved ({@code
 * Documentation/core-api/irq/irq-affinity.rst}, default mask; {@code Documentation/admin-guide/kernel-per-CPU-kthreads.rst}).
 * A fixed rule, rather than a look at {@code /proc/interrupts}, keeps campaigns of one machine comparable. The injector gets
 * all others but the other half of the server's physical core, if anything is left then.
 *
 * @param server the server's core; empty when nothing can be pinned
 * @param injector the injector's cores
 * @param sharesPhysicalCore whether the injector may run on the other half of the server's physical core (SMT)
 * @param notPinned why not everything is pinned, for "not pinned: …"; empty when all is
 */
public record CorePlan(OptionalInt server, CoreSet injector, boolean sharesPhysicalCore, Optional<String> notPinned) {

    /**
     * The plan for this machine.
     *
     * @throws WrongSetting when a chosen core is none that may be used
     */
    public static CorePlan of(CoreChoice choice) {
        Topology topology = Topology.ofThisMachine();
        CorePlan plan = of(choice, topology, Affinity.UNAVAILABLE);
        return plan.server().isEmpty() ? plan : plan.tried(choice, topology, Affinity::refusal);
    }

    /**
     * The plan for a machine that injects alone: no server has a core here.
     *
     * @throws WrongSetting when a chosen core is none that may be used
     */
    public static CorePlan ofInjectorAlone(CoreChoice choice) {
        Topology topology = Topology.ofThisMachine();
        choice.injector().forEach(core -> require(topology, "injectorCores", core));
        CoreSet injector = choice.injector().isEmpty() ? topology.allowed() : new CoreSet(choice.injector());
        return new CorePlan(
                OptionalInt.empty(),
                injector,
                false,
                Affinity.UNAVAILABLE.or(() -> Affinity.refusal(injector)
                        .map(why -> "cores " + injector + " for the injector: " + refused(why))));
    }

    /**
     * This plan for one of several injectors on this machine: each has a part of the injectors' cores, or shares one where there
     * are fewer.
     *
     * @param number of the injector, from 0
     * @param of how many there are
     */
    public CorePlan ofInjector(int number, int of) {
        List<Integer> all = injector.cores();
        List<Integer> own = all.size() >= of
                ? all.subList(number * all.size() / of, (number + 1) * all.size() / of)
                : List.of(all.get(number % all.size()));
        return new CorePlan(server, new CoreSet(own), sharesPhysicalCore, notPinned);
    }

    /**
     * This plan if it can be kept, which a container, a control group or a security filter may forbid whatever /proc says; else
     * one without pins.
     *
     * @param refusal why a process cannot be held to some cores; empty when it can
     * @throws WrongSetting when cores that the user chose are refused
     */
    CorePlan tried(CoreChoice choice, Topology topology, Function<CoreSet, Optional<String>> refusal) {
        CoreSet taken = CoreSet.of(server.orElseThrow());
        Optional<String> ofServer = refusal.apply(taken);
        if (ofServer.isPresent() && choice.server().isPresent()) {
            throw WrongSetting.impossible("serverCore", taken.toString(), refused(ofServer.get()));
        }
        Optional<String> ofInjector = refusal.apply(injector);
        if (ofInjector.isPresent() && !choice.injector().isEmpty()) {
            throw WrongSetting.impossible("injectorCores", injector.toString(), refused(ofInjector.get()));
        }
        return ofServer.map(why ->
                        "core " + taken + " for the server: " + refused(why) + "; -Donecore.serverCore names another")
                .or(() -> ofInjector.map(why -> "cores " + injector + " for the injector: " + refused(why)
                        + "; -Donecore.injectorCores names others"))
                .map(why -> new CorePlan(OptionalInt.empty(), topology.allowed(), false, Optional.of(why)))
                .orElse(this);
    }

    private static String refused(String why) {
        return "the system refused it (" + why + ")";
    }

    static CorePlan of(CoreChoice choice, Topology topology, Optional<String> noTaskset) {
        choice.server().ifPresent(core -> require(topology, "serverCore", core));
        choice.injector().forEach(core -> require(topology, "injectorCores", core));
        OptionalInt server = choice.server().isPresent() ? choice.server() : topology.last();
        if (noTaskset.isPresent() || server.isEmpty()) {
            return new CorePlan(
                    OptionalInt.empty(),
                    topology.allowed(),
                    false,
                    noTaskset.or(() -> Optional.of("no core is known")));
        }
        CoreSet taken = CoreSet.of(server.getAsInt());
        CoreSet physical = topology.siblings(server.getAsInt());
        CoreSet injector =
                choice.injector().isEmpty() ? topology.allowed().without(physical) : new CoreSet(choice.injector());
        if (injector.isEmpty()) {
            injector = topology.allowed().without(taken);
        }
        if (injector.isEmpty()) {
            return new CorePlan(
                    server,
                    taken,
                    true,
                    Optional.of("server and injector share core " + taken + ", there is no other"));
        }
        if (injector.contains(server.getAsInt())) {
            throw WrongSetting.impossible(
                    "injectorCores", injector.toString(), "core " + taken + " is the server's, choose others");
        }
        return new CorePlan(server, injector, !injector.within(physical).isEmpty(), Optional.empty());
    }

    private static void require(Topology topology, String setting, int core) {
        if (!topology.usable(core)) {
            String why = topology.offline(core) ? "core " + core + " is offline, and " : "";
            throw WrongSetting.impossible(
                    setting, Integer.toString(core), why + "this process may use cores " + topology.allowed());
        }
    }
}
