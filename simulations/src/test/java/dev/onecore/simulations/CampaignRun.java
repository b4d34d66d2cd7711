package dev.onecore.simulations;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.global;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import dev.onecore.campaign.Conductor;
import dev.onecore.campaign.Workloads;
import dev.onecore.evidence.EvidenceException;
import dev.onecore.evidence.WrongDescriptor;
import dev.onecore.load.Stage;
import dev.onecore.model.Campaign;
import dev.onecore.model.Settings;
import dev.onecore.model.Trial;
import dev.onecore.model.Workload;
import dev.onecore.model.WrongSetting;
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

    private final Workloads workloads;
    private final Settings settings;
    private final String simulation;
    private final Map<Workload, Script> scripts = new LinkedHashMap<>();

    private CampaignRun(String simulation, Settings settings) {
        this.simulation = simulation;
        this.settings = settings;
        this.workloads = new Workloads(settings);
    }

    /** A campaign of the given simulation, by the settings that came as {@code -Donecore.…}; a wrong one ends the run here. */
    static CampaignRun of(Class<?> simulation) {
        Map<String, String> given = new LinkedHashMap<>();
        System.getProperties().stringPropertyNames().stream()
                .filter(name -> name.startsWith(PREFIX))
                .forEach(name -> given.put(name.substring(PREFIX.length()), System.getProperty(name)));
        try {
            return new CampaignRun(simulation.getSimpleName(), Settings.from(given));
        } catch (WrongSetting e) {
            throw Ending.wrongUsage(e.getMessage());
        }
    }

    /** Adds a workload, and what its users do. */
    CampaignRun with(Function<Workloads, Workload> workload, Script script) {
        scripts.put(workload.apply(workloads), script);
        return this;
    }

    /** All trials, one after another: server up, load, server down. */
    PopulationBuilder trials() {
        Conductor conductor = open();
        List<Trial> trials = conductor.campaign().trials();
        List<PopulationBuilder> acts = new ArrayList<>();
        ChainBuilder between = exec(session -> session);
        for (Trial trial : trials) {
            acts.add(alone("start " + name(trial), between.exec(new OffLoop("", () -> {
                conductor.prepare(trial);
                return Optional.empty();
            }))));
            acts.add(load(conductor, trial));
            between = exec(new OffLoop(
                    "trial " + trial.workload().name() + " " + trial.target().name(), () -> {
                        conductor.stop(trial);
                        return conductor.collect(trial);
                    }));
        }
        acts.add(alone("end", between));
        PopulationBuilder chain = acts.get(acts.size() - 1);
        for (int act = acts.size() - 2; act >= 0; act--) {
            chain = acts.get(act).andThen(chain);
        }
        return chain;
    }

    private Conductor open() {
        try {
            Campaign planned = Conductor.plan(simulation, settings, List.copyOf(scripts.keySet()));
            if (settings.dryRun()) {
                throw Ending.planShown(Conductor.describe(planned));
            }
            return new Publication(simulation, System.out).open(planned);
        } catch (WrongSetting | EvidenceException | WrongDescriptor e) {
            throw Ending.wrongUsage(e.getMessage());
        }
    }

    /** Fails the build when a trial failed: each trial is a request of Gatling's report, and a failed one is KO. */
    Assertion everyTrialPassed() {
        return global().failedRequests().count().is(0L);
    }

    private PopulationBuilder load(Conductor conductor, Trial trial) {
        Stage stage = conductor.stage(trial);
        ChainBuilder user = scripts.get(trial.workload()).apply(stage, trial.workload());
        return scenario(name(trial))
                .exitHereIf(session -> conductor.broken(trial))
                .exec(user)
                .injectOpen(atOnceUsers(stage.connections()));
    }

    private static PopulationBuilder alone(String name, ChainBuilder chain) {
        return scenario(name).exec(chain).injectOpen(atOnceUsers(1));
    }

    private static String name(Trial trial) {
        return "%02d %s %s"
                .formatted(
                        trial.order(), trial.workload().name(), trial.target().name());
    }
}
