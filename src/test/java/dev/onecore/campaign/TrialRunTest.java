package dev.onecore.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onecore.connect.ConnectOptions;
import dev.onecore.host.CorePlan;
import dev.onecore.host.CoreSet;
import dev.onecore.load.IntervalSink;
import dev.onecore.load.PhaseRun;
import dev.onecore.model.LatencyKind;
import dev.onecore.model.Load;
import dev.onecore.model.Metric;
import dev.onecore.model.Origin;
import dev.onecore.model.Phase;
import dev.onecore.model.Slice;
import dev.onecore.model.Target;
import dev.onecore.model.Tick;
import dev.onecore.model.Traits;
import dev.onecore.model.Trial;
import dev.onecore.model.Workload;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is told of a trial that broke: each cause once with its count, and in one clause what followed from it. */
class TrialRunTest {
    private static final int USERS = 4;
    private static final List<Phase> PHASES = List.of(
            Phase.warmUp(new Load.EchoLoop(USERS, 1, 24), Duration.ofSeconds(1)),
            Phase.measured("first", "first", new Load.EchoLoop(USERS, 1, 24), Duration.ofSeconds(1)),
            Phase.measured("second", "second", new Load.EchoLoop(USERS, 1, 24), Duration.ofSeconds(1)));

    private final VirtualTime time = new VirtualTime();
    private final QuietMonitor monitor = new QuietMonitor(
            new CorePlan(OptionalInt.empty(), CoreSet.of(0), false, Optional.of("a test needs no core")));
    private final TrialRun trial = new TrialRun(
            new Trial(
                    1,
                    1,
                    1,
                    new Workload("echo", "Echo", "first", Metric.THROUGHPUT, PHASES),
                    new Target.Contender("vertx", "vertx")),
            1,
            false,
            Injectors.NONE);
    private final List<PhaseRun> told = new ArrayList<>();

    TrialRunTest() {
        IntervalSink nowhere = new IntervalSink() {
            @Override
            public void slice(LatencyKind kind, Slice slice) {}

            @Override
            public void tick(Tick tick) {}
        };
        trial.ready(
                new TrialInstruments(
                        monitor,
                        monitor.injector(),
                        (phase, injector) -> nowhere,
                        new Origin(time.nowNs(), Instant.EPOCH),
                        time::nowNs,
                        Optional.empty(),
                        time),
                Traits.UNKNOWN,
                ConnectOptions.PLAIN);
    }

    @AfterEach
    void endTheWatch() {
        monitor.close();
    }

    /** All users go through a phase; the first of them does what is given. */
    private void play(Phase phase, Runnable work) {
        told.clear();
        for (int user = 0; user < USERS; user++) {
            trial.await(phase, 1, Runnable::run, told::add);
        }
        time.settle();
        work.run();
        for (int user = 0; user < USERS; user++) {
            trial.done(phase, 1);
        }
        time.settle();
    }

    private void echo() {
        long ns = told.get(0).beginNs();
        told.get(0).recorder().started(1);
        told.get(0).recorder().replied(ns, ns + 10, 24);
    }

    @Test
    void usersWhoCannotConnectAreOneLineWithTheirNumberAndNoPhaseIsRun() {
        for (int user = 0; user < USERS; user++) {
            trial.userFailed("no WebSocket could be opened: the connection was refused");
        }
        PHASES.forEach(phase -> play(phase, () -> assertThat(told).allMatch(PhaseRun::cancelled)));

        assertThat(trial.failed()).isTrue();
        assertThat(trial.summaries()).isEmpty();
        assertThat(trial.allFailures())
                .isEqualTo(trial.failures())
                .containsExactly(
                        "4 of 4 users: no WebSocket could be opened: the connection was refused; no phase was run");
    }

    @Test
    void phaseThatFailedLeavesOutThoseAfterItAndSaysSoOnce() {
        play(PHASES.get(0), () -> told.get(0).recorder().failed(1, "message 7 differs"));
        play(PHASES.get(1), () -> {});
        play(PHASES.get(2), () -> {});

        assertThat(trial.summaries()).hasSize(1);
        assertThat(trial.failures()).isEmpty();
        assertThat(trial.allFailures())
                .containsExactly("warm-up: message 7 differs; the 2 phases after it were left out");
    }

    @Test
    void sameFailureOfManyConnectionsIsOneLine() {
        play(PHASES.get(0), this::echo);
        play(PHASES.get(1), this::echo);
        play(PHASES.get(2), () -> {
            for (int user = 0; user < USERS; user++) {
                told.get(0).recorder().failed(10, "the connection was dropped");
            }
        });

        assertThat(trial.summaries()).hasSize(3);
        assertThat(trial.allFailures()).containsExactly("second: the connection was dropped (4 times)");
    }

    @Test
    void whatFailsBecauseTheTrialBrokeIsNoFurtherCause() {
        play(PHASES.get(0), () -> {
            echo();
            trial.fail("the server died");
            told.get(0).recorder().failed(3, "the phase was cancelled");
        });

        assertThat(trial.allFailures()).containsExactly("the server died; the 2 phases after it were left out");
        assertThat(trial.summaries()).hasSize(1);
    }

    @Test
    void soundTrialHasNoFailures() {
        PHASES.forEach(phase -> play(phase, this::echo));
        assertThat(trial.summaries()).hasSize(3);
        assertThat(trial.allFailures()).isEmpty();
        assertThat(trial.failed()).isFalse();
    }
}
