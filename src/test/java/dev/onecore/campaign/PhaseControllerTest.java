package dev.onecore.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onecore.campaign.PhaseController.PhaseState;
import dev.onecore.host.CorePlan;
import dev.onecore.host.CoreSet;
import dev.onecore.load.InjectorShare;
import dev.onecore.load.IntervalSink;
import dev.onecore.load.PhaseRun;
import dev.onecore.model.Arrivals;
import dev.onecore.model.LatencyKind;
import dev.onecore.model.Load;
import dev.onecore.model.Origin;
import dev.onecore.model.Phase;
import dev.onecore.model.PhaseSeries;
import dev.onecore.model.PhaseSummary;
import dev.onecore.model.Slice;
import dev.onecore.model.Tick;
import dev.onecore.model.Verdict.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each state of a phase and each way out of it, on virtual time. */
class PhaseControllerTest {
    private static final long MS = 1_000_000;
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Phase OPEN =
            Phase.measured("open", "open", new Load.Echo(Arrivals.CONSTANT, 100, 2, 24), SECOND);
    private static final Phase TRANSFER = Phase.measured("up", "up", new Load.Upload(2, 1_000, 100), SECOND);

    private final VirtualTime time = new VirtualTime();
    private final QuietMonitor monitor = new QuietMonitor(
            new CorePlan(OptionalInt.empty(), CoreSet.of(0), false, Optional.of("a test needs no core")));
    private final List<Tick> logged = new ArrayList<>();
    private final List<PhaseSummary> results = new ArrayList<>();
    private final List<PhaseSeries> series = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();
    private final List<PhaseRun> told = new ArrayList<>();
    private final List<Integer> over = new ArrayList<>();
    private Consumer<Runnable> order = Runnable::run;
    private final TrialInstruments instruments = new TrialInstruments(
            monitor,
            monitor.injector(),
            (phase, injector) -> new IntervalSink() {
                @Override
                public void slice(LatencyKind kind, Slice slice) {}

                @Override
                public void tick(Tick tick) {
                    logged.add(tick);
                }
            },
            new Origin(time.nowNs(), Instant.EPOCH),
            time::nowNs,
            Optional.empty(),
            time);
    private final PhaseController.PhaseListener listener = new PhaseController.PhaseListener() {
        @Override
        public void judged(TurnResult result) {
            results.add(result.summary());
            series.add(result.series());
            failures.addAll(result.failures());
        }

        @Override
        public void over(Phase phase, int turn) {
            over.add(turn);
        }

        @Override
        public void fail(String reason) {
            failures.add(reason);
        }
    };

    @AfterEach
    void endTheWatch() {
        monitor.close();
    }

    private PhaseController waiting(Phase phase) {
        return waiting(phase, 1);
    }

    private PhaseController waiting(Phase phase, int turn) {
        return new PhaseController(
                phase,
                turn,
                new PhaseParties(InjectorShare.WHOLE, 2, Set.of(), Duration.ZERO),
                1,
                instruments,
                begin -> order.accept(begin),
                listener);
    }

    private void arrive(PhaseController phase) {
        phase.await(Runnable::run, told::add);
        time.settle();
    }

    private PhaseController running(Phase phase) {
        PhaseController controller = waiting(phase);
        arrive(controller);
        arrive(controller);
        return controller;
    }

    private void allDone(PhaseController phase) {
        phase.done();
        phase.done();
        time.settle();
    }

    /** One message that came back, recorded by the first loop. */
    private void echo() {
        long ns = told.get(0).beginNs();
        told.get(0).recorder().planned(1);
        told.get(0).recorder().sent(ns, ns);
        told.get(0).recorder().replied(ns, ns, ns + 10, true, 24);
    }

    @Test
    void itWaitsUntilAllUsersAreThere() {
        PhaseController phase = waiting(OPEN);
        arrive(phase);
        assertThat(phase.state()).isEqualTo(PhaseState.WAITING);
        assertThat(told).isEmpty();

        arrive(phase);
        assertThat(phase.state()).isEqualTo(PhaseState.RUNNING);
        assertThat(told).hasSize(2);
        assertThat(told.get(0).beginNs()).isEqualTo(time.nowNs() + PhaseController.AHEAD.toNanos());
        assertThat(told.get(0).cancelled()).isFalse();
    }

