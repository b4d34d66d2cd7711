package dev.onecore.campaign;

import dev.onecore.evidence.CampaignFolder;
import dev.onecore.evidence.TrialEvidence;
import dev.onecore.evidence.TrialFolder;
import dev.onecore.model.FileFault;
import dev.onecore.model.Mark;
import dev.onecore.model.Origin;
import dev.onecore.model.PhaseSummary;
import dev.onecore.model.Pin;
import dev.onecore.model.ServerFacts;
import dev.onecore.model.TrialResult;
import dev.onecore.model.Verdict;
import dev.onecore.monitor.ServerMonitor;
import dev.onecore.verdict.Judge;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** One trial from the start of its server to its verdict. Whatever breaks on the way ends in a FAILED one, never in an exception. */
final class TrialLife {

    private static final String INTERRUPTED = "the run was interrupted";

    /** How long the last answers of a phase that is ended early are waited for. */
    private static final Duration LAST_ANSWERS = Duration.ofSeconds(5);

    private static final long LOOK_MS = 20;

    /** What a server may use of the core while others are under load: more than a watch over timers needs. */
    private static final double IDLE_PERCENT = 2;

    private final TrialRun run;
    private final ScheduledExecutorService executor;
    private final Origin origin = Origin.now();
    private final AtomicBoolean told = new AtomicBoolean();
    private @Nullable TrialFolder folder;
    private @Nullable Logs logs;
    private @Nullable ServerMonitor monitor;
    private @Nullable FaultyWire wire;

    private TrialLife(TrialRun run, ScheduledExecutorService executor) {
        this.run = run;
        this.executor = executor;
    }

    /** Starts the server, or finds the one that runs, and makes the trial ready for its users. */
    static TrialLife begin(TrialRun run, CampaignFolder campaign, TestBed testBed, ScheduledExecutorService executor) {
        TrialLife life = new TrialLife(run, executor);
        life.keepIn(campaign);
        // Where nothing can be kept, no server is started.
        if (!run.failed() && life.folder != null && life.logs != null) {
            life.serve(testBed, life.folder, life.logs);
        }
        return life;
    }

    private void keepIn(CampaignFolder campaign) {
        try {
            TrialFolder made = campaign.trial(run.trial(), this::notKept);
            folder = made;
            logs = new Logs(run.trial().workload().phases(), made.latency(origin), made.throughput());
        } catch (IOException e) {
            notKept("the trial's logs cannot be begun (" + FileFault.sentence(e) + ")");
        }
    }

    private void serve(TestBed testBed, TrialFolder folder, Logs logs) {
        try {
            ServerMonitor started = testBed.serve(run.trial(), folder, run::fail);
            monitor = started;
            Optional<FaultyWire> carried = testBed.wire(run.trial(), started.uri());
            wire = carried.orElse(null);
            run.tellTo(
                    testBed.listener().meter(),
                    testBed.listener().trace(run.trial().target().name()));
            run.ready(
                    new TrialInstruments(
                            started,
                            testBed.injector(),
                            (phase, injector) -> logs.of(phase, injector).and(run.told(phase)),
                            origin,
                            System::nanoTime,
                            carried,
                            executor),
                    testBed.traits(run.trial())
                            .behind(carried.map(FaultyWire::words).orElse("")),
                    testBed.connectOptions(run.trial()));
        } catch (IOException e) {
            run.fail(FileFault.sentence(e));
        }
    }

    TrialRun run() {
        return run;
    }

