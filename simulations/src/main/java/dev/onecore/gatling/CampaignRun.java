package dev.onecore.gatling;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.details;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.global;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import dev.onecore.admission.Refused;
import dev.onecore.campaign.Conductor;
import dev.onecore.campaign.Plan;
import dev.onecore.campaign.RepeatSlot;
import dev.onecore.campaign.Workloads;
import dev.onecore.evidence.EvidenceException;
import dev.onecore.evidence.WrongDescriptor;
import dev.onecore.host.ParentWatch;
import dev.onecore.load.TrialSession;
import dev.onecore.model.Profile;
import dev.onecore.model.Setting;
import dev.onecore.model.Settings;
import dev.onecore.model.Trial;
import dev.onecore.model.TrialMatrix;
import dev.onecore.model.Workload;
import dev.onecore.model.WrongSetting;
import dev.onecore.proof.Proof;
import dev.onecore.settings.SettingsReader;
import io.gatling.javaapi.core.Assertion;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.PopulationBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** One campaign inside one Gatling run: builds the chain of trials, and publishes what they left. */
public final class CampaignRun {

    /** What one user does in a trial. */
    public interface Script extends BiFunction<TrialSession, Workload, ChainBuilder> {}

    private static final String PREFIX = "onecore.";

    /** Trials that may be repeated at the end; an unused place costs about two seconds. */
    private static final int REPEAT_SLOTS = 1;

    /** The name of the request that is KO when a calibration's claim does not hold. */
    private static final String CALIBRATION = "calibration";

    // The first thing that this process does for a campaign: whoever started it may end at any time.
    static {
        ParentWatch.begin();
    }

    private final Workloads workloads;
    private final Settings settings;
    private final String simulation;
    private final Map<Workload, Script> scripts = new LinkedHashMap<>();
    private boolean contract = true;
    private TrialMatrix matrix;
    private int repeatSlots = REPEAT_SLOTS;
    private CampaignOutput output = CampaignOutput.PAGE;

    private CampaignRun(String simulation, Settings settings) {
        this.simulation = simulation;
        this.settings = settings;
        this.workloads = new Workloads(settings);
        this.matrix = TrialMatrix.ofAll(settings);
    }

    /** A campaign of the given simulation, by the settings that came as {@code -Donecore.…}; a wrong one ends the run here. */
    public static CampaignRun of(Class<?> simulation) {
        return of(simulation, given());
    }

    private static CampaignRun of(Class<?> simulation, Map<String, String> given) {
        try {
            return new CampaignRun(simulation.getSimpleName(), SettingsReader.read(given));
        } catch (WrongSetting e) {
            throw Exit.wrongUsage(String.valueOf(e.getMessage()));
        }
    }

    private static Map<String, String> given() {
        Map<String, String> given = new LinkedHashMap<>();
        System.getProperties().stringPropertyNames().stream()
                .filter(name -> name.startsWith(PREFIX))
                .forEach(name -> given.put(name.substring(PREFIX.length()), System.getProperty(name)));
        return given;
    }

    /** A calibration: the proofs' own targets and workloads, and a table of claims in place of a page. */
    public static CampaignRun ofCalibration(Class<?> simulation, Function<Profile, List<Proof>> proofs, Script script) {
        Map<String, String> given = given();
        for (Setting fixed : CalibrationRun.FIXED) {
            if (!given.getOrDefault(fixed.key(), "").isBlank()) {
                throw Exit.wrongUsage("onecore.%s: a calibration has its own; leave it out".formatted(fixed.key()));
            }
        }
        Profile profile = of(simulation, given).settings.profile();
        CalibrationRun calibration = new CalibrationRun(profile, proofs.apply(profile));
        given.put(Setting.TARGETS.key(), calibration.targets());
        CampaignRun run = of(simulation, given);
        calibration.proofs().forEach(proof -> run.scripts.put(proof.workload(), script));
        run.matrix = calibration;
        run.repeatSlots = calibration.repeatSlots();
        run.output = calibration;
        return run;
    }

    /** As the user gave them. */
    public Settings settings() {
        return settings;
    }

    /** Lets a programme say who has which workload, and how often. */
    public CampaignRun by(TrialMatrix other) {
        matrix = other;
        return this;
    }

    /** The servers speak a protocol of their own: nothing is examined, and nothing known of their side. */
    public CampaignRun withoutContract() {
        contract = false;
        return this;
    }

