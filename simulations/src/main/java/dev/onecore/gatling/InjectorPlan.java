package dev.onecore.gatling;

import dev.onecore.box.Box;
import dev.onecore.box.Inventory;
import dev.onecore.campaign.InjectorStart;
import dev.onecore.cluster.AgentLauncher;
import dev.onecore.cluster.AgentRounds;
import dev.onecore.cluster.BoxAgents;
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
import java.util.function.Consumer;

/** How many injectors a campaign has, and how those beside this process are started. */
final class InjectorPlan {

    private InjectorPlan() {}

    private static int injectors(Settings settings) {
        OptionalLong asked = settings.scalars().whole(Setting.INJECTORS);
        return Math.toIntExact(asked.orElse(1));
    }

    /** The inventory's machines that inject; empty where this process does, with those beside it. */
    private static List<Box> boxes(Settings settings) {
        return Inventory.of(settings).map(Inventory::injectors).orElse(List.of());
    }

    /** Which users are this process's own: none where other machines inject. */
    static InjectorShare own(Settings settings) {
        List<Box> boxes = boxes(settings);
        return boxes.isEmpty() ? new InjectorShare(0, injectors(settings)) : InjectorShare.none(boxes.size());
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
        List<Box> boxes = boxes(inUse.all());
        if (!boxes.isEmpty() && inUse.all().given().containsKey(Setting.INJECTORS.key())) {
            throw WrongSetting.impossible(
                    Setting.INJECTORS.key(),
                    Integer.toString(injectors(inUse.all())),
                    "the inventory lists the machines that inject, one injector each; leave it out");
        }
        int injectors = boxes.isEmpty() ? injectors(inUse.all()) : boxes.size();
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
            if (injectors > 1 && !primary.load().divisible()) {
                throw WrongSetting.impossible(
                        Setting.INJECTORS.key(),
                        Integer.toString(injectors),
                        workload.name() + " watches all members of a topic from one process; leave it out");
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
        if (own.injects() && own.of() == 1) {
            return InjectorStart.NONE;
        }
        LossPolicy policy = settings.scalars()
                .choice(Setting.ON_INJECTOR_LOSS)
                .map(LossPolicy::named)
                .orElse(LossPolicy.DEGRADE);
        return (folder, seats, noted) -> InjectorGroup.start(
                own,
                policy,
                launcher(settings, noted),
                new InjectorGroup.SimulationOrder(simulation.getName(), given),
                AgentRounds.described(workloads),
                folder,
                seats,
                noted);
    }

    private static AgentLauncher launcher(Settings settings, Consumer<String> noted) {
        List<Box> boxes = boxes(settings);
        String main = Agent.class.getName();
        return boxes.isEmpty()
                ? new LocalAgents(main)
                : new BoxAgents(boxes, main, settings.scalars().flag(Setting.KEEP), noted);
    }
}
