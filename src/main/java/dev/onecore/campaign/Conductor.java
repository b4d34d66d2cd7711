package dev.onecore.campaign;

import dev.onecore.admission.Refused;
import dev.onecore.evidence.CalibrationFile;
import dev.onecore.evidence.CampaignFolder;
import dev.onecore.evidence.TrialEvidence;
import dev.onecore.host.CpuThrottle;
import dev.onecore.host.Machine;
import dev.onecore.load.TrialSession;
import dev.onecore.model.Campaign;
import dev.onecore.model.Mark;
import dev.onecore.model.Trial;
import dev.onecore.model.TrialMatrix;
import dev.onecore.model.TrialResult;
import dev.onecore.model.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Leads a campaign, trial by trial: {@link #prepare}, then the users work on the {@link #session}, then {@link #stop} and
 * {@link #collect}. The four may be called from different threads, one trial at a time. A
 * trial that the machine spoiled is repeated once, at the end, where there is an {@link RepeatSlot} for it.
 */
public final class Conductor implements AutoCloseable {

    /** Hears how the campaign goes. */
    public interface Listener {

        /** A trial was judged, and {@code left} is what the rest takes, repeats that are known by now included. */
        void judged(Campaign campaign, TrialEvidence evidence, Duration left);

        /** Something that the reader must know, in a sentence. */
        void noted(String sentence);
    }

    private final CampaignFolder folder;
    private final TestBed testBed;
    private final Listener listener;
    private final Map<Trial, TrialRun> runs = new HashMap<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "onecore-clock");
        thread.setDaemon(true);
        return thread;
    });
    private final List<Trial> spoiled = new ArrayList<>();
    private final TrialMatrix matrix;
    private @Nullable TrialLife life;
    private @Nullable CpuThrottle throttle;
    private int repeatSlots;

    private Conductor(CampaignFolder folder, TrialMatrix matrix, TestBed testBed, Listener listener) {
        this.folder = folder;
        this.matrix = matrix;
        this.testBed = testBed;
        this.listener = listener;
        // The thread is there from now on: one that an event loop started would be scheduled like the loop, and could
        // not give
        // way to it.
        clock.execute(() -> {});
        for (Trial trial : campaign().trials()) {
            runs.put(trial, new TrialRun(trial, seed(trial), false));
        }
    }

    /**
     * Moves this process off the server's core, examines every server, makes the campaign's folder, and stands ready for the
     * first trial. Some seconds a server.
     *
     * @throws dev.onecore.model.WrongSetting when a core is not there
     * @throws Refused when a server cannot take part
     */
    public static Conductor open(Plan plan, Listener listener) {
        Campaign planned = plan.campaign();
        TestBed testBed = TestBed.open(plan, listener);
        Path reports = planned.settings().reports();
        CampaignFolder folder = CampaignFolder.create(
                reports, planned, testBed.environment(CalibrationFile.read(reports, Machine.fingerprint())));
        return new Conductor(folder, plan.matrix(), testBed, listener);
    }

    public Campaign campaign() {
        return folder.campaign();
    }

    /** Where the evidence lands. */
    public Path folder() {
        return folder.path();
    }

    /** What runs where and for how long, in a few lines. */
    public String opening() {
        return String.format(
                Locale.ROOT,
                "Onecore campaign %s: %s, about %s, seed %d%n%s%nEvidence in %s",
                campaign().id(),
                Planner.count(campaign()),
                Planner.minutes(Planner.timeFrom(campaign(), 1)),
                campaign().seed(),
                testBed.where(),
                folder());
    }

    /** Runs {@code last} and ends this JVM when the process that started it has gone, as when Maven was killed. */
    public void whenParentEnds(Runnable last) {
        testBed.whenParentEnds(last);
    }

    /** A trial as its users see it. */
    public TrialSession session(Trial trial) {
        return run(trial);
    }

    /** Whether a trial can't be worked on, because its server did not start: its users should end at once. */
    public boolean broken(Trial trial) {
        return run(trial).failed();
    }

    /** Starts the trial's server; returns when it is ready or has failed to be, which {@link #collect} will tell. */
    public synchronized void prepare(Trial trial) {
        begin(run(trial));
    }

    private void begin(TrialRun run) {
        life = TrialLife.begin(run, folder, testBed, clock);
        double share = matrix.injectorShare(run.trial().workload());
        if (share < 1) {
            try {
                throttle = CpuThrottle.to(share);
            } catch (IOException e) {
                run.fail("the injector cannot be held back: " + e.getMessage());
            }
        }
    }

    /** Stops the server that was prepared last; returns when it is gone. */
    public synchronized void stop() {
        if (throttle != null) {
            throttle.close();
            throttle = null;
        }
        if (life != null) {
            life.stop();
        }
    }

    /** Judges the trial that was stopped and writes its evidence; returns why it failed, or nothing when it did not. */
    public synchronized Optional<String> collect() {
        if (life == null) {
            return Optional.empty();
        }
        TrialEvidence evidence = life.judge();
        TrialResult result = evidence.result();
        life = null;
        boolean repeated = result.marks().contains(Mark.REPEATED);
        if (!repeated && spoiled(result)) {
            spoiled.add(result.trial());
        }
        Duration planned = repeated
                ? Duration.ZERO
                : Planner.timeFrom(campaign(), result.trial().order() + 1);
        listener.judged(campaign(), evidence, planned.plus(repeats(planned)));
        return result.verdict().outcome() == Verdict.Outcome.FAILED
                ? Optional.of(String.join("; ", result.verdict().sentences()))
                : Optional.empty();
    }

    /** What the repeats that are known by now will take, when {@code planned} lies before them. */
    private Duration repeats(Duration planned) {
        return repeatable(room().minus(planned))
                .limit(repeatSlots)
                .map(Planner::time)
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** The spoiled trials that take at most {@code room}, in the order in which they are repeated. */
    private Stream<Trial> repeatable(Duration room) {
        return spoiled.stream()
                .filter(trial -> Planner.time(trial).compareTo(room) <= 0)
                .sorted(Comparator.comparing(Trial::order));
    }

    /** What the campaign may still take. */
    private Duration room() {
        return matrix.limit().minus(Duration.between(campaign().started(), Instant.now()));
    }

    /** A place for one trial that is repeated after all others. */
    public synchronized RepeatSlot repeatSlot() {
        repeatSlots++;
        return new RepeatSlot();
    }

    /** Starts the server for the next trial that the machine spoiled; nothing happens when there is none. */
    public synchronized void prepare(RepeatSlot repeatSlot) {
        repeatSlots--;
        Trial trial = repeatable(room()).findFirst().orElse(null);
        if (trial != null) {
            spoiled.remove(trial);
            listener.noted("trial " + trial.order() + " is run once more, since the machine spoiled it");
            TrialRun again = new TrialRun(trial, seed(trial), true);
            begin(again);
            repeatSlot.give(again);
        }
    }

    /**
     * Whether neither server nor injector decided, but something else that the machine did. A failure has nothing to do with
     * the machine.
     */
    private static boolean spoiled(TrialResult result) {
        boolean stolen = result.phases().stream()
                .anyMatch(phase -> phase.phase().measured() && phase.verdict().outcome() == Verdict.Outcome.INVALID);
        return switch (result.verdict().outcome()) {
            case FAILED -> false;
            case INVALID -> true;
            case BOTH_BOUND, SERVER_BOUND, INJECTOR_BOUND, UNSATURATED ->
                stolen || result.marks().contains(Mark.NOISY_MACHINE);
        };
    }

    /** Ends a server that still runs; the trial that it served is lost, those before it are kept. Can be called at any time. */
    @Override
    public synchronized void close() {
        if (throttle != null) {
            throttle.close();
        }
        if (life != null) {
            life.abandon();
            life = null;
        }
        testBed.close();
        clock.shutdownNow();
    }

    private TrialRun run(Trial trial) {
        TrialRun run = runs.get(trial);
        if (run == null) {
            throw new IllegalArgumentException("trial " + trial.order() + " is not of this campaign");
        }
        return run;
    }

    /** The seed of a trial's data: one for all targets of a round, so that they get the same load. */
    private long seed(Trial trial) {
        return (campaign().seed() * 31 + trial.round()) * 31
                + trial.workload().name().hashCode();
    }
}