    @Test
    void afterTheJoinTimeOutItRunsWithThoseWhoAreThereAndTellsALateUserAtOnce() {
        PhaseController phase = waiting(OPEN);
        arrive(phase);
        time.pass(PhaseController.JOIN_TIMEOUT.toNanos() - 1);
        assertThat(phase.state()).isEqualTo(PhaseState.WAITING);

        time.pass(1);
        assertThat(phase.state()).isEqualTo(PhaseState.RUNNING);
        assertThat(told).hasSize(1);

        arrive(phase);
        assertThat(told).hasSize(2);
        assertThat(told.get(1)).isSameAs(told.get(0));
    }

    @Test
    void bothSidesAreReadAtBeginAndPlannedEndAndThePinsInBetween() {
        running(OPEN);
        time.pass(50 * MS);
        assertThat(monitor.asked).containsExactly("refresh", "observe");
        time.pass(500 * MS);
        assertThat(monitor.asked).endsWith("provePins");
        time.pass(500 * MS);
        assertThat(monitor.asked).containsExactly("refresh", "observe", "provePins", "observe");
    }

    @Test
    void afterItsPlannedEndItDrainsUntilAllUsersAreDone() {
        PhaseController phase = running(OPEN);
        time.pass(1_050 * MS);
        echo();
        assertThat(phase.state()).isEqualTo(PhaseState.DRAINING);
        time.pass(3_000 * MS);
        phase.done();
        time.settle();
        assertThat(phase.state()).isEqualTo(PhaseState.DRAINING);

        phase.done();
        time.settle();
        assertThat(phase.state()).isEqualTo(PhaseState.JUDGED);
        assertThat(failures).isEmpty();
        assertThat(results).singleElement().satisfies(result -> {
            assertThat(result.seconds()).isEqualTo(1);
            assertThat(result.counts().operations()).isEqualTo(1);
            assertThat(result.verdict().outcome()).isNotEqualTo(Outcome.FAILED);
        });
        assertThat(series)
                .singleElement()
                .satisfies(sums -> assertThat(sums.ticks()).isEqualTo(logged).hasSizeGreaterThanOrEqualTo(40));
        assertThat(time.waiting()).isZero();
    }

    @Test
    void loadThatEndsWithItsLastOperationIsReadWhenAllUsersAreDone() {
        PhaseController phase = running(TRANSFER);
        time.pass(1_050 * MS);
        assertThat(monitor.asked).containsExactly("refresh", "observe", "provePins");
        long startNs = told.get(0).beginNs();
        told.get(0).recorder().started(1);
        told.get(0).recorder().received(10, 1_000, startNs + 3_000 * MS);
        told.get(0).recorder().completed(startNs, startNs + 3_000 * MS);
        time.pass(2_000 * MS);
        allDone(phase);

        assertThat(monitor.asked).containsExactly("refresh", "observe", "provePins", "observe", "refresh", "observe");
        assertThat(results).singleElement().satisfies(result -> {
            assertThat(result.seconds()).isEqualTo(3);
            assertThat(result.windowReceived()).isEqualTo(10);
        });
    }

    @Test
    void usersWhoAreAllDoneBeforeThePlannedEndEndItThenAndTheirPinsAreStillProven() {
        PhaseController phase = running(OPEN);
        time.pass(200 * MS);
        told.get(0).recorder().failed(1, "the connection was dropped");
        allDone(phase);

        assertThat(phase.state()).isEqualTo(PhaseState.JUDGED);
        assertThat(monitor.asked).contains("provePins");
        assertThat(failures).containsExactly("the connection was dropped");
        assertThat(results)
                .singleElement()
                .satisfies(result -> assertThat(result.verdict().outcome()).isEqualTo(Outcome.FAILED));
        assertThat(time.waiting()).isZero();
    }

    @Test
    void drainTimeOutFailsWhoeverIsStillBusyAndALateUserChangesNothing() {
        PhaseController phase = running(OPEN);
        time.pass(1_050 * MS);
        echo();
        phase.done();
        time.pass(told.get(0).drainEndNs() + PhaseController.BUSY_TIMEOUT.toNanos() - time.nowNs());
        assertThat(phase.state()).isEqualTo(PhaseState.JUDGED);
        assertThat(told.get(0).cancelled()).isTrue();
        assertThat(failures).singleElement().asString().startsWith("1 of 2 users were still busy ");
        assertThat(results)
                .singleElement()
                .satisfies(result -> assertThat(result.verdict().outcome()).isEqualTo(Outcome.FAILED));

        phase.done();
        time.pass(Duration.ofMinutes(2).toNanos());
        assertThat(results).hasSize(1);
        assertThat(phase.state()).isEqualTo(PhaseState.JUDGED);
    }

