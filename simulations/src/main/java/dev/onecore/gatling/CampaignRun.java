package dev.onecore.gatling;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.details;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.global;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import dev.onecore.admission.Refused;
import dev.onecore.campaign.ChosenWorkloads;
import dev.onecore.campaign.Conductor;
import dev.onecore.campaign.Plan;
import dev.onecore.campaign.RoundLead;
import dev.onecore.campaign.TrialSeat;
import dev.onecore.campaign.Workloads;
import dev.onecore.cluster.AgentOrder;
import dev.onecore.cluster.AgentRounds;
import dev.onecore.connect.ConnectOptions;
import dev.onecore.evidence.EvidenceException;
import dev.onecore.evidence.WrongDescriptor;
import dev.onecore.gate.RunGate;
import dev.onecore.host.ParentWatch;
import dev.onecore.host.PlugInProperty;
import dev.onecore.injector.GatlingRelease;
import dev.onecore.injector.JvmPreparation;
import dev.onecore.injector.UnsuitableGatling;
import dev.onecore.load.InjectorShare;
import dev.onecore.load.TrialSession;
import dev.onecore.model.MetricsAddress;
import dev.onecore.model.Profile;
import dev.onecore.model.Setting;
import dev.onecore.model.Settings;
import dev.onecore.model.TrialMatrix;
import dev.onecore.model.Workload;
import dev.onecore.model.WrongSetting;
import dev.onecore.proof.Proof;
import dev.onecore.report.TerminalText;
import dev.onecore.settings.SettingsInUse;
import dev.onecore.settings.SettingsList;
import dev.onecore.settings.SettingsReader;
import dev.onecore.ws.Trials;
import io.gatling.javaapi.core.Assertion;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.PopulationBuilder;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Function;

/** One campaign inside one Gatling run: builds the chain of trials, and publishes what they left. */
public final class CampaignRun {

    /** What one user does in a trial. */
    public interface Script extends BiFunction<TrialSession, Workload, ChainBuilder> {}

    /** Before the name of each setting that is a system property. */
    static final String PREFIX = "onecore.";

    /** The session's attribute that holds a user's place among the trials that run together. */
    private static final String SEAT = "onecore.seat";

    /** Rounds that may be run once more, because the machine spoiled them. */
    private static final int REPEATS = 1;

    // The first thing that this process does for a campaign: the process that started it may end at any time.
    static {
        ParentWatch.begin();
    }

    /** A workload that the simulation has, and what its users do. */
    private record Offer(Function<Workloads, Workload> workload, Script script) {}

    private final Settings settings;
    private final Map<String, String> given;
    private final Class<?> type;
    private final String simulation;
    private final Optional<MetricsAddress> metrics;
    private final List<Offer> offers = new ArrayList<>();
    private final Map<Workload, Script> scripts = new LinkedHashMap<>();
    private boolean contract = true;
    private Optional<TrialMatrix> matrix = Optional.empty();
    private int repeats = REPEATS;
    private CampaignOutput output = CampaignOutput.PAGE;
    private Optional<RunGate> runGate = Optional.empty();

    private CampaignRun(Class<?> type, Map<String, String> given, Settings settings, Optional<MetricsAddress> metrics) {
        this.type = type;
        this.given = Map.copyOf(given);
        this.metrics = metrics;
        this.simulation = type.getSimpleName();
        this.settings = settings;
    }

    /** A campaign of the given simulation, by the settings that came as {@code -Donecore.…}; a wrong one ends the run here. */
    public static CampaignRun of(Class<?> simulation) {
        return Exit.unlessRight(() -> of(simulation, given()));
    }

    /**
     * A campaign of the given simulation.
     *
     * @param given settings by their names, without the {@code onecore.} before them
     * @throws WrongSetting when one is unknown or impossible
     * @throws UnsuitableGatling when this was not built for the project's Gatling
     */
    public static CampaignRun of(Class<?> simulation, Map<String, String> given) {
        GatlingRelease.require();
        Settings settings = SettingsReader.read(given);
        if (settings.scalars().flag(Setting.HELP)) {
            throw Exit.shown(SettingsList.text());
        }
        String asked = settings.given().getOrDefault(Setting.SIMULATION.key(), simulation.getSimpleName());
        if (!List.of(simulation.getSimpleName(), simulation.getName()).contains(asked)) {
            throw WrongSetting.impossible(
                    Setting.SIMULATION.key(), asked, "Gatling was told to run " + simulation.getSimpleName());
        }
        return new CampaignRun(simulation, given, settings, metrics(given));
    }

