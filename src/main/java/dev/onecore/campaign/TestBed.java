package dev.onecore.campaign;

import dev.onecore.admission.Admission;
import dev.onecore.admission.Refused;
import dev.onecore.connect.ConnectOptions;
import dev.onecore.evidence.TrialFolder;
import dev.onecore.host.Affinity;
import dev.onecore.host.BackgroundNiceness;
import dev.onecore.host.CorePlan;
import dev.onecore.host.CpuLatencyRequest;
import dev.onecore.host.InjectorWatch;
import dev.onecore.host.MachineWatch;
import dev.onecore.host.ParentWatch;
import dev.onecore.host.ProcessLimits;
import dev.onecore.host.ServerProcess;
import dev.onecore.model.CalibrationRecord;
import dev.onecore.model.Descriptor;
import dev.onecore.model.Environment;
import dev.onecore.model.Pin;
import dev.onecore.model.ServerAddress;
import dev.onecore.model.Setting;
import dev.onecore.model.Settings;
import dev.onecore.model.Target.Contender;
import dev.onecore.model.Target.Endpoint;
import dev.onecore.model.Traits;
import dev.onecore.model.Trial;
import dev.onecore.model.WireFaults;
import dev.onecore.monitor.EndpointMonitor;
import dev.onecore.monitor.ProcessMonitor;
import dev.onecore.monitor.ServerMonitor;
import dev.onecore.monitor.ServerPlace;
import dev.onecore.monitor.ServerUnderTest;
import dev.onecore.wire.WireCost;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** What serves all trials: who runs on which core, how each contender is started, and the watch over this process. */
final class TestBed implements AutoCloseable {

    /** The rule of the exam that a server breaks which agrees on compression. */
    private static final String DECLINES_DEFLATE = "declines-deflate";

    private final Plan plan;
    private final CorePlan cores;
    private final ServerPlace place;
    private final ConnectOptions connectOptions;
    private final Map<String, Traits> traits;
    private final InjectorWatch injector = InjectorWatch.start();
    private final CpuLatencyRequest wakefulness = CpuLatencyRequest.ask();
    private final MachineWatch machine;
    private final Conductor.Listener listener;

    private TestBed(
            Plan plan,
            CorePlan cores,
            ServerPlace place,
            ConnectOptions connectOptions,
            Map<String, Traits> traits,
            Conductor.Listener listener) {
        this.plan = plan;
        this.listener = listener;
        this.place = place;
        this.connectOptions = connectOptions;
        this.cores = cores;
        this.traits = traits;
        this.machine = MachineWatch.of(cores);
    }

    /**
     * Checks the cores that the plan names, moves this process off the server's, and examines every server.
     *
     * @param meanwhile begins what may go on beside the examination, on the cores that this process was moved to
     * @throws dev.onecore.model.WrongSetting when a core is not there
     * @throws Refused when a server cannot take part, or the campaign's connections do not fit the limits of this process
     */
    static TestBed open(Plan plan, Conductor.Listener listener, Runnable meanwhile) {
        ServerSite site = ServerSite.of(plan.campaign().settings());
        ProcessLimits.ofThisProcess()
                .refusal(
                        mostConnections(plan)
                                * (plan.campaign().settings().wire().isPresent() ? 3 : 1),
                        onLoopback(plan, site))
                .ifPresent(why -> {
                    throw new Refused(why);
                });
        CorePlan cores = site.coresHere(plan.campaign().settings().cores());
        int injectors = injectors(plan.campaign().settings());
        Pin injector = Affinity.moveInjector(injectors > 1 ? cores.ofInjector(0, injectors) : cores);
        if (injectors > cores.injector().cores().size()) {
            listener.noted(injectors + " injectors share core"
                    + (cores.injector().cores().size() == 1 ? " " : "s ")
                    + cores.injector() + ": together they drive no more than one of them would on it, and are at their"
                    + " limit sooner");
        }
        cores.notPinned()
                .map(why -> "not pinned: " + why)
                .or(() -> injector.state() == Pin.State.PROVEN ? Optional.empty() : Optional.of(injector.sentence()))
                .ifPresent(listener::noted);
        ServerProcess.noDeathSignal()
                .ifPresent(
                        why -> listener.noted("if this process is killed by SIGKILL, each server ends by watching its"
                                + " standard input alone: setpriv --pdeathsig is refused (" + why + ")"));
        plan.absences().forEach(listener::noted);
        tellOfWire(plan, listener);
        ConnectOptions connectOptions =
                ConnectOptions.of(plan.campaign().settings().access());
        meanwhile.run();
        ServerPlace place = site.open(cores, listener::noted);
        try {
            if (!plan.contract() || !plan.matrix().examines()) {
                return new TestBed(plan, cores, place, connectOptions, Map.of(), listener);
            }
            Admission.Admitted admitted =
                    Admission.pass(plan.campaign(), plan.attendance(), place, connectOptions, listener::noted);
            admitted.lacking().values().forEach(listener::noted);
            return new TestBed(
                    plan.without(admitted.lacking()), cores, place, connectOptions, admitted.traits(), listener);
        } catch (RuntimeException e) {
            place.close();
            throw e;
        }
    }

    /** Whether all servers are reached by 127.0.0.1, where there are more addresses to come from than there are ports on one. */
    private static boolean onLoopback(Plan plan, ServerSite site) {
        return plan.campaign().targets().stream()
                .allMatch(target -> target.map(
                        contender -> site.box().isEmpty(),
                        endpoint -> "127.0.0.1".equals(endpoint.uri().getHost())));
    }

