package dev.onecore.simulations;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.details;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.global;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import dev.onecore.campaign.Conductor;
import dev.onecore.campaign.Encore;
import dev.onecore.campaign.Plan;
import dev.onecore.campaign.Programme;
import dev.onecore.campaign.Refused;
import dev.onecore.campaign.Workloads;
import dev.onecore.evidence.EvidenceException;
import dev.onecore.evidence.WrongDescriptor;
import dev.onecore.load.Stage;
import dev.onecore.model.Profile;
import dev.onecore.model.Setting;
import dev.onecore.model.Settings;
import dev.onecore.model.Trial;
import dev.onecore.model.Workload;
import dev.onecore.model.WrongSetting;
import dev.onecore.proof.Proof;
import io.gatling.javaapi.core.Assertion;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.PopulationBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** One campaign inside one Gatling run: builds the chain of trials, and publishes what they left. */
final class CampaignRun {

    /** What one user does in a trial. */
    interface Script extends BiFunction<Stage, Workload, ChainBuilder> {}

    private static final String PREFIX = "onecore.";

    /** Trials that may be repeated at the end; an unused place costs about two seconds. */
    private static final int ENCORES = 1;

    /** The name of the request that is KO when a calibration's claim does not hold. */
    private static final String CALIBRATION = "calibration";

    private final Workloads workloads;
    private final Settings settings;
    private final String simulation;
    private final Map<Workload, Script> scripts = new LinkedHashMap<>();
    private boolean contract = true;
    private Programme programme;
    private int encores = ENCORES;
    private Product product = Product.PAGE;

    private CampaignRun(String simulation, Settings settings) {
        this.simulation = simulation;
        this.settings = settings;
        this.workloads = new Workloads(settings);
        this.programme = Programme.ofAll(settings);
    }

    /** A campaign of the given simulation, by the settings that came as {@code -Donecore.…}; a wrong one ends the run here. */
    static CampaignRun of(Class<?> simulation) {
        return of(simulation, given());
    }

    private static CampaignRun of(Class<?> simulation, Map<String, String> given) {
        try {
            return new CampaignRun(simulation.getSimpleName(), Settings.from(given));
        } catch (WrongSetting e) {
            throw Ending.wrongUsage(e.getMessage());
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
    static CampaignRun ofCalibration(Class<?> simulation, Function<Profile, List<Proof>> proofs, Script script) {
        Map<String, String> given = given();
        for (Setting fixed : Proving.FIXED) {
            if (!given.getOrDefault(fixed.key(), "").isBlank()) {
                throw Ending.wrongUsage("onecore.%s: a calibration has its own; leave it out".formatted(fixed.key()));
            }
        }
        Profile profile = of(simulation, given).settings.profile();
        Proving proving = new Proving(profile, proofs.apply(profile));
        given.put(Setting.TARGETS.key(), proving.targets());
        CampaignRun run = of(simulation, given);
        proving.proofs().forEach(proof -> run.scripts.put(proof.workload(), script));
        run.programme = proving;
        run.encores = proving.encores();
        run.product = proving;
        return run;
    }

    /** As the user gave them. */
    Settings settings() {
        return settings;
    }

    /** Lets a programme say who has which workload, and how often. */
    CampaignRun by(Programme other) {
        programme = other;
        return this;
    }

    /** The servers speak a protocol of their own: nothing is examined, and nothing known of their side. */
    CampaignRun withoutContract() {
        contract = false;
        return this;
    }

    /** Adds one of Onecore's workloads, and what its users do. */
    CampaignRun with(Function<Workloads, Workload> workload, Script script) {
        return with(workload.apply(workloads), script);
    }

    /** Adds a workload, and what its users do. */
    CampaignRun with(Workload workload, Script script) {
        scripts.put(workload, script);
        return this;
    }

    /**
     * All trials, one after another: server up, load, server down. Spoiled ones have a second chance at the end.
     *
     * <p>Gatling begins a population at a tick of one second, so each trial is one: its users wait until the server of the trial
     * before has stopped and their own is ready.
     */
    PopulationBuilder trials() {
        Conductor conductor = open();
        List<PopulationBuilder> acts = new ArrayList<>();
        ChainBuilder between = exec(session -> session);
        for (Trial trial : conductor.campaign().trials()) {
            acts.add(load(conductor, trial, between.exec(beside(() -> conductor.prepare(trial)))));
            between = end("trial " + conductor.stage(trial).label(), conductor);
        }
        for (int number = 1; number <= encores; number++) {
            Encore encore = conductor.encore();
            acts.add(load("encore " + number, encore, between.exec(beside(() -> conductor.prepare(encore)))));
            between = end("", conductor);
        }
        OffLoop judged =
                new OffLoop(product.failuresAreNews() ? "" : CALIBRATION, () -> product.judge(conductor.folder()));
        acts.add(scenario("end").exec(between).exec(judged).injectOpen(atOnceUsers(1)));
        PopulationBuilder chain = acts.get(acts.size() - 1);
        for (int act = acts.size() - 2; act >= 0; act--) {
            chain = acts.get(act).andThen(chain);
        }
        return chain;
    }

    private static OffLoop beside(Runnable work) {
        return new OffLoop("", () -> {
            work.run();
            return Optional.empty();
        });
    }

    private static ChainBuilder end(String request, Conductor conductor) {
        return exec(new OffLoop(request, () -> {
            conductor.stop();
            return conductor.collect();
        }));
    }

    /** Fails the build when a trial failed: each trial is a request of Gatling's report, and a failed one is KO. */
    Assertion everyTrialPassed() {
        return global().failedRequests().count().is(0L);
    }

    /** Fails the build when a claim does not hold; that trials fail is part of the proofs. */
    Assertion everyClaimHolds() {
        return details(CALIBRATION).failedRequests().count().is(0L);
    }

    private Conductor open() {
        try {
            Plan whole = Plan.of(simulation, settings, List.copyOf(scripts.keySet()), programme);
            Plan plan = contract ? whole : whole.withoutContract();
            if (settings.dryRun()) {
                throw Ending.planShown(plan.describe());
            }
            return new Publication(simulation, product, System.out).open(plan);
        } catch (WrongSetting | EvidenceException | WrongDescriptor | Refused e) {
            throw Ending.wrongUsage(e.getMessage());
        }
    }

    private PopulationBuilder load(Conductor conductor, Trial trial, ChainBuilder before) {
        Stage stage = conductor.stage(trial);
        ChainBuilder user = scripts.get(trial.workload()).apply(stage, trial.workload());
        return scenario(name(trial))
                .exec(before)
                .exitHereIf(session -> conductor.broken(trial))
                .exec(user)
                .injectOpen(atOnceUsers(stage.connections()));
    }

    /** Users for whatever may be repeated: as many as the largest workload needs, of whom the others end at once. */
    private PopulationBuilder load(String name, Encore encore, ChainBuilder before) {
        ChainBuilder user = exec(session -> session);
        for (Map.Entry<Workload, Script> each : scripts.entrySet()) {
            Workload workload = each.getKey();
            user = user.doIf(session ->
                            encore.workload().filter(workload::equals).isPresent())
                    .then(each.getValue().apply(encore, workload));
        }
        int users =
                scripts.keySet().stream().mapToInt(Workload::connections).max().orElse(1);
        return scenario(name)
                .exec(before)
                .exitHereIf(session -> !encore.admits())
                .exec(user)
                .injectOpen(atOnceUsers(users));
    }

    private static String name(Trial trial) {
        return "%02d %s %s"
                .formatted(
                        trial.order(), trial.workload().name(), trial.target().name());
    }
}
