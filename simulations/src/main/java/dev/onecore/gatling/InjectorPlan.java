package dev.onecore.gatling;

import dev.onecore.campaign.InjectorStart;
import dev.onecore.cluster.AgentRounds;
import dev.onecore.cluster.InjectorGroup;
import dev.onecore.cluster.LocalAgents;
import dev.onecore.load.InjectorShare;
import dev.onecore.model.LossPolicy;
import dev.onecore.model.Phase;
import dev.onecore.model.Setting;
import dev.onecore.model.Settings;
import dev.onecore.model.Workload;
import dev.onecore.model.WrongSetting;
import dev.onecore.settings.SettingsInUse;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** How many injectors a campaign has, and how those beside this process are started. */
final class InjectorPlan {

    private InjectorPlan() {}

    private static int injectors(Settings settings) {
        OptionalLong asked = settings.scalars().whole(Setting.INJECTORS);
        return Math.toIntExact(asked.orElse(1));
    }

    /** Which users are this process's own. */
    static InjectorShare own(Settings settings) {
        return new InjectorShare(0, injectors(settings));
    }

    /**
     * Says which settings of several injectors have a use.
     *
     * @param load whether servers are compared, so that the load may come from several
     * @throws WrongSetting when a workload cannot be split over so many
     */
    static void use(SettingsInUse inUse, boolean load, List<Workload> workloads) {
        if (!load) {
            return;
        }
        inUse.use(Setting.INJECTORS);
        int injectors = injectors(inUse.all());
        if (injectors > 1) {
            inUse.use(Setting.ON_INJECTOR_LOSS);
        }
        for (Workload workload : workloads) {
            Phase primary = workload.phases().stream()
                    .filter(phase -> phase.name().equals(workload.primaryPhase()))
                    .findFirst()
                    .orElseThrow();
            if (injectors > 1 && primary.load().growsTo().isPresent()) {
                throw WrongSetting.impossible(
                        Setting.INJECTORS.key(),
                        Integer.toString(injectors),
                        workload.name() + " opens all of its connections from one process; leave it out");
            }
            if (injectors > 1 && workload.objective().isPresent()) {
                throw WrongSetting.impossible(
                        Setting.INJECTORS.key(),
                        Integer.toString(injectors),
                        workload.name() + " finds the rate of each probe while it runs, which only one injector can"
                                + " follow; leave it out");
            }
            int users = primary.load().connections();
            if (users < injectors) {
                throw WrongSetting.impossible(
                        Setting.INJECTORS.key(),
                        Integer.toString(injectors),
                        workload.name() + " is decided by " + primary.name() + ", which has "
                                + (users == 1 ? "1 user" : users + " users")
                                + " and cannot be split over so many; choose other workloads, or fewer injectors");
            }
        }
    }

    /**
     * What starts the others.
     *
     * @param given the settings, with those values that may be secret
     */
    static InjectorStart start(
            Settings settings, List<Workload> workloads, Class<?> simulation, Map<String, String> given) {
        InjectorShare own = own(settings);
        if (own.of() == 1) {
            return InjectorStart.NONE;
        }
        LossPolicy policy = settings.scalars()
                .choice(Setting.ON_INJECTOR_LOSS)
                .map(LossPolicy::named)
                .orElse(LossPolicy.DEGRADE);
        return (folder, seats, noted) -> InjectorGroup.start(
                own,
                policy,
                new LocalAgents(Agent.class.getName()),
                new InjectorGroup.SimulationOrder(simulation.getName(), given),
                AgentRounds.described(workloads),
                folder,
                seats,
                noted);
    }
}
