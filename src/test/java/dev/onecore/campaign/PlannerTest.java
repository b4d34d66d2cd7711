package dev.onecore.campaign;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onecore.casestudy.CaseStudy;
import dev.onecore.model.Campaign;
import dev.onecore.model.Settings;
import dev.onecore.model.Target;
import dev.onecore.model.Trial;
import dev.onecore.model.TrialMatrix;
import dev.onecore.model.Workload;
import dev.onecore.settings.SettingsInUse;
import dev.onecore.settings.SettingsReader;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlannerTest {

    private static final Instant NOON = Instant.parse("2026-02-03T12:00:00Z");

    @Test
    void eachRoundRunsEveryTargetOnceAndWithoutAnotherWorkloadBetween() {
        Campaign campaign = plan(Map.of("targets", "a=vertx,b=vertx,c=undertow", "rounds", "4"), 7);
        Map<String, List<Trial>> groups =
                campaign.trials().stream().collect(groupingBy(t -> t.workload().name() + " " + t.round()));
        assertThat(groups).hasSize(5 * 4);
        groups.values().forEach(group -> {
            assertThat(group).extracting(t -> t.target().name()).containsExactlyInAnyOrder("a", "b", "c");
            int first = group.get(0).order();
            assertThat(group).extracting(Trial::order).containsExactly(first, first + 1, first + 2);
        });
    }

    @Test
    void theSameSeedGivesTheSameOrderAndSeedsDiffer() {
        Set<List<String>> orders = new HashSet<>();
        for (long seed = 0; seed < 20; seed++) {
            List<String> order = order(plan(Map.of(), seed));
            assertThat(order(plan(Map.of(), seed))).isEqualTo(order);
            orders.add(order);
        }
        assertThat(orders).hasSizeGreaterThan(15);
    }

    @Test
    void noTargetAlwaysGoesFirst() {
        Map<String, Integer> firsts = new HashMap<>();
        for (long seed = 0; seed < 200; seed++) {
            firsts.merge(plan(Map.of(), seed).trials().get(0).target().name(), 1, Integer::sum);
        }
        assertThat(firsts.values()).allMatch(count -> count > 70 && count < 130);
    }

    @Test
    void theQuickProfileLeavesTimeForFurtherRoundsInEightMinutes() {
        assertThat(Planner.time(plan(Map.of(), 1, true))).isLessThan(Duration.ofMinutes(6));
    }

    @Test
    void theCaseStudyFitsIntoAQuarterOfAnHourWithTheExamination() {
        Settings settings = SettingsReader.read(Map.of("profile", "case-study"));
        CaseStudy study = new CaseStudy(new SettingsInUse(settings));
        List<Workload> workloads = List.of(study.messages(), study.files(), study.ramp());
        Campaign campaign = Planner.plan(
                "Comparison", settings, settings.targets(), workloads, CaseStudy.matrix(settings), NOON, 1);

        assertThat(Planner.time(campaign)).isLessThan(Duration.ofMinutes(14));
        assertThat(campaign.trials())
                .filteredOn(trial -> trial.target().name().equals("websockets:defaults"))
                .extracting(trial -> trial.workload().name())
                .containsExactly(CaseStudy.FILES, CaseStudy.FILES, CaseStudy.FILES);
    }

    @Test
    void theRampHasFewerRoundsUnlessToldOtherwise() {
        assertThat(ramps(Map.of())).isEqualTo(2);
        assertThat(ramps(Map.of("rounds", "5"))).isEqualTo(10);
    }

    @Test
    void theDryRunNamesEveryPhaseOrderAndTheTimeOfAll() {
        String plan = Planner.describe(plan(Map.of("arrivals", "constant", "seed", "3"), 3), Duration.ofMinutes(8));
        assertThat(plan)
                .contains(
                        "then more rounds where answers are open, 8 min 00 s in all",
                        "seed 3",
                        "echo-latency",
                        "window-16",
                        "upload-50mb-10-users",
                        "round 3",
                        "min")
                .doesNotContain("poisson");
    }

    private static long ramps(Map<String, String> given) {
        return plan(given, 1).trials().stream()
                .filter(trial -> trial.workload().name().equals("user-ramp"))
                .count();
    }

    private static List<String> order(Campaign campaign) {
        return campaign.trials().stream().map(Trial::target).map(Target::name).toList();
    }

    private static Campaign plan(Map<String, String> given, long seed) {
        return plan(given, seed, false);
    }

    private static Campaign plan(Map<String, String> given, long seed, boolean several) {
        Settings settings = SettingsReader.read(given);
        return Planner.plan(
                "Comparison",
                settings,
                settings.targets(),
                Workloads.ALL.stream()
                        .map(workload -> workload.apply(new Workloads(new SettingsInUse(settings), several)))
                        .toList(),
                TrialMatrix.ofAll(settings),
                NOON,
                seed);
    }
}