    /** Ends the server. What the last phase left was handed to the executor before its users ended, so it is waited for first. */
    void stop() {
        try {
            executor.submit(() -> {}).get();
        } catch (RejectedExecutionException e) {
            run.fail(INTERRUPTED);
        } catch (ExecutionException e) {
            run.fail("the conductor's thread stopped: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (wire != null) {
            wire.close();
        }
        if (monitor != null) {
            monitor.close();
        }
        if (logs != null) {
            logs.close(run);
        }
    }

    /** Ends the server of a trial that will not be judged. */
    void abandon() {
        run.fail(INTERRUPTED);
        stop();
    }

    /**
     * Ends a trial that the run's end interrupts: a long phase that is its last is kept as far as it has come, anything else is
     * lost.
     */
    void interrupt() {
        if (run.endEarly() && ended()) {
            stop();
            judge();
        } else {
            abandon();
        }
    }

    /** Ends a long phase that is the last of the trial, and waits until it is judged; does nothing with any other. */
    void endEarly() {
        if (run.endEarly()) {
            boolean unused = ended();
        }
    }

    private boolean ended() {
        long deadlineNs = System.nanoTime() + LAST_ANSWERS.toNanos();
        try {
            while (!run.over() && System.nanoTime() - deadlineNs < 0) {
                Thread.sleep(LOOK_MS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return run.over() && !run.failed();
    }

    /** The verdict, written to the trial's folder; the series hold sums alone, since the intervals are on disk. */
    TrialEvidence judge() {
        TrialResult result = kept(result());
        TrialEvidence evidence = new TrialEvidence(result, run.series(), List.of(), List.of());
        run.release();
        return evidence;
    }

    /** The result as it was written; one that cannot be is a failure, since no page will ever show it. */
    private TrialResult kept(TrialResult result) {
        if (folder == null) {
            return result;
        }
        try {
            folder.write(result);
            return result;
        } catch (IOException e) {
            notKept("the trial's result cannot be kept (" + FileFault.reason(e) + ")");
            return result();
        }
    }

    /** Evidence is lost, which fails the trial: told once, since a full disk is full for every file. */
    private void notKept(String why) {
        if (!told.getAndSet(true)) {
            run.fail(why);
        }
    }

    private TrialResult result() {
        List<PhaseSummary> phases = run.summaries();
        Pin server = monitor == null ? Pin.unproven("the server did not start") : monitor.serverPin();
        Pin injector = monitor == null ? Pin.unproven("nothing was measured") : monitor.injectorPin();
        Verdict verdict = Judge.ofTrial(run.failures(), run.invalid(), phases, server, injector);
        return new TrialResult(
                run.trial(),
                origin,
                (monitor == null ? ServerFacts.UNKNOWN : monitor.facts()).with(run.traits()),
                server,
                injector,
                phases,
                verdict,
                marks(phases, server, injector),
                run.allFailures(),
                run.notices(),
                run.clocks());
    }

    private Set<Mark> marks(List<PhaseSummary> phases, Pin server, Pin injector) {
        Set<Mark> marks = EnumSet.noneOf(Mark.class);
        if (run.repeated()) {
            marks.add(Mark.REPEATED);
        }
        if (server.state() != Pin.State.PROVEN || injector.state() != Pin.State.PROVEN) {
            marks.add(Mark.NOT_PINNED);
        }
        if (!run.connectOptions().verifiesHost() && "wss".equals(run.uri().getScheme())) {
            marks.add(Mark.CERTIFICATE_UNCHECKED);
        }
        if (!run.traits().extensions().isEmpty()) {
            marks.add(Mark.COMPRESSED);
        }
        if (!run.lost().isEmpty()) {
            marks.add(Mark.DEGRADED);
        }
        if (run.clocks().stream().anyMatch(Judge::drifted)) {
            marks.add(Mark.CLOCK_DRIFTED);
        }
        if (!run.traits().departures().isEmpty()) {
            marks.add(Mark.DEPARTS);
        }
        if (monitor != null && monitor.sharesPhysicalCore()) {
            marks.add(Mark.SHARES_PHYSICAL_CORE);
        }
        if (phases.stream().anyMatch(phase -> phase.server().isEmpty())) {
            marks.add(Mark.SERVER_SIDE_UNKNOWN);
        }
        if (wire != null) {
            marks.add(Mark.FAULTY_WIRE);
        }
        if (run.idlePercent().orElse(0) > IDLE_PERCENT) {
            marks.add(Mark.BUSY_WHILE_IDLE);
        }
        if (phases.stream().anyMatch(phase -> phase.phase().measured() && Judge.noisy(phase.conditions()))) {
            marks.add(Mark.NOISY_MACHINE);
        }
        return marks;
    }
}
