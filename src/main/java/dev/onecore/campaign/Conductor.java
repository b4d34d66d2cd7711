package dev.onecore.campaign;

import dev.onecore.admission.Refused;
import dev.onecore.evidence.CalibrationFile;
import dev.onecore.evidence.CampaignFolder;
import dev.onecore.evidence.TrialEvidence;
import dev.onecore.host.CpuThrottle;
import dev.onecore.host.Machine;
import dev.onecore.host.ServerProcess;
import dev.onecore.load.LiveMeter;
import dev.onecore.load.TraceLog;
import dev.onecore.model.Campaign;
import dev.onecore.model.InjectorClock;
import dev.onecore.model.Mark;
import dev.onecore.model.Phase;
import dev.onecore.model.Spoilage;
import dev.onecore.model.Trial;
import dev.onecore.model.TrialMatrix;
import dev.onecore.model.TrialResult;
import dev.onecore.model.Verdict;
import dev.onecore.model.Workload;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Leads a campaign, group of trials by group: {@link #next} ends the one before and starts the servers of the next, whose users
 * work in the {@link #seats}. It may be called from different threads, one at a time.
 */
public final class Conductor implements RoundLead, AutoCloseable {

    /** Hears how the campaign goes. */
    public interface Listener {

        /** A trial was judged, and {@code left} is what the rest takes, or may take at most while answers are open. */
        void judged(Campaign campaign, TrialEvidence evidence, Duration left);

        /** All trials of a group were judged. */
        void ended(Campaign campaign, TrialGroup group);

        /** Something that the reader must know, in a sentence. */
        void noted(String sentence);

        /** What hears of figures while they are taken. */
        default LiveMeter meter() {
            return LiveMeter.NONE;
        }

        /** Where frames of the first user of that target are printed. */
        default Optional<TraceLog> trace(String target) {
            return Optional.empty();
        }
    }

    /** What stays for the end of a campaign: the last trials' page, and Gatling's own report. */
    private static final Duration LAST = Duration.ofSeconds(10);

    private final CampaignFolder folder;
    private final TestBed testBed;
    private final Listener listener;
    private final Progress progress;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "onecore-clock");
        thread.setDaemon(true);
        return thread;
    });
    private final TrialMatrix matrix;
    private final RoundSchedule schedule;
    private final List<TrialSeat> seats;
    private final Injectors injectors;
    private final List<TrialLife> lives = new ArrayList<>();
    private final TimeSpent spent = new TimeSpent();
    private Campaign campaign;
    private @Nullable TrialGroup running;
    private @Nullable CpuThrottle throttle;
    private boolean closed;
    private Instant begun = Instant.now();

    private Conductor(
            CampaignFolder folder,
            TrialMatrix matrix,
            TestBed testBed,
            Listener listener,
            Progress progress,
            int repeats,
            Injectors injectors) {
        this.folder = folder;
        this.matrix = matrix;
        this.testBed = testBed;
        this.listener = listener;
        this.progress = progress;
        this.campaign = folder.campaign();
        this.schedule = new RoundSchedule(campaign, progress, repeats);
        this.seats = Stream.generate(TrialSeat::new).limit(seats(campaign)).toList();
        // The thread is there from now on: one that an event loop started would be scheduled like the loop, and could
        // not give way to it.
        clock.execute(() -> {});
        this.injectors = injectors;
        ServerProcess.beforeShutdown(this::endEarly);
    }

    /** The JVM shuts down: nothing begins any more, and a long phase ends while its server still runs. */
    private synchronized void endEarly() {
        closed = true;
        lives.forEach(TrialLife::endEarly);
    }

    /**
     * Moves this process off the server's core, examines every server, makes the campaign's folder, and stands ready for the
     * first trial. Some seconds a server.
     *
     * @param progress what says whether more rounds are needed
     * @param repeats rounds that the machine spoiled may be run once more, so many of them
     * @param start starts the injectors beside this process
     * @throws dev.onecore.model.WrongSetting when a core is not there
     * @throws Refused when a server cannot take part
     */
    public static Conductor open(Plan plan, Listener listener, Progress progress, int repeats, InjectorStart start) {
        Campaign planned = plan.campaign();
        Path reports = planned.settings().reports();
        List<Injectors> started = new ArrayList<>();
        List<Path> reserved = new ArrayList<>();
        try {
            // Other injectors take as long to be there as servers to be examined.
            TestBed testBed = TestBed.open(plan, listener, () -> {
                Path place = CampaignFolder.reserve(reports, planned);
                reserved.add(place);
                started.add(start.start(place, seats(planned), listener::noted));
            });
            CampaignFolder folder = CampaignFolder.begin(
                    reserved.get(0),
                    testBed.plan().campaign(),
                    testBed.environment(CalibrationFile.read(reports, Machine.fingerprint())));
            return new Conductor(folder, plan.matrix(), testBed, listener, progress, repeats, started.get(0));
        } catch (RuntimeException | Error e) {
            started.forEach(Injectors::close);
            reserved.forEach(CampaignFolder::giveUp);
            throw e;
        }
    }

    /** How many trials run together, at most. */
    private static int seats(Campaign campaign) {
        return TrialGroup.of(campaign.trials()).stream()
                .mapToInt(group -> group.trials().size())
                .max()
                .orElse(0);
    }

    /** The campaign, with the trials that are planned by now. */
    public synchronized Campaign campaign() {
        return campaign;
    }

    /** Where the evidence lands. */
    public Path folder() {
        return folder.path();
    }

    /** What runs where and for how long, in a few lines. */
    public String opening() {
        return String.format(
                Locale.ROOT,
                "Onecore campaign %s: %s, seed %d%n%s%nEvidence in %s",
                campaign().id(),
                Planner.extent(campaign(), matrix.limit()),
                campaign().seed(),
                testBed.where(),
                folder());
    }

    /** How many injectors there are, this process included where it is one. */
    public int injectorsAlive() {
        return injectors.others().size() + (injectors.own().injects() ? 1 : 0);
    }

    /** How many injectors were lost. */
    public int injectorsLost() {
        return injectors.lost().size();
    }

    /** How far the wall clocks of the injectors beside this process are ahead of its own, in milliseconds, by their numbers. */
    public Map<Integer, Long> wallAheadMs() {
        return injectors.wallAheadMs();
    }

    @Override
    public void noted(String sentence) {
        listener.noted(sentence);
    }

    /** The round that runs, in words; empty between two, and once the campaign is over. */
    public synchronized Optional<String> running() {
        return Optional.ofNullable(running)
                .map(group ->
                        "round " + group.round() + " of " + group.workload().name());
    }

    /** Where the time went since the campaign was begun, in a sentence. */
    public synchronized String timeSpent() {
        return spent.sentence(Duration.between(campaign.started(), Instant.now()));
    }

    /** Runs {@code last} and ends this JVM when the process that started it has gone, as when Maven was killed. */
    public void whenParentEnds(Runnable last) {
        testBed.whenParentEnds(last);
    }

    @Override
    public List<TrialSeat> seats() {
        return seats;
    }

    @Override
    public synchronized boolean over() {
        return lives.stream().allMatch(life -> life.run().over());
    }

    /**
     * Ends the servers that run and judges their trials; then starts those of the next group. Returns when they are ready, or have
     * failed to be, which their trials will tell. Nothing begins any more once the campaign was closed.
     */
    @Override
    public Step next() {
        // Without the lock: the run may be ended meanwhile.
        injectors.awaitUsers(runs());
        return step();
    }

    private synchronized List<TrialRun> runs() {
        return lives.stream().map(TrialLife::run).toList();
    }

    private synchronized Step step() {
        if (closed) {
            return new Step(false, List.of());
        }
        List<EndedTrial> ended = end();
        Optional<RoundSchedule.Next> next = abandoned() ? Optional.empty() : schedule.next(campaign, room());
        seats.forEach(seat -> seat.give(null));
        next.ifPresentOrElse(this::begin, injectors::end);
        return new Step(next.isPresent(), ended);
    }

    /** Whether an injector was lost, and the campaign is not to go on without it. */
    private boolean abandoned() {
        return switch (injectors.policy()) {
            case DEGRADE -> false;
            case ABORT -> !injectors.lost().isEmpty();
        };
    }

    private void begin(RoundSchedule.Next next) {
        TrialGroup group = next.group();
        running = group;
        begun = Instant.now();
        plan(next.campaign());
        if (next.repeated()) {
            listener.noted("round " + group.round() + " of " + group.workload().name()
                    + " is run once more, since the machine spoiled it");
        }
        List<TrialRun> runs = group.trials().stream()
                .map(trial -> new TrialRun(trial, seed(trial), next.repeated(), injectors))
                .toList();
        TurnOrder order = TurnOrder.of(
                group.workload(),
                runs.size(),
                new SplittableRandom(seed(group.trials().get(0))),
                clock,
                place -> runs.get(place.target()).fail("its users did not come to phase " + place.phase()));
        for (int place = 0; place < runs.size(); place++) {
            TrialRun run = runs.get(place);
            run.takesTurns(order, place);
            lives.add(TrialLife.begin(run, folder, testBed, clock));
            seats.get(place).give(run);
        }
        holdBack(group, runs);
        injectors.begin(runs);
        spent.starting(Duration.between(begun, Instant.now()));
    }

    /** Keeps the plan, to which rounds are added. */
    private void plan(Campaign longer) {
        if (longer.trials().size() > campaign.trials().size()) {
            campaign = longer;
            try {
                folder.plan(longer);
            } catch (IOException e) {
                listener.noted("the plan cannot be kept: " + e.getMessage());
            }
        }
    }

    private void holdBack(TrialGroup group, List<TrialRun> runs) {
        double share = matrix.injectorShare(group.workload());
        if (share < 1) {
            try {
                throttle = CpuThrottle.to(share);
            } catch (IOException e) {
                runs.forEach(run -> run.fail("the injector cannot be held back: " + e.getMessage()));
            }
        }
    }

    private List<EndedTrial> end() {
        if (throttle != null) {
            throttle.close();
            throttle = null;
        }
        TrialGroup group = running;
        running = null;
        if (group == null) {
            return List.of();
        }
        Instant stopping = Instant.now();
        List<InjectorClock> clocks = injectors.clocks();
        lives.forEach(life -> life.run().clocks(clocks));
        // Side by side: each waits for its own server's end.
        List<CompletableFuture<Void>> stops = lives.stream()
                .map(life -> CompletableFuture.runAsync(life::stop))
                .toList();
        stops.forEach(CompletableFuture::join);
        dropSpoiledTurns(group.workload());
        List<TrialEvidence> judged = lives.stream().map(TrialLife::judge).toList();
        List<String> labels = lives.stream().map(life -> life.run().label()).toList();
        List<String> notices = lives.stream()
                .flatMap(life -> life.run().notices().stream()
                        .map(notice -> life.run().label() + ", round " + group.round() + ": " + notice.sentence()))
                .toList();
        boolean again = lives.stream().anyMatch(life -> life.run().repeated());
        lives.clear();
        judged.forEach(progress::judged);
        schedule.ended(group, Duration.between(begun, Instant.now()));
        if (!again && judged.stream().anyMatch(evidence -> spoiled(evidence.result()))) {
            schedule.spoiled(
                    group,
                    judged.stream()
                            .mapToDouble(evidence -> Spoilage.of(evidence.result()))
                            .max()
                            .orElse(0));
        }
        Duration left = left();
        judged.forEach(evidence -> listener.judged(campaign, evidence, left));
        notices.forEach(listener::noted);
        listener.ended(campaign, group);
        judged.forEach(evidence -> spent.judged(evidence.result()));
        spent.ending(Duration.between(stopping, Instant.now()));
        return IntStream.range(0, judged.size())
                .mapToObj(
                        i -> new EndedTrial(labels.get(i), failure(judged.get(i).result())))
                .toList();
    }

    private static Optional<String> failure(TrialResult result) {
        return result.verdict().outcome() == Verdict.Outcome.FAILED
                ? Optional.of(String.join("; ", result.verdict().sentences()))
                : Optional.empty();
    }

    /**
     * A turn that the machine spoiled is left out: of two targets for both, since what is compared shares its time, unless hardly
     * one would be left; of more, whose turns lie seconds apart, for the one alone.
     */
    private void dropSpoiledTurns(Workload workload) {
        for (Phase phase : workload.measured()) {
            if (phase.alternates()) {
                Set<Integer> ofAny = new HashSet<>();
                lives.forEach(life -> ofAny.addAll(life.run().spoiledTurns(phase)));
                boolean together = lives.size() == 2 && ofAny.size() * 2 <= phase.turns();
                lives.forEach(life -> life.run()
                        .dropTurns(phase, together ? ofAny : life.run().spoiledTurns(phase)));
            }
        }
    }

    /** What the rest takes: the planned groups, and while answers are open all the time that is left. */
    private Duration left() {
        Duration planned = schedule.left();
        boolean open = campaign.workloads().stream().anyMatch(workload -> progress.missing(campaign, workload) > 0);
        return schedule.open(campaign) && open && room().compareTo(planned) > 0 ? room() : planned;
    }

    /** What the campaign may still take. */
    private Duration room() {
        Duration limit = matrix.limit();
        return limit.minus(Duration.between(campaign.started(), Instant.now())).minus(LAST);
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
            case BOTH_BOUND, WIRE_BOUND, SERVER_BOUND, INJECTOR_BOUND, UNSATURATED ->
                stolen || result.marks().contains(Mark.NOISY_MACHINE);
        };
    }

    /**
     * Ends servers that still run; of the trials that they served a long last phase is kept, those before are kept anyway. Can be
     * called at any time.
     */
    @Override
    public synchronized void close() {
        if (throttle != null) {
            throttle.close();
        }
        closed = true;
        injectors.close();
        lives.forEach(TrialLife::interrupt);
        lives.clear();
        running = null;
        testBed.close();
        clock.shutdownNow();
    }

    /** The seed of a trial's data: one for all targets of a round, so that they get the same load. */
    private long seed(Trial trial) {
        return (campaign().seed() * 31 + trial.round()) * 31
                + trial.workload().name().hashCode();
    }
}
