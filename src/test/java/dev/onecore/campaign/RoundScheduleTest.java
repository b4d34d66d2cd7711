package dev.onecore.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onecore.evidence.TrialEvidence;
import dev.onecore.model.Arrivals;
import dev.onecore.model.Campaign;
import dev.onecore.model.Load;
import dev.onecore.model.Metric;
import dev.onecore.model.Objective;
import dev.onecore.model.Phase;
import dev.onecore.model.Settings;
import dev.onecore.model.Target;
import dev.onecore.model.Trial;
import dev.onecore.model.TrialMatrix;
import dev.onecore.model.Workload;
import dev.onecore.settings.SettingsReader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RoundScheduleTest {
    private static final Load LOOP = new Load.EchoLoop(2, 1, 24);
    private static final Workload ONE = inTurns("one");
    private static final Workload OTHER = inTurns("other");
    private static final Workload THROUGH = new Workload(
            "through",
            "Through",
            "loop",
            Metric.THROUGHPUT,
            List.of(Phase.measured("loop", "loop", LOOP, Duration.ofSeconds(2))));
    private static final Duration LONG = Duration.ofHours(1);

    private final Map<String, Double> missing = new HashMap<>();
    private final Progress progress = new Progress() {
        @Override
        public void judged(TrialEvidence evidence) {}

        @Override
        public double missing(Campaign campaign, Workload workload) {
            return missing.getOrDefault(workload.name(), 0.0);
        }
    };

    private static Workload inTurns(String name) {
        return new Workload(
                name,
                name,
                "loop",
                Metric.THROUGHPUT,
                List.of(Phase.measured("loop", "loop", LOOP, Duration.ofSeconds(2))
                        .inTurns(4)));
    }

    private static Campaign campaign(Map<String, String> given, Workload... workloads) {
        Settings settings = SettingsReader.read(given);
        return Planner.plan(
                "Comparison",
                settings,
                settings.targets(),
                List.of(workloads),
                TrialMatrix.ofAll(settings),
                Instant.EPOCH,
                1);
    }

    /** What is run until nothing is left, in words such as {@code one 1}. */
    private List<String> run(Campaign campaign, RoundSchedule schedule, Duration room, int most) {
        List<String> groups = new ArrayList<>();
        Campaign current = campaign;
        for (int i = 0; i < most; i++) {
            Optional<RoundSchedule.Next> next = schedule.next(current, room);
            if (next.isEmpty()) {
                break;
            }
            current = next.get().campaign();
            TrialGroup group = next.get().group();
            groups.add(
                    group.workload().name() + " " + group.round() + (next.get().repeated() ? " again" : ""));
            assertThat(current.trials()).containsAll(group.trials());
        }
        return groups;
    }

    @Test
    void targetsThatTakeTurnsAreOneGroupAndOthersOneEach() {
        List<TrialGroup> groups =
                TrialGroup.of(campaign(Map.of("rounds", "1"), ONE, THROUGH).trials());
        assertThat(groups).extracting(group -> group.trials().size()).containsExactly(2, 1, 1);
    }

    @Test
    void roundsThatSettingsFixAreAllThereAre() {
        missing.put("one", Double.POSITIVE_INFINITY);
        Campaign fixed = campaign(Map.of("rounds", "2"), ONE);
        assertThat(run(fixed, new RoundSchedule(fixed, progress, 1), LONG, 10)).containsExactly("one 1", "one 2");
    }

    @Test
    void furtherRoundsGoToTheWorkloadThatIsFurthestFromItsGoalUntilAllAreThere() {
        Campaign open = campaign(Map.of(), ONE, OTHER);
        RoundSchedule schedule = new RoundSchedule(open, progress, 1);
        missing.put("one", 2.0);
        missing.put("other", 5.0);
        assertThat(run(open, schedule, LONG, 7))
                .containsExactly("one 1", "other 1", "one 2", "other 2", "one 3", "other 3", "other 4");
        missing.clear();
        assertThat(schedule.next(open, LONG)).isEmpty();
    }

    @Test
    void numbersGoOnWhereThePlanEnds() {
        Campaign open = campaign(Map.of(), ONE);
        missing.put("one", 2.0);
        RoundSchedule schedule = new RoundSchedule(open, progress, 0);
        run(open, schedule, LONG, 3);
        RoundSchedule.Next next = schedule.next(open, LONG).orElseThrow();
        assertThat(next.group().trials()).extracting(Trial::order).containsExactly(7, 8);
        assertThat(next.group().trials()).extracting(Trial::round).containsOnly(4);
        assertThat(next.campaign().trials()).hasSize(8);
    }

    @Test
    void noRoundIsAddedThatWouldEndTooLate() {
        Campaign open = campaign(Map.of(), ONE);
        missing.put("one", 2.0);
        RoundSchedule schedule = new RoundSchedule(open, progress, 0);
        run(open, schedule, LONG, 3);
        schedule.ended(TrialGroup.of(open.trials()).get(0), Duration.ofSeconds(20));
        assertThat(schedule.next(open, Duration.ofSeconds(19))).isEmpty();
        assertThat(schedule.next(open, Duration.ofSeconds(20))).isPresent();
    }

    @Test
    void theRoundThatWasSpoiledMostIsRunOnceMoreWhole() {
        Campaign fixed = campaign(Map.of("rounds", "3"), ONE);
        RoundSchedule schedule = new RoundSchedule(fixed, progress, 1);
        List<TrialGroup> groups = TrialGroup.of(fixed.trials());
        schedule.spoiled(groups.get(0), 7);
        schedule.spoiled(groups.get(1), 40);
        schedule.spoiled(groups.get(2), 12);
        assertThat(run(fixed, schedule, LONG, 10)).containsExactly("one 1", "one 2", "one 3", "one 2 again");
    }

    @Test
    void theNextProbeOfASearchIsOfTheTargetThatHasHadTheFewest() {
        Load schedule = new Load.Echo(Arrivals.POISSON, 100, 2, 24);
        Workload search = new Workload(
                "search",
                "Search",
                Objective.PROBE,
                Metric.THROUGHPUT,
                List.of(
                        Phase.warmUp(LOOP, Duration.ofSeconds(2)).inTurns(4),
                        Phase.measured(Objective.PROBE, "x", schedule, Duration.ofSeconds(2))),
                Optional.of(new Objective(0.99, Duration.ofMillis(10), 0.05, 12, Duration.ofSeconds(6))));
        Campaign campaign = campaign(Map.of(), search);
        Map<String, Deque<Double>> rates =
                Map.of("undertow", new ArrayDeque<>(List.of(400.0, 1600.0)), "vertx", new ArrayDeque<>(List.of(25.0)));
        RoundSchedule schedules = new RoundSchedule(
                campaign,
                new Progress() {
                    @Override
                    public void judged(TrialEvidence evidence) {}

                    @Override
                    public double missing(Campaign any, Workload workload) {
                        return Double.POSITIVE_INFINITY;
                    }

                    @Override
                    public Optional<Workload> probe(Workload workload, Target target) {
                        return Optional.ofNullable(rates.get(target.name()).peek())
                                .map(rate -> workload.at(rate, rate > 1_000));
                    }
                },
                1);
        List<String> probes = new ArrayList<>();
        Campaign current = campaign;
        for (Optional<RoundSchedule.Next> next = schedules.next(current, Duration.ZERO);
                next.isPresent();
                next = schedules.next(current, Duration.ZERO)) {
            current = next.get().campaign();
            Trial trial = next.get().group().trials().get(0);
            assertThat(next.get().group().trials()).hasSize(1);
            Phase probe = trial.workload().phase(Objective.PROBE).orElseThrow();
            probes.add(trial.order() + " " + trial.round() + " "
                    + probe.load().shape().scheduledPerSec().orElseThrow() + " "
                    + probe.duration().toSeconds());
            if (trial.round() > 1) {
                rates.get(trial.target().name()).remove();
            }
        }
        assertThat(probes.subList(2, probes.size())).containsExactly("3 2 400.0 2", "4 2 25.0 2", "5 3 1600.0 6");
        assertThat(probes).hasSize(5);
    }
}