    /** Read from what was given, as settings keep no password. */
    private static Optional<MetricsAddress> metrics(Map<String, String> given) {
        return Optional.ofNullable(given.get(Setting.METRICS.key()))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(MetricsAddress::parse);
    }

    private static Map<String, String> given() {
        Optional<AgentOrder> ofAgent = Agent.order();
        if (ofAgent.isPresent()) {
            return ofAgent.get().settings();
        }
        Map<String, String> given = new LinkedHashMap<>();
        System.getProperties().stringPropertyNames().stream()
                .filter(name -> name.startsWith(PREFIX))
                .forEach(name ->
                        PlugInProperty.of(name).ifPresent(value -> given.put(name.substring(PREFIX.length()), value)));
        return given;
    }

    /** A calibration: the proofs' own targets and workloads, and a table of claims in place of a page. */
    public static CampaignRun ofCalibration(Class<?> simulation, Function<Profile, List<Proof>> proofs, Script script) {
        return Exit.unlessRight(() -> ofCalibration(simulation, given(), proofs, script));
    }

    /**
     * A calibration by the settings of {@code given}.
     *
     * @throws WrongSetting when one is unknown or impossible, or fixed in a calibration
     */
    public static CampaignRun ofCalibration(
            Class<?> simulation, Map<String, String> given, Function<Profile, List<Proof>> proofs, Script script) {
        Settings asked = of(simulation, given).settings;
        CalibrationRun.requireNothingFixed(asked);
        CalibrationRun calibration = new CalibrationRun(asked.profile(), proofs.apply(asked.profile()));
        Map<String, String> whole = new LinkedHashMap<>(given);
        whole.put(Setting.TARGETS.key(), calibration.targets());
        CampaignRun run = of(simulation, whole).by(calibration);
        calibration.proofs().forEach(proof -> run.with(proof.workload(), script));
        run.repeats = calibration.repeats();
        run.output = calibration;
        return run;
    }

    /** Those of the run: what the user gave, and in a calibration its own targets. */
    public Settings settings() {
        return settings;
    }

    /** Lets a matrix say which target has which workload, and how often. */
    public CampaignRun by(TrialMatrix other) {
        matrix = Optional.of(other);
        return this;
    }

    /** The servers speak a protocol of their own: nothing is examined, and no server is asked for its {@code /info}. */
    public CampaignRun withoutContract() {
        contract = false;
        return this;
    }

    /** Adds one of Onecore's workloads, and what its users do. */
    public CampaignRun with(Function<Workloads, Workload> workload, Script script) {
        offers.add(new Offer(workload, script));
        return this;
    }

    /** Adds all of Onecore's workloads; what their users do follows from the loads. */
    public CampaignRun withAll() {
        Workloads.ALL.forEach(workload -> with(workload, Endpoints::user));
        return this;
    }

    /** Adds a workload, and what its users do. */
    public CampaignRun with(Workload workload, Script script) {
        return with(any -> workload, script);
    }

    /**
     * The workloads that are run.
     *
     * @throws WrongSetting when a setting has no use in them, or could mean several things
     */
    public List<Workload> workloads() {
        if (scripts.isEmpty()) {
            choose();
        }
        return List.copyOf(scripts.keySet());
    }

    private void choose() {
        SettingsInUse inUse = new SettingsInUse(settings);
        if (settings.profile() == Profile.CASE_STUDY && matrix.isEmpty()) {
            throw WrongSetting.impossible(
                    Setting.PROFILE.key(),
                    settings.profile().label(),
                    simulation + " has no case study; leave the simulation out, which runs Comparison");
        }
        if (contract && matrix.map(TrialMatrix::examines).orElse(true)) {
            inUse.use(Setting.ADMIT_ALL);
        }
        List<Optional<Workload>> chosen =
                ChosenWorkloads.of(inUse, offers.stream().map(Offer::workload).toList());
        for (int index = 0; index < chosen.size(); index++) {
            Script script = offers.get(index).script();
            chosen.get(index).ifPresent(workload -> scripts.put(workload, script));
        }
        RunGate.use(inUse, output == CampaignOutput.PAGE);
        InjectorPlan.use(inUse, output == CampaignOutput.PAGE, List.copyOf(scripts.keySet()));
        inUse.requireOneMeaningEach(simulation);
        runGate = RunGate.of(settings, List.copyOf(scripts.keySet()));
    }