    /** Those on this machine. */
    private static int injectors(Settings settings) {
        if (settings.given().containsKey(Setting.SERVICE.key())) {
            return 1;
        }
        OptionalLong asked = settings.scalars().whole(Setting.INJECTORS);
        return Math.toIntExact(asked.orElse(1));
    }

    private static int mostConnections(Plan plan) {
        return plan.campaign().trials().stream()
                .mapToInt(trial -> trial.workload().connections())
                .max()
                .orElse(0);
    }

    /**
     * The wire to a trial's server, where there is one.
     *
     * @throws IOException when it cannot be laid
     */
    Optional<FaultyWire> wire(Trial trial, URI server) throws IOException {
        Optional<WireFaults> faults = plan.matrix().wire(trial.workload(), trial.target());
        return faults.isEmpty() ? Optional.empty() : Optional.of(FaultyWire.to(server, faults.get()));
    }

    /** Says what is between the two sides, and what that costs. */
    private static void tellOfWire(Plan plan, Conductor.Listener listener) {
        Optional<WireFaults> faults = plan.campaign().settings().wire();
        if (faults.isEmpty()) {
            return;
        }
        plan.campaign().targets().stream()
                .filter(target -> target.map(
                        contender -> false,
                        endpoint -> ServerAddress.of(endpoint.uri()).secure()))
                .findFirst()
                .ifPresent(secure -> {
                    throw new Refused(secure.name() + " is reached by TLS, whose certificate names a host: no proxy of"
                            + " -Donecore.wire can stand before it");
                });
        try {
            listener.noted("between injector and servers: " + faults.get().words() + "; "
                    + WireCost.measured().sentence());
        } catch (IOException e) {
            throw new Refused("no wire can be laid on this machine: " + e.getMessage());
        }
    }

    /** What is run: without the targets that lack what the workloads need. */
    Plan plan() {
        return plan;
    }

    /** The watch over this process. */
    InjectorWatch injector() {
        return injector;
    }

    /** Who hears how the campaign goes. */
    Conductor.Listener listener() {
        return listener;
    }

    /** Starts a contender, or finds an endpoint, and begins to watch it. */
    ServerMonitor serve(Trial trial, TrialFolder folder, Consumer<String> broken) throws IOException {
        BackgroundNiceness.ask();
        // Each trial begins with the same room in the injector's heap, and its collector has little reason to run in
        // the middle.
        System.gc();
        return trial.target()
                .map(contender -> start(contender, folder, broken), endpoint -> find(endpoint, folder, broken));
    }

    private ServerMonitor find(Endpoint endpoint, TrialFolder folder, Consumer<String> broken) throws IOException {
        if (!plan.contract()) {
            return EndpointMonitor.ofOwnProtocol(endpoint.uri(), cores, machine, folder.resourcesFile(), broken);
        }
        return EndpointMonitor.ofContract(
                endpoint.uri(), connectOptions, cores, machine, folder.resourcesFile(), broken);
    }

    private ServerMonitor start(Contender contender, TrialFolder folder, Consumer<String> broken) throws IOException {
        Descriptor descriptor = descriptor(contender);
        ServerUnderTest process = place.start(descriptor, folder.serverLog());
        try {
            return new ProcessMonitor(process, cores, machine, folder.resourcesFile(), broken);
        } catch (IOException e) {
            process.close();
            throw e;
        }
    }

    private Descriptor descriptor(Contender contender) {
        Descriptor descriptor = plan.attendance().contenders().get(contender.folder());
        if (descriptor == null) {
            throw new IllegalArgumentException(contender.folder() + " is not of this campaign");
        }
        return descriptor;
    }

    /** What was found of a trial's server before the campaign. */
    Traits traits(Trial trial) {
        return traits.getOrDefault(trial.target().name(), Traits.UNKNOWN);
    }

    /**
     * How connections to a trial's server are opened. What the settings say of access is for endpoints alone. Compression is
     * offered to the contender alone whose descriptor says that it does not decline it.
     */
    ConnectOptions connectOptions(Trial trial) {
        return trial.target()
                .map(
                        contender -> descriptor(contender).departures().contains(DECLINES_DEFLATE)
                                ? ConnectOptions.PLAIN.offeringDeflate()
                                : ConnectOptions.PLAIN,
                        endpoint -> connectOptions);
    }

    /** Who runs where, in one line: an endpoint's core is its owner's choice, and is looked at when it is loaded. */
    String where() {
        String injectors = "the injector on " + (cores.injector().toString().matches("\\d+") ? "core " : "cores ")
                + cores.injector();
        boolean starts = !plan.attendance().contenders().isEmpty();
        return cores.notPinned()
                .map(why -> "Not pinned: " + why)
                .orElseGet(() -> starts
                        ? "Each server that is started on core "
                                + place.cores().server().orElse(-1) + place.words() + ", " + injectors
                        : "Servers wherever they run already, " + injectors);
    }

    /** What the campaign runs in, with the last calibration of this machine. */
    Environment environment(Optional<CalibrationRecord> calibration) {
        return EnvironmentRecord.of(plan, cores, place, wakefulness.words(), calibration);
    }

    void whenParentEnds(Runnable last) {
        ParentWatch.whenParentEnds(last);
    }

    @Override
    public void close() {
        place.close();
        injector.close();
        wakefulness.close();
    }
}
