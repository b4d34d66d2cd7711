package dev.onecore.cluster;

import dev.onecore.campaign.Injectors;
import dev.onecore.campaign.SharedTrial;
import dev.onecore.evidence.HistogramCodec;
import dev.onecore.load.InjectorShare;
import dev.onecore.model.FileFault;
import dev.onecore.model.LatencyKind;
import dev.onecore.model.LossPolicy;
import dev.onecore.model.Phase;
import dev.onecore.model.Slice;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jgroups.Address;
import org.jgroups.stack.GossipRouter;
import org.jgroups.stack.IpAddress;

/**
 * The agents as a campaign sees them: started, waited for, told of each round and each begin, heard, and lost.
 *
 * <pre>
 *   STARTING --- it joins, its users are made ---&gt; READY --- round ---&gt; WORKING --- its users are done ---&gt; READY ...
 *       |                                            |                     |
 *       +---- its process ends, nothing is heard of it, a deadline passes --+---&gt; LOST, and never comes back
 * </pre>
 */
public final class InjectorGroup implements Injectors {

    /** What every process of a run is told alike. */
    public record SimulationOrder(String simulation, Map<String, String> settings) {
        public SimulationOrder {
            settings = Map.copyOf(settings);
        }
    }

    /** How long an agent's JVM may take to start, join and make its users. */
    private static final Duration START_TIMEOUT = Duration.ofSeconds(90);

    /** How long an agent's users may still work when every trial is over. */
    private static final Duration RETURN_TIMEOUT = Duration.ofSeconds(30);

    /** How long an agent that works may say nothing at all. */
    private static final Duration SILENCE_TIMEOUT = Duration.ofSeconds(60);

    /** How long an agent may take to set a round up. */
    private static final Duration ROUND_TIMEOUT = Duration.ofSeconds(12);

    /** How long agents may take to end when no trial follows. */
    private static final Duration END_TIMEOUT = Duration.ofSeconds(15);

    /** How long a process that left the group may take to be seen to have ended, which says more. */
    private static final Duration EXIT_TIMEOUT = Duration.ofMillis(500);

    private static final String NO_ANSWER = "does not answer any more";

    private static final int FIRST_ROUND_TRIPS = 200;
    private static final int ROUND_TRIPS = 50;
    private static final long ROUND_TRIP_MS = 1_000;

    /** A begin is told so far ahead at least: a busy injector's core may keep the news waiting. */
    private static final Duration AHEAD = Duration.ofMillis(60);

