package dev.onecore.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.onecore.connect.ConnectOptions;
import dev.onecore.host.CorePlan;
import dev.onecore.host.CoreSet;
import dev.onecore.load.InjectorShare;
import dev.onecore.load.IntervalSink;
import dev.onecore.load.PhaseRun;
import dev.onecore.model.InjectorClock;
import dev.onecore.model.InjectorReason;
import dev.onecore.model.InjectorSummary;
import dev.onecore.model.LatencyKind;
import dev.onecore.model.Load;
import dev.onecore.model.LossPolicy;
import dev.onecore.model.Metric;
import dev.onecore.model.OperationCounts;
import dev.onecore.model.Origin;
import dev.onecore.model.Phase;
import dev.onecore.model.Slice;
import dev.onecore.model.Target;
import dev.onecore.model.Tick;
import dev.onecore.model.Traits;
import dev.onecore.model.Trial;
import dev.onecore.model.Usage;
import dev.onecore.model.Verdict;
import dev.onecore.model.Workload;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A trial of two injectors, of which this process is the first, on virtual time. */
class SharedTrialTest {

    private static final int OTHER = 1;
    private static final Phase PHASE =
            Phase.measured("loop", "loop", new Load.EchoLoop(3, 1, 24), Duration.ofSeconds(1));

    private final VirtualTime time = new VirtualTime();
    private final QuietMonitor monitor = new QuietMonitor(
            new CorePlan(OptionalInt.empty(), CoreSet.of(0), false, Optional.of("a test needs no core")));
    private final Histogram merged = new Histogram(3);
    private final List<PhaseRun> told = new ArrayList<>();
    private LossPolicy policy = LossPolicy.DEGRADE;

    @AfterEach
    void endTheWatch() {
        monitor.close();
    }

    private TrialRun trial() {
        TrialRun trial = new TrialRun(
                new Trial(
                        1,
                        1,
                        1,
                        new Workload("echo", "Echo", "loop", Metric.THROUGHPUT, List.of(PHASE)),
                        new Target.Contender("vertx", "vertx")),
                1,
                false,
                new TwoInjectors());
        IntervalSink log = new IntervalSink() {
            @Override
            public void slice(LatencyKind view, Slice slice) {
                slice.addTo(merged);
            }

            @Override
            public void tick(Tick tick) {}
        };
        trial.ready(
                new TrialInstruments(
                        monitor,
                        monitor.injector(),
                        (phase, injector) -> log,
                        new Origin(time.nowNs(), Instant.EPOCH),
                        time::nowNs,
                        Optional.empty(),
                        time),
                Traits.UNKNOWN,
                ConnectOptions.PLAIN);
        return trial;
    }

    /** This process and another one. */
    private final class TwoInjectors implements Injectors {
        @Override
        public InjectorShare own() {
            return new InjectorShare(0, 2);
        }

        @Override
        public Set<Integer> others() {
            return Set.of(OTHER);
        }

        @Override
        public Map<Integer, String> lost() {
            return Map.of();
        }

        @Override
        public LossPolicy policy() {
            return policy;
        }

        @Override
        public Duration ahead() {
            return Duration.ofMillis(70);
        }

        @Override
        public void awaitUsers(List<? extends SharedTrial> trials) {}

        @Override
        public void begin(List<? extends SharedTrial> trials) {}

        @Override
        public List<InjectorClock> clocks() {
            return List.of();
        }

        @Override
        public Map<Integer, Long> wallAheadMs() {
            return Map.of();
        }

        @Override
        public void broken(SharedTrial trial) {}

        @Override
        public void end() {}

        @Override
        public void close() {}
    }

    private void arrive(TrialRun trial) {
        assertThat(List.of(trial.join(), trial.join())).containsExactly(0, 2);
        trial.await(PHASE, 1, Runnable::run, told::add);
        trial.await(PHASE, 1, Runnable::run, told::add);
        time.settle();
    }

    private void work(TrialRun trial) {
        long ns = told.get(0).beginNs();
        told.get(0).recorder().started(1);
        told.get(0).recorder().replied(ns, ns + 1_000, 24);
        trial.done(PHASE, 1);
        trial.done(PHASE, 1);
        time.settle();
    }