    /** Adds one of Onecore's workloads, and what its users do. */
    public CampaignRun with(Function<Workloads, Workload> workload, Script script) {
        return with(workload.apply(workloads), script);
    }

    /** Adds a workload, and what its users do. */
    public CampaignRun with(Workload workload, Script script) {
        scripts.put(workload, script);
        return this;
    }

    /**
     * All trials, one after another: server up, load, server down. Spoiled ones have a second chance at the end.
     *
     * <p>Gatling begins a population at a tick of one second, so each trial is one: its users wait until the server of the trial
     * before has stopped and their own is ready.
     */
    public PopulationBuilder trials() {
        Conductor conductor = open();
        List<PopulationBuilder> populations = new ArrayList<>();
        ChainBuilder between = exec(session -> session);
        for (Trial trial : conductor.campaign().trials()) {
            populations.add(load(conductor, trial, between.exec(besideLoops(() -> conductor.prepare(trial)))));
            between = end("trial " + conductor.session(trial).label(), conductor);
        }
        for (int number = 1; number <= repeatSlots; number++) {
            RepeatSlot repeatSlot = conductor.repeatSlot();
            populations.add(load(
                    "encore " + number, repeatSlot, between.exec(besideLoops(() -> conductor.prepare(repeatSlot)))));
            between = end("", conductor);
        }
        BlockingAction judged =
                new BlockingAction(output.failuresAreNews() ? "" : CALIBRATION, () -> output.judge(conductor.folder()));
        populations.add(scenario("end").exec(between).exec(judged).injectOpen(atOnceUsers(1)));
        PopulationBuilder chain = populations.get(populations.size() - 1);
        for (int index = populations.size() - 2; index >= 0; index--) {
            chain = populations.get(index).andThen(chain);
        }
        return chain;
    }

    private static BlockingAction besideLoops(Runnable work) {
        return new BlockingAction("", () -> {
            work.run();
            return Optional.empty();
        });
    }

    private static ChainBuilder end(String request, Conductor conductor) {
        return exec(new BlockingAction(request, () -> {
            conductor.stop();
            return conductor.collect();
        }));
    }

    /** Fails the build when a trial failed: each trial is a request of Gatling's report, and a failed one is KO. */
    public Assertion everyTrialPassed() {
        return global().failedRequests().count().is(0L);
    }

    /** Fails the build when a claim does not hold; that trials fail is part of the proofs. */
    public Assertion everyClaimHolds() {
        return details(CALIBRATION).failedRequests().count().is(0L);
    }

    private Conductor open() {
        try {
            Plan whole = Plan.of(simulation, settings, List.copyOf(scripts.keySet()), matrix);
            Plan plan = contract ? whole : whole.withoutContract();
            if (settings.dryRun()) {
                throw Exit.planShown(plan.describe());
            }
            return new Publication(simulation, output, System.out).open(plan);
        } catch (WrongSetting | EvidenceException | WrongDescriptor | Refused e) {
            throw Exit.wrongUsage(String.valueOf(e.getMessage()));
        }
    }

    private PopulationBuilder load(Conductor conductor, Trial trial, ChainBuilder before) {
        TrialSession trialSession = conductor.session(trial);
        ChainBuilder user =
                Objects.requireNonNull(scripts.get(trial.workload())).apply(trialSession, trial.workload());
        return scenario(name(trial))
                .exec(before)
                .exitHereIf(session -> conductor.broken(trial))
                .exec(user)
                .injectOpen(atOnceUsers(trialSession.connections()));
    }

    /** Users for whatever may be repeated: as many as the largest workload needs, of whom the others end at once. */
    private PopulationBuilder load(String name, RepeatSlot repeatSlot, ChainBuilder before) {
        ChainBuilder user = exec(session -> session);
        for (Map.Entry<Workload, Script> each : scripts.entrySet()) {
            Workload workload = each.getKey();
            user = user.doIf(session ->
                            repeatSlot.workload().filter(workload::equals).isPresent())
                    .then(each.getValue().apply(repeatSlot, workload));
        }
        int users =
                scripts.keySet().stream().mapToInt(Workload::connections).max().orElse(1);
        return scenario(name)
                .exec(before)
                .exitHereIf(session -> !repeatSlot.admits())
                .exec(user)
                .injectOpen(atOnceUsers(users));
    }

    private static String name(Trial trial) {
        return String.format(
                Locale.ROOT,
                "%02d %s %s",
                trial.order(),
                trial.workload().name(),
                trial.target().name());
    }
}