    @Test
    void cancelWhileItRunsAsksTheUsersToStopAndWhatTheyDidIsKept() {
        PhaseController phase = running(OPEN);
        time.pass(300 * MS);
        echo();
        phase.cancel();
        assertThat(told.get(0).cancelled()).isTrue();
        assertThat(phase.state()).isEqualTo(PhaseState.RUNNING);

        allDone(phase);
        assertThat(phase.state()).isEqualTo(PhaseState.JUDGED);
        assertThat(results)
                .singleElement()
                .satisfies(result -> assertThat(result.counts().received()).isEqualTo(1));
    }

    @Test
    void cancelAheadOfItsBeginEndsItThere() {
        PhaseController phase = running(OPEN);
        phase.cancel();
        allDone(phase);
        assertThat(phase.state()).isEqualTo(PhaseState.JUDGED);
        assertThat(results).hasSize(1);
        assertThat(series.get(0).ticks()).allMatch(tick -> tick.endNs() >= tick.beginNs());
    }

    @Test
    void trialThatBrokeBeforeSkipsItAndNobodyIsLeftWaiting() {
        PhaseController phase = waiting(OPEN);
        phase.cancel();
        arrive(phase);
        assertThat(told).isEmpty();
        arrive(phase);
        assertThat(phase.state()).isEqualTo(PhaseState.SKIPPED);
        assertThat(told).hasSize(2).allMatch(PhaseRun::cancelled);

        allDone(phase);
        assertThat(results).isEmpty();
        assertThat(monitor.asked).isEmpty();
        assertThat(time.waiting()).isZero();
    }

    @Test
    void itBeginsWhenItsPlaceInTheOrderHasCome() {
        List<Runnable> begins = new ArrayList<>();
        order = begins::add;
        PhaseController phase = running(OPEN);
        time.pass(PhaseController.JOIN_TIMEOUT.toNanos());
        assertThat(phase.state()).isEqualTo(PhaseState.READY);
        assertThat(told).isEmpty();

        begins.get(0).run();
        assertThat(phase.state()).isEqualTo(PhaseState.RUNNING);
        assertThat(told).hasSize(2);
    }

    @Test
    void trialThatBreaksWhileOthersAreUnderLoadSkipsItAtOnce() {
        order = begin -> {};
        PhaseController phase = running(OPEN);
        phase.cancel();
        time.settle();
        assertThat(phase.state()).isEqualTo(PhaseState.SKIPPED);
        assertThat(told).hasSize(2).allMatch(PhaseRun::cancelled).noneMatch(PhaseRun::leftOut);
        assertThat(over).containsExactly(1);
    }

    @Test
    void turnThatIsNotNeededIsLeftOutWithoutAFailure() {
        PhaseController phase = waiting(OPEN.inTurns(2), 2);
        phase.leaveOut();
        arrive(phase);
        arrive(phase);
        assertThat(phase.state()).isEqualTo(PhaseState.SKIPPED);
        assertThat(told).hasSize(2).allMatch(PhaseRun::leftOut);
        assertThat(results).isEmpty();
        assertThat(over).containsExactly(2);
    }

    @Test
    void theWindowOfATurnBeginsWithItsSecondInterval() {
        PhaseController phase = running(OPEN.inTurns(2));
        time.pass(50 * MS);
        echo();
        time.pass(150 * MS);
        long ns = told.get(0).beginNs() + 150 * MS;
        told.get(0).recorder().planned(1);
        told.get(0).recorder().sent(ns, ns);
        told.get(0).recorder().replied(ns, ns, ns + 10, true, 24);
        time.pass(400 * MS);
        allDone(phase);

        assertThat(results).singleElement().satisfies(result -> {
            assertThat(result.seconds()).isEqualTo(0.4);
            assertThat(result.windowReceived()).isEqualTo(1);
            assertThat(result.counts().received()).isEqualTo(2);
        });
        assertThat(series.get(0).total(LatencyKind.RESPONSE).getTotalCount()).isEqualTo(1);
    }

    @Test
    void monitorThatBreaksIsToldAndNobodyIsLeftWaiting() {
        monitor.breaks = true;
        PhaseController phase = running(OPEN);
        assertThat(phase.state()).isEqualTo(PhaseState.SKIPPED);
        assertThat(told).hasSize(2).allMatch(PhaseRun::cancelled);
        assertThat(failures).singleElement().asString().contains("phase open cannot be conducted", "it breaks");
    }

    @Test
    void executorThatIsShutDownDropsThePhase() {
        PhaseController phase = running(OPEN);
        time.shutdownNow();
        phase.done();
        phase.done();
        assertThat(results).isEmpty();
    }
}
