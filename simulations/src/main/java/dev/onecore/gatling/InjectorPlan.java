package dev.onecore.gatling;

import dev.onecore.box.Box;
import dev.onecore.box.Inventory;
import dev.onecore.campaign.InjectorStart;
import dev.onecore.cluster.AgentLauncher;
import dev.onecore.cluster.AgentRounds;
import dev.onecore.cluster.BoxAgents;
import dev.onecore.cluster.InjectorGroup;
import dev.onecore.cluster.LocalAgents;
import dev.onecore.cluster.ServicePods;
import dev.onecore.load.InjectorShare;
import dev.onecore.model.LossPolicy;
import dev.onecore.model.Phase;
import dev.onecore.model.Setting;
import dev.onecore.model.Settings;
import dev.onecore.model.Target;
import dev.onecore.model.Workload;
import dev.onecore.model.WrongSetting;
import dev.onecore.settings.SettingsInUse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    /** The name by which pods that inject find this process; empty where none do. */
    private static Optional<String> service(Settings settings) {
        return Optional.ofNullable(settings.given().get(Setting.SERVICE.key()));
    }

    private static void requireUse(Settings settings, boolean load) {
        Optional<String> service = service(settings);
        String keyFile = settings.given().getOrDefault(Setting.SERVICE_KEY.key(), "");
        if (service.isPresent() && !load) {
            throw WrongSetting.impossible(Setting.SERVICE.key(), service.get(), "no load is split here; leave it out");
        }
        if (service.isEmpty() && !keyFile.isEmpty()) {
            throw WrongSetting.impossible(
                    Setting.SERVICE_KEY.key(), keyFile, "nothing uses it without a service; leave it out");
        }
    }

    private static void requireService(Settings settings) {
        Optional<String> service = service(settings);
        String keyFile = settings.given().getOrDefault(Setting.SERVICE_KEY.key(), "");
        if (service.isEmpty()) {
            return;
        }
        if (keyFile.isEmpty()) {
            throw WrongSetting.impossible(
                    Setting.SERVICE.key(), service.get(), "name the file with the group's key as onecore.serviceKey");
        }
        if (settings.given().containsKey(Setting.INVENTORY.key())) {
            throw WrongSetting.impossible(
                    Setting.SERVICE.key(),
                    service.get(),
                    "the inventory lists the machines that inject; leave one out");
        }
        settings.targets().stream().filter(Target::startedHere).findFirst().ifPresent(target -> {
            throw WrongSetting.impossible(
                    Setting.TARGETS.key(),
                    target.name(),
                    "pods reach no server that is started here; give those that run already as name=ws://host:port");
        });
    }

    /** Which users are this process's own: none where other machines inject. */
    static InjectorShare own(Settings settings) {
        List<Box> boxes = boxes(settings);
        if (service(settings).isPresent()) {
            return InjectorShare.none(injectors(settings));
        }
        return boxes.isEmpty() ? new InjectorShare(0, injectors(settings)) : InjectorShare.none(boxes.size());
    }

    /**
     * Says which settings of several injectors have a use.
     *
     * @param load whether servers are compared, so that the load may come from several
     * @throws WrongSetting when a workload cannot be split over so many
     */
    static void use(SettingsInUse inUse, boolean load, List<Workload> workloads) {
        requireUse(inUse.all(), load);
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
        requireService(settings);
        InjectorShare own = own(settings);
        if (own.injects() && own.of() == 1) {
            return InjectorStart.NONE;
        }
        LossPolicy policy = settings.scalars()
                .choice(Setting.ON_INJECTOR_LOSS)
                .map(LossPolicy::named)
                .orElse(LossPolicy.DEGRADE);
        Optional<AgentLauncher> pods = service(settings).map(service -> pods(settings, service));
        return (folder, seats, noted) -> InjectorGroup.start(
                own,
                policy,
                pods.orElseGet(() -> launcher(settings, noted)),
                new InjectorGroup.SimulationOrder(simulation.getName(), given),
                AgentRounds.described(workloads),
                folder,
                seats,
                noted);
    }

    private static AgentLauncher pods(Settings settings, String service) {
        String keyFile = settings.given().getOrDefault(Setting.SERVICE_KEY.key(), "");
        try {
            return new ServicePods(service, settings.home().resolve(keyFile));
        } catch (IOException e) {
            throw WrongSetting.impossible(Setting.SERVICE_KEY.key(), keyFile, String.valueOf(e.getMessage()));
        }
    }

    private static AgentLauncher launcher(Settings settings, Consumer<String> noted) {
        List<Box> boxes = boxes(settings);
        String main = Agent.class.getName();
        return boxes.isEmpty()
                ? new LocalAgents(main)
                : new BoxAgents(boxes, main, settings.scalars().flag(Setting.KEEP), noted);
    }
}
