package dev.onecore.cluster;

import dev.onecore.campaign.Injectors;
import dev.onecore.campaign.SharedTrial;
import dev.onecore.load.InjectorShare;
import dev.onecore.model.FileFault;
import dev.onecore.model.InjectorClock;
import dev.onecore.model.LossPolicy;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
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

    /** The folder of a campaign that holds one for each agent, by its number. */
    public static final String FOLDER = "injectors";

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
    /** A begin is told so far ahead at least: a busy injector's core may keep the news waiting. */
    private static final Duration AHEAD = Duration.ofMillis(60);

    private final InjectorShare own;
    private final LossPolicy policy;
    private final Consumer<String> noted;
    private final List<String> workloads;
    private final GroupSite site;
    private final GroupChannel channel;
    private final AgentClocks clocks;
    private final Map<Integer, AgentState> agents = new TreeMap<>();
    private final Map<Integer, String> lost = new TreeMap<>();
    private final ExecutorService sender = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "onecore-group");
        thread.setDaemon(true);
        return thread;
    });
    private final AgentReports reports = new AgentReports(this::trial);
    private List<? extends SharedTrial> trials = List.of();
    private int round;
    private boolean ending;

    private InjectorGroup(
            InjectorShare own, LossPolicy policy, List<String> workloads, Consumer<String> noted, GroupSite site)
            throws IOException {
        this.own = own;
        this.policy = policy;
        this.workloads = List.copyOf(workloads);
        this.noted = noted;
        this.site = site;
        this.channel = GroupChannel.make(site.transport(), site.key(), this::heard, this::members);
        this.clocks = new AgentClocks((agent, timeoutMs) -> channel.ask(agent, Call.CLOCK, "", timeoutMs));
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
        GroupChannel.quiet();
        try {
            GroupSite site = launcher.site();
            InjectorGroup group = new InjectorGroup(own, policy, workloads, noted, site);
            noted.accept(launcher.where());
            for (int number = 0; number < own.of(); number++) {
                if (number != own.number()) {
                    group.launch(
                            launcher,
                            new AgentOrder(
                                    site.routerPort(),
                                    site.key().text(),
                                    number,
                                    own.of(),
                                    seats,
                                    order.simulation(),
                                    order.settings(),
                                    folder.toAbsolutePath().resolve(FOLDER).resolve(Integer.toString(number))));
                }
            }
            return group;
        } catch (IOException e) {
            throw new IllegalStateException("the group of injectors cannot be made: " + e.getMessage(), e);
        }
    }

    private void launch(AgentLauncher launcher, AgentOrder order) {
        AgentState agent = new AgentState(
                order.number(), System.nanoTime() + site.startTimeout().toNanos());
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
        boolean first = round == 1;
        Map<Address, ClockDifference> measured = measured(there, first ? FIRST_ROUND_TRIPS : ROUND_TRIPS);
        synchronized (this) {
            there.forEach(agent -> agent.offset = agent.address.map(measured::get));
        }
        there.stream().filter(agent -> agent.offset.isEmpty()).forEach(agent -> lose(agent.number, NO_ANSWER));
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

    /** Asks the clocks of these agents; returns those that answered. */
    private Map<Address, ClockDifference> measured(List<AgentState> there, int roundTrips) {
        return clocks.measure(
                there.stream().flatMap(agent -> agent.address.stream()).toList(), roundTrips);
    }

    @Override
    public List<InjectorClock> clocks() {
        List<AgentState> there;
        synchronized (this) {
            there = alive().stream()
                    .filter(agent -> agent.ready && agent.offset.isPresent())
                    .toList();
        }
        Map<Address, ClockDifference> last = measured(there, ROUND_TRIPS);
        List<InjectorClock> clocks = new ArrayList<>();
        synchronized (this) {
            there.forEach(agent -> agent.drift(last).ifPresent(clocks::add));
        }
        return clocks;
    }

    @Override
    public synchronized Map<Integer, Long> wallAheadMs() {
        long nowNs = System.nanoTime();
        long wallMs = System.currentTimeMillis();
        Map<Integer, Long> ahead = new TreeMap<>();
        agents.values().forEach(agent -> agent.wallAheadMs(nowNs, wallMs).ifPresent(ms -> ahead.put(agent.number, ms)));
        return ahead;
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
            case HARVESTED -> reports.harvested(Wire.read(text, Wire.TurnHarvest.class));
            case DONE -> reports.done(Wire.read(text, Wire.TurnDone.class));
            case TOLD -> reports.told(Wire.read(text, Wire.Remark.class));
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
                agent.said = Optional.of(joined);
                agent.ready = true;
                agent.heardNs = System.nanoTime();
                notifyAll();
            }
        }
    }

    private void arrived(Address from, Wire.TurnArrival arrived) {
        Wire.TurnAt at = arrived.place();
        reports.place(arrived.injector(), at)
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
            agent.process.ifPresent(AgentLauncher.AgentProcess::left);
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
        agent.address.ifPresent(address -> later(address, Call.END, ""));
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

    /** Side by side: each may have to wait for a machine of its own. */
    private static void destroyAll(List<AgentState> all) {
        List<Thread> threads = new ArrayList<>();
        all.forEach(agent -> agent.process.ifPresent(process -> {
            Thread thread = new Thread(process::destroy, "end of injector " + agent.number);
            thread.start();
            threads.add(thread);
        }));
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
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
        destroyAll(all);
        sender.shutdownNow();
        channel.close();
        site.close();
    }
}