    private final InjectorShare own;
    private final LossPolicy policy;
    private final Consumer<String> noted;
    private final List<String> workloads;
    private final GossipRouter router;
    private final GroupChannel channel;
    private final Map<Integer, AgentState> agents = new TreeMap<>();
    private final Map<Integer, String> lost = new TreeMap<>();
    private final ExecutorService sender = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "onecore-group");
        thread.setDaemon(true);
        return thread;
    });
    private List<? extends SharedTrial> trials = List.of();
    private int round;
    private boolean ending;

    private InjectorGroup(
            InjectorShare own,
            LossPolicy policy,
            List<String> workloads,
            Consumer<String> noted,
            GossipRouter router,
            GroupKey key)
            throws IOException {
        this.own = own;
        this.policy = policy;
        this.workloads = List.copyOf(workloads);
        this.noted = noted;
        this.router = router;
        this.channel = GroupChannel.make(port(router), key, this::heard, this::members);
    }

    /**
     * Makes the group and starts its agents; does not wait for them.
     *
     * @param own which users are this process's own
     * @param order what agents are told
     * @param workloads what the simulation runs, in words that tell one build's from another's
     * @param folder the campaign's
     * @throws IllegalStateException when the group cannot be made
     */
    public static InjectorGroup start(
            InjectorShare own,
            LossPolicy policy,
            AgentLauncher launcher,
            SimulationOrder order,
            List<String> workloads,
            Path folder,
            int seats,
            Consumer<String> noted) {
        GroupKey key = GroupKey.random();
        try {
            GossipRouter router = new GossipRouter(InetAddress.getLoopbackAddress(), 0);
            router.nonBlockingSends(true).emitSuspectEvents(true).jmx(false);
            router.init().diagHandler().setEnabled(false);
            router.start();
            InjectorGroup group = new InjectorGroup(own, policy, workloads, noted, router, key);
            for (int number = 0; number < own.of(); number++) {
                if (number != own.number()) {
                    group.launch(
                            launcher,
                            new AgentOrder(
                                    port(router),
                                    key.text(),
                                    number,
                                    own.of(),
                                    seats,
                                    order.simulation(),
                                    order.settings(),
                                    folder.toAbsolutePath().resolve("injectors/" + number)));
                }
            }
            return group;
        } catch (Exception e) {
            throw new IllegalStateException("the group of injectors cannot be made: " + e, e);
        }
    }

    private static int port(GossipRouter router) {
        return ((IpAddress) router.localAddress()).getPort();
    }

    private void launch(AgentLauncher launcher, AgentOrder order) {
        AgentState agent = new AgentState(order.number(), System.nanoTime() + START_TIMEOUT.toNanos());
        synchronized (this) {
            agents.put(order.number(), agent);
        }
        try {
            AgentLauncher.AgentProcess process = launcher.launch(order);
            agent.process = Optional.of(process);
            var unused = process.ended().thenAccept(how -> lose(order.number(), how));
        } catch (IOException e) {
            lose(order.number(), "cannot be started: " + FileFault.reason(e));
        }
    }

    @Override
    public InjectorShare own() {
        return own;
    }

    @Override
    public synchronized Set<Integer> others() {
        Set<Integer> there = new TreeSet<>(agents.keySet());
        there.removeAll(lost.keySet());
        return there;
    }

    @Override
    public synchronized Map<Integer, String> lost() {
        return Map.copyOf(lost);
    }

    @Override
    public LossPolicy policy() {
        return policy;
    }

    @Override
    public synchronized Duration ahead() {
        long errorNs = alive().stream()
                .flatMap(agent -> agent.offset.stream())
                .mapToLong(ClockDifference::errorNs)
                .max()
                .orElse(0);
        return AHEAD.plusNanos(4 * errorNs);
    }

    private List<AgentState> alive() {
        return agents.values().stream()
                .filter(agent -> !lost.containsKey(agent.number))
                .toList();
    }

    @Override
    public void awaitUsers(List<? extends SharedTrial> running) {
        long overNs = 0;
        while (true) {
            boolean over = running.stream().allMatch(SharedTrial::over);
            long nowNs = System.nanoTime();
            overNs = over && overNs == 0 ? nowNs : overNs;
            for (AgentState late : missing(nowNs, over ? overNs : nowNs, running.isEmpty())) {
                lose(late.number, running.isEmpty() ? "did not join in time" : "did not come back in time");
            }
            synchronized (this) {
                if (ending || alive().stream().allMatch(agent -> agent.ready)) {
                    return;
                }
                try {
                    wait(TimeUnit.SECONDS.toMillis(1));
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }
    }

    private synchronized List<AgentState> missing(long nowNs, long overNs, boolean starting) {
        return alive().stream()
                .filter(agent -> !agent.ready)
                .filter(agent -> starting
                        ? nowNs - agent.startDeadlineNs > 0
                        : nowNs - overNs > RETURN_TIMEOUT.toNanos()
                                || nowNs - agent.heardNs > SILENCE_TIMEOUT.toNanos())
                .toList();
    }

    @Override
    public void begin(List<? extends SharedTrial> next) {
        List<AgentState> there;
        Map<Address, String> texts = new LinkedHashMap<>();
        synchronized (this) {
            trials = List.copyOf(next);
            round++;
            there = alive();
            Wire.RoundOrder order = new Wire.RoundOrder(
                    round, next.stream().map(InjectorGroup::seat).toList());
            for (AgentState agent : there) {
                agent.ready = false;
                agent.heardNs = System.nanoTime();
                agent.address.ifPresent(address -> texts.put(address, Wire.text(order)));
            }
        }
        there.forEach(this::measureClock);
        List<Address> ready = channel.askAll(texts, Call.ROUND, ROUND_TIMEOUT.toMillis());
        there.stream()
                .filter(agent -> agent.address.stream().noneMatch(ready::contains))
                .forEach(agent -> lose(agent.number, "did not set the round up in time"));
    }

    private static Wire.SeatOrder seat(SharedTrial trial) {
        boolean broken = trial.failed();
        return new Wire.SeatOrder(
                trial.folder(),
                trial.workload().name(),
                trial.label(),
                broken ? "ws://127.0.0.1" : trial.uri().toString(),
                trial.startedHere(),
                !broken && trial.connectOptions().offersDeflate(),
                broken);
    }

    private void measureClock(AgentState agent) {
        Optional<Address> address = agent.address;
        if (address.isEmpty()) {
            return;
        }
        try {
            int times = agent.offset.isEmpty() ? FIRST_ROUND_TRIPS : ROUND_TRIPS;
            ClockDifference measured = ClockDifference.measure(() -> clock(address.get()), System::nanoTime, times);
            synchronized (this) {
                agent.offset = Optional.of(measured);
            }
        } catch (IllegalStateException e) {
            lose(agent.number, NO_ANSWER);
        }
    }

    private long clock(Address agent) {
        try {
            return channel.ask(agent, Call.CLOCK, "", ROUND_TRIP_MS);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void broken(SharedTrial trial) {
        List<Address> told;
        int seat;
        synchronized (this) {
            seat = trials.indexOf(trial);
            told = alive().stream().flatMap(agent -> agent.address.stream()).toList();
        }
        if (seat >= 0) {
            told.forEach(address -> later(address, Call.CANCEL, Integer.toString(seat)));
        }
    }

    private void later(Address to, Call call, String text) {
        if (!sender.isShutdown()) {
            sender.execute(() -> channel.send(to, call, text));
        }
    }

    /** A call of an agent, on a thread of the group's: nothing here waits. */
    private Object heard(Call call, Address from, String text) {
        switch (call) {
            case READY -> ready(from, Wire.read(text, Wire.AgentReady.class));
            case ARRIVED -> arrived(from, Wire.read(text, Wire.TurnArrival.class));
            case HARVESTED -> harvested(Wire.read(text, Wire.TurnHarvest.class));
            case DONE -> {
                Wire.TurnDone done = Wire.read(text, Wire.TurnDone.class);
                place(done.injector(), done.place())
                        .ifPresent(at -> at.trial()
                                .done(done.injector(), at.phase(), done.place().turn(), done.result()));
            }
            case TOLD -> told(Wire.read(text, Wire.Remark.class));
            case ROUND, BEGIN, CANCEL, END, CLOCK -> throw new IllegalArgumentException(call + " is for agents");
        }
        return 0L;
    }

    private void ready(Address from, Wire.AgentReady joined) {
        if (!joined.workloads().equals(workloads)) {
            lose(joined.injector(), "was built from other sources: it would run other workloads");
            return;
        }
        synchronized (this) {
            AgentState agent = agents.get(joined.injector());
            if (agent != null && !lost.containsKey(agent.number)) {
                agent.address = Optional.of(from);
                agent.ready = true;
                agent.heardNs = System.nanoTime();
                notifyAll();
            }
        }
    }

    private void arrived(Address from, Wire.TurnArrival arrived) {
        Wire.TurnAt at = arrived.place();
        place(arrived.injector(), at)
                .ifPresent(known -> known.trial().arrived(arrived.injector(), known.phase(), at.turn(), run -> {
                    Wire.TurnBegin begin = new Wire.TurnBegin(
                            at,
                            run.beginNs() + offsetNs(arrived.injector()),
                            run.seed(),
                            run.cancelled(),
                            run.leftOut());
                    later(from, Call.BEGIN, Wire.text(begin));
                }));
    }

    private synchronized long offsetNs(int injector) {
        AgentState agent = agents.get(injector);
        return agent == null ? 0 : agent.offset.map(ClockDifference::ns).orElse(0L);
    }

    private void harvested(Wire.TurnHarvest harvested) {
        HistogramCodec codec = new HistogramCodec();
        Map<LatencyKind, Slice> slices = new EnumMap<>(LatencyKind.class);
        for (Wire.EncodedTimes times : harvested.times()) {
            slices.put(times.kind(), new Slice(times.beginNs(), times.endNs(), codec.decode(times.counts())));
        }
        SharedTrial.Harvest harvest =
                new SharedTrial.Harvest(slices, harvested.counts(), harvested.tick(), harvested.windowBegins());
        place(harvested.injector(), harvested.place())
                .ifPresent(at -> at.trial()
                        .harvested(
                                harvested.injector(),
                                at.phase(),
                                harvested.place().turn(),
                                harvest));
    }

    private void told(Wire.Remark told) {
        trial(told.injector(), told.round(), told.seat()).ifPresent(trial -> {
            switch (told.topic()) {
                case FAILED -> trial.fail(told.text());
                case USER_FAILED -> trial.userFailed(told.text());
                case NEGOTIATED -> trial.negotiated(told.text());
                case NOTED -> trial.noted(told.text());
            }
        });
    }

    /** A phase of a trial that runs. */
    private record TrialPhase(SharedTrial trial, Phase phase) {}

    private Optional<TrialPhase> place(int injector, Wire.TurnAt place) {
        return trial(injector, place.round(), place.seat())
                .flatMap(trial -> trial.workload().phases().stream()
                        .filter(phase -> phase.name().equals(place.phase()))
                        .findFirst()
                        .map(phase -> new TrialPhase(trial, phase)));
    }

    /** The trial that an agent means; empty when it is that of an earlier round, or the agent counts as lost. */
    private synchronized Optional<SharedTrial> trial(int injector, int ofRound, int seat) {
        AgentState agent = agents.get(injector);
        if (agent == null || lost.containsKey(injector) || ofRound != round || seat >= trials.size()) {
            return Optional.empty();
        }
        agent.heardNs = System.nanoTime();
        return Optional.of(trials.get(seat));
    }

    /** The group's members changed. */
    private void members(List<Address> members) {
        List<AgentState> gone;
        synchronized (this) {
            gone = alive().stream()
                    .filter(agent -> agent.address.isPresent() && !members.contains(agent.address.get()))
                    .toList();
        }
        gone.forEach(agent -> {
            CompletableFuture<String> how = agent.process
                    .map(process -> process.ended().copy())
                    .orElseGet(CompletableFuture::new)
                    .completeOnTimeout(NO_ANSWER, EXIT_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
            var unused = how.thenAccept(words -> lose(agent.number, words));
        });
    }

    private void lose(int number, String how) {
        List<? extends SharedTrial> running;
        AgentState agent;
        synchronized (this) {
            agent = agents.get(number);
            if (ending || agent == null || lost.putIfAbsent(number, how) != null) {
                return;
            }
            running = trials;
            notifyAll();
        }
        noted.accept("injector " + number + " is lost: it " + how);
        running.forEach(trial -> trial.lost(number, how));
        agent.process.ifPresent(AgentLauncher.AgentProcess::destroy);
    }

    @Override
    public void end() {
        List<AgentState> there;
        synchronized (this) {
            ending = true;
            there = alive();
        }
        there.forEach(agent -> agent.address.ifPresent(address -> later(address, Call.END, "")));
        long deadlineNs = System.nanoTime() + END_TIMEOUT.toNanos();
        for (AgentState agent : there) {
            try {
                if (agent.process.isPresent()) {
                    var unused = agent.process
                            .get()
                            .ended()
                            .get(Math.max(1, deadlineNs - System.nanoTime()), TimeUnit.NANOSECONDS);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (ExecutionException | TimeoutException e) {
                noted.accept("injector " + agent.number + " did not end in time");
            }
        }
    }

    @Override
    public void close() {
        List<AgentState> all;
        synchronized (this) {
            ending = true;
            all = new ArrayList<>(agents.values());
            notifyAll();
        }
        all.forEach(agent -> agent.process.ifPresent(AgentLauncher.AgentProcess::destroy));
        sender.shutdownNow();
        channel.close();
        router.stop();
    }

    /** What is known of one agent; guarded by the group. */
    private static final class AgentState {
        private final int number;
        private final long startDeadlineNs;
        private volatile Optional<AgentLauncher.AgentProcess> process = Optional.empty();
        private Optional<Address> address = Optional.empty();
        private Optional<ClockDifference> offset = Optional.empty();
        private boolean ready;
        private long heardNs = System.nanoTime();

        AgentState(int number, long startDeadlineNs) {
            this.number = number;
            this.startDeadlineNs = startDeadlineNs;
        }
    }
}