    /**
     * All trials: servers up, load, servers down, group after group. One pool of users works through them all: how many groups
     * there will be is known only at their end.
     */
    public PopulationBuilder trials() {
        Optional<AgentOrder> ofAgent = Agent.order();
        if (ofAgent.isPresent()) {
            AgentRounds rounds = follow(ofAgent.get());
            BlockingAction nothing = new BlockingAction("", Optional::empty);
            return users(rounds, rounds.share(), false, nothing);
        }
        Conductor conductor = open();
        BlockingAction judged = new BlockingAction(output.request(), () -> output.judge(conductor.folder()));
        return users(conductor, InjectorPlan.own(settings), output.failuresAreNews(), judged);
    }

    /** The users of one injector's share. */
    private PopulationBuilder users(
            RoundLead lead, InjectorShare share, boolean failuresAreNews, BlockingAction judged) {
        List<TrialSeat> seats = lead.seats();
        int most = scripts.keySet().stream()
                .mapToInt(workload -> share.users(workload.connections()))
                .max()
                .orElse(1);
        // One comes to the gate also where this process loads nothing itself.
        int users = Math.max(1, most) * Math.max(1, seats.size());
        RoundGate gate = new RoundGate(lead, users, BlockingAction.WORKER, failuresAreNews, lead::noted);
        AtomicInteger numbers = new AtomicInteger();
        ChainBuilder work = exec(session -> session);
        for (int seat = 0; seat < seats.size(); seat++) {
            int number = seat;
            work = work.doIf(session ->
                            session.getInt(SEAT) == number && seats.get(number).admits())
                    .then(work(seats.get(number)));
        }
        return scenario("users")
                .exec(session -> session.set(SEAT, numbers.getAndIncrement() % Math.max(1, seats.size())))
                .exec(gate)
                .asLongAs(session -> gate.more())
                .on(work.exec(gate))
                .exec(judged)
                .injectOpen(atOnceUsers(users));
    }

    /** What a user in that place does, whichever workload is run there. */
    private ChainBuilder work(TrialSeat seat) {
        ChainBuilder work = exec(session -> session.set(Trials.ATTRIBUTE, seat));
        for (Map.Entry<Workload, Script> each : scripts.entrySet()) {
            Workload workload = each.getKey();
            // By its name: the trials of a search differ from the workload, and from each other, in their rates.
            work = work.doIf(session -> seat.workload()
                            .map(Workload::name)
                            .filter(workload.name()::equals)
                            .isPresent())
                    .then(each.getValue().apply(seat, workload));
        }
        return work;
    }

    /** Fails the build when a trial failed, or a gate did: each is a request of Gatling's report, and a failed one is KO. */
    public Assertion everyTrialPassed() {
        return global().failedRequests().count().is(0L);
    }

    /** Fails the build when a claim does not hold; that trials fail is part of the proofs. */
    public Assertion everyClaimHolds() {
        return details(CalibrationRun.REQUEST).failedRequests().count().is(0L);
    }

    /** What this process follows as an agent; what cannot be is told by its output and its end. */
    private AgentRounds follow(AgentOrder ofAgent) {
        try {
            List<Workload> workloads = workloads();
            Optional<String> unproven = Agent.pin(ofAgent, settings);
            JvmPreparation.prepare(System.out);
            AgentRounds rounds = new AgentRounds(ofAgent, workloads, ConnectOptions.of(settings.access()));
            rounds.whenDeserted(Agent::desert);
            unproven.ifPresent(rounds::noted);
            return rounds;
        } catch (IOException | WrongSetting e) {
            throw Exit.wrongUsage(String.valueOf(e.getMessage()));
        }
    }

    private Conductor open() {
        try {
            Plan whole =
                    Plan.of(simulation, settings, workloads(), matrix.orElseGet(() -> TrialMatrix.ofAll(settings)));
            Plan plan = contract ? whole : whole.withoutContract();
            runGate.ifPresent(asked -> {
                asked.require(plan.campaign());
                output = new GatedPage(asked);
            });
            if (settings.dryRun()) {
                throw Exit.shown(plan.describe());
            }
            PrintStream terminal = TerminalText.over(System.out);
            JvmPreparation.prepare(terminal);
            return new Publication(simulation, output, terminal, metrics)
                    .open(plan, repeats, InjectorPlan.start(settings, workloads(), type, given));
        } catch (WrongSetting | EvidenceException | WrongDescriptor | Refused e) {
            throw Exit.wrongUsage(String.valueOf(e.getMessage()));
        }
    }
}
