package dev.onecore.campaign;

import dev.onecore.evidence.Descriptors;
import dev.onecore.evidence.TrialFolder;
import dev.onecore.host.Affinity;
import dev.onecore.host.CorePlan;
import dev.onecore.host.InjectorWatch;
import dev.onecore.host.LaunchSpec;
import dev.onecore.host.MachineWatch;
import dev.onecore.host.Orphans;
import dev.onecore.host.ServerProcess;
import dev.onecore.model.Campaign;
import dev.onecore.model.Descriptor;
import dev.onecore.model.Settings;
import dev.onecore.model.Target;
import dev.onecore.model.Target.Contender;
import dev.onecore.model.Target.Endpoint;
import dev.onecore.model.Trial;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** What outlives a trial: who runs on which core, how each contender is started, and the watch over this process. */
final class Backstage implements AutoCloseable {

    private final CorePlan cores;
    private final Map<String, Descriptor> descriptors;
    private final InjectorWatch injector = InjectorWatch.start();
    private final MachineWatch machine;

    private Backstage(CorePlan cores, Map<String, Descriptor> descriptors) {
        this.cores = cores;
        this.descriptors = descriptors;
        this.machine = MachineWatch.of(cores);
    }

    /**
     * Checks every target and core that the campaign names, and moves this process off the server's core.
     *
     * @throws dev.onecore.model.WrongSetting when one is not there
     * @throws dev.onecore.evidence.WrongDescriptor when a contender's descriptor cannot be used
     */
    static Backstage open(Campaign campaign, Conductor.Listener listener) {
        Settings settings = campaign.settings();
        Descriptors known = new Descriptors(settings.home());
        Map<String, Descriptor> descriptors = new LinkedHashMap<>();
        for (Target target : campaign.targets()) {
            if (target instanceof Contender contender) {
                descriptors.put(contender.folder(), known.named(contender.folder(), settings.serverJvmArgs()));
            }
        }
        CorePlan cores = CorePlan.of(settings.cores());
        Affinity.moveInjector(cores);
        cores.notPinned().ifPresent(why -> listener.noted("not pinned: " + why));
        return new Backstage(cores, descriptors);
    }

    /** Starts a contender, or finds an endpoint, and begins to watch it. */
    Witness serve(Trial trial, TrialFolder folder, Consumer<String> broken) throws IOException {
        if (trial.target() instanceof Endpoint endpoint) {
            return new RemoteWitness(endpoint.uri(), cores, injector, machine, broken);
        }
        Descriptor descriptor = descriptor((Contender) trial.target());
        ServerProcess process = ServerProcess.start(
                new LaunchSpec(descriptor.command(), descriptor.folder(), cores.server(), folder.serverLog()));
        try {
            return new LocalWitness(process, cores, injector, machine, folder.resourcesFile(), broken);
        } catch (IOException e) {
            process.close();
            throw e;
        }
    }

    private Descriptor descriptor(Contender contender) {
        Descriptor descriptor = descriptors.get(contender.folder());
        if (descriptor == null) {
            throw new IllegalArgumentException(contender.folder() + " is not of this campaign");
        }
        return descriptor;
    }

    /** Who runs where, in one line. */
    String where() {
        return cores.notPinned()
                .map(why -> "Not pinned: " + why)
                .orElseGet(() -> "Each server on core " + cores.server().orElse(-1) + ", the injector on "
                        + (cores.injector().toString().matches("\\d+") ? "core " : "cores ") + cores.injector());
    }

    Map<String, Object> environment(Campaign campaign) {
        return Surroundings.of(campaign, cores, descriptors);
    }

    void whenAbandoned(Runnable last) {
        Orphans.watchParent(last);
    }

    @Override
    public void close() {
        injector.close();
    }
}