    private static SharedTrial.Harvest harvest(long... latencies) {
        Histogram counts = new Histogram(3);
        for (long ns : latencies) {
            counts.recordValue(ns);
        }
        int n = latencies.length;
        return new SharedTrial.Harvest(
                Map.of(LatencyKind.SERVICE, new Slice(0, 100_000_000, counts)),
                new OperationCounts(n, n, n, n, 0, 24L * n),
                new Tick(0, 100_000_000, n, 24L * n, 0),
                false);
    }

    private static InjectorResult result(long operations, long beganNs) {
        return new InjectorResult(
                new OperationCounts(operations, operations, operations, operations, 0, 24 * operations),
                operations,
                24 * operations,
                operations,
                0,
                0,
                beganNs,
                Usage.NONE,
                0,
                0,
                List.of());
    }

    @Test
    void allInjectorsAreWaitedForAndWhatTheyRecordedIsAdded() {
        TrialRun trial = trial();
        arrive(trial);
        assertThat(told).isEmpty();
        trial.arrived(OTHER, PHASE, 1, told::add);
        time.settle();
        assertThat(told).hasSize(3).allMatch(run -> run == told.get(0));
        assertThat(told.get(0).beginNs() - time.nowNs()).isEqualTo(70_000_000);
        work(trial);
        assertThat(trial.summaries()).isEmpty();
        trial.harvested(OTHER, PHASE, 1, harvest(2_000, 3_000));
        trial.done(OTHER, PHASE, 1, result(2, 0));
        time.settle();

        assertThat(trial.over()).isTrue();
        assertThat(trial.summaries().get(0).counts().operations()).isEqualTo(3);
        assertThat(merged.getTotalCount()).isEqualTo(3);
        assertThat(trial.summaries().get(0).injectors())
                .extracting(InjectorSummary::number, each -> each.counts().sent(), InjectorSummary::lateNs)
                .containsExactly(tuple(0, 1L, 0L), tuple(OTHER, 2L, 0L));
        assertThat(trial.lost()).isEmpty();
    }

    @Test
    void anInjectorThatIsLostIsWaitedForNoLongerAndWhatItSentStays() {
        TrialRun trial = trial();
        arrive(trial);
        trial.arrived(OTHER, PHASE, 1, told::add);
        time.settle();
        trial.harvested(OTHER, PHASE, 1, harvest(2_000, 3_000));
        trial.lost(OTHER, "was ended by signal 9");
        work(trial);

        assertThat(trial.summaries().get(0).counts().operations()).isEqualTo(3);
        assertThat(trial.lost()).containsEntry(OTHER, "was ended by signal 9");
        assertThat(trial.invalid()).isEmpty();
    }

    @Test
    void anInjectorThatIsLostBeforeItCameHoldsNobodyUp() {
        TrialRun trial = trial();
        arrive(trial);
        trial.lost(OTHER, "was ended by signal 9");
        time.settle();
        work(trial);

        assertThat(trial.summaries().get(0).counts().operations()).isEqualTo(1);
    }

    @Test
    void aTrialThatIsToHaveThemAllIsInvalidWithoutOne() {
        policy = LossPolicy.ABORT;
        TrialRun trial = trial();
        arrive(trial);
        trial.arrived(OTHER, PHASE, 1, told::add);
        time.settle();
        trial.lost(OTHER, "does not answer any more");

        assertThat(told).allMatch(PhaseRun::cancelled);
        assertThat(trial.invalid()).containsExactly(new InjectorReason.InjectorLost(OTHER, "does not answer any more"));
    }

    @Test
    void anInjectorThatBeganAfterTheOthersMakesThePhaseInvalid() {
        TrialRun trial = trial();
        arrive(trial);
        trial.arrived(OTHER, PHASE, 1, told::add);
        time.settle();
        time.pass(100_000_000);
        trial.done(OTHER, PHASE, 1, result(2, 250_000_000));
        work(trial);

        Verdict verdict = trial.summaries().get(0).verdict();
        assertThat(verdict.outcome()).isEqualTo(Verdict.Outcome.INVALID);
        assertThat(verdict.sentences()).contains("injector 1 began 250 ms after the others, limit 100 ms");
    }
}
