package dev.onecore.cluster;

import dev.onecore.campaign.RoundLead;
import dev.onecore.campaign.TrialSeat;
import dev.onecore.connect.ConnectOptions;
import dev.onecore.host.BackgroundNiceness;
import dev.onecore.host.InjectorWatch;
import dev.onecore.load.InjectorShare;
import dev.onecore.model.Setting;
import dev.onecore.model.Workload;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jgroups.Address;

/**
 * Leads an agent's users through the rounds of the campaign that it belongs to. It decides nothing: what is run, when a phase begins
 * and when all is over comes from there.
 */
public final class AgentRounds implements RoundLead {

    /** How long the group may be looked for. */
    private static final Duration JOIN_TIMEOUT = Duration.ofSeconds(30);

    private final AgentOrder order;
    private final InjectorShare share;
    private final List<Workload> workloads;
    private final ConnectOptions access;
    private final InjectorWatch watch = InjectorWatch.start();
    private final List<TrialSeat> seats;
    private final BlockingQueue<Boolean> steps = new LinkedBlockingQueue<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "onecore-clock");
        thread.setDaemon(true);
        return thread;
    });
    private final GroupChannel channel;
    private final Optional<String> service;
    private volatile Optional<Address> leader = Optional.empty();
    private volatile boolean dismissed;
    private volatile Runnable deserted = () -> {};
    private volatile List<AgentTrial> trials = List.of();
    private volatile int round;

    /**
     * Joins the group.
     *
     * @param workloads those of the simulation, which are the campaign's
     * @param access how endpoints are connected to
     * @throws IOException when there is no such group, or it cannot be joined
     */
    public AgentRounds(AgentOrder order, List<Workload> workloads, ConnectOptions access) throws IOException {
        this.order = order;
        this.share = new InjectorShare(order.number(), order.of());
        this.workloads = List.copyOf(workloads);
        this.access = access;
        this.seats = Stream.generate(TrialSeat::new).limit(order.seats()).toList();
        this.service = Optional.ofNullable(order.settings().get(Setting.SERVICE.key()));
        this.channel = join();
        // The thread is there from now on; see the conductor's.
        clock.execute(() -> {});
    }

    /** The first look may come too early: then this member is alone, and looks again. */
    private GroupChannel join() throws IOException {
        GroupTransport transport = GroupTransport.tunnel(order.routerPort());
        if (service.isPresent()) {
            InetAddress own = new GroupService(service.get()).awaitLeader(GroupSite.POD_TIMEOUT);
            transport = GroupTransport.service(service.get(), own, false);
        }
        long deadlineNs = System.nanoTime() + JOIN_TIMEOUT.toNanos();
        while (true) {
            GroupChannel joined = GroupChannel.join(
                    transport, GroupKey.of(order.key()), "injector-" + order.number(), this::heard, this::members);
            if (!joined.leads()) {
                leader = Optional.of(joined.leader());
                return joined;
            }
            joined.close();
            if (System.nanoTime() - deadlineNs > 0) {
                throw new IOException("nobody leads the group");
            }
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
    }

    /** In a service nobody ends this process when the one that leads has gone: it sees that itself. */
    private void members(List<Address> members) {
        Optional<Address> known = leader;
        if (service.isPresent() && !dismissed && known.isPresent() && !members.contains(known.get())) {
            deserted.run();
        }
    }

    /** Has {@code task} run when the group has no leader any more, where nothing else ends this process. */
    public void whenDeserted(Runnable task) {
        deserted = task;
    }

    /** Which users are this agent's. */
    public InjectorShare share() {
        return share;
    }

    @Override
    public List<TrialSeat> seats() {
        return seats;
    }

    @Override
    public Step next() {
        try {
            // What the last phase left is sent on that thread, and must be there before.
            clock.submit(() -> trials.forEach(AgentTrial::close)).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Step(false, List.of());
        } catch (ExecutionException e) {
            noted("its trials cannot be ended: " + e.getCause());
        }
        send(
                Call.READY,
                new Wire.AgentReady(
                        order.number(), described(workloads), System.nanoTime(), System.currentTimeMillis()));
        try {
            return new Step(steps.take(), List.of());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Step(false, List.of());
        }
    }

    /** What a simulation runs: the same words where it was built from the same sources with the same settings. */
    public static List<String> described(List<Workload> workloads) {
        return workloads.stream().map(Workload::toString).toList();
    }

    @Override
    public boolean over() {
        return trials.stream().allMatch(AgentTrial::over);
    }

    @Override
    public void noted(String sentence) {
        tell(0, Wire.RemarkTopic.NOTED, "injector " + order.number() + ": " + sentence);
    }

    /** Tells the campaign something of a trial of this round. */
    void tell(int seat, Wire.RemarkTopic topic, String text) {
        send(Call.TOLD, new Wire.Remark(order.number(), round, seat, topic, text));
    }

    private Address leader() {
        return leader.orElseGet(channel::leader);
    }

    void send(Call call, Object message) {
        channel.send(leader(), call, Wire.text(message));
    }

    private Object heard(Call call, Address from, String text) {
        switch (call) {
            case CLOCK -> {
                return System.nanoTime();
            }
            case ROUND -> set(Wire.read(text, Wire.RoundOrder.class));
            case BEGIN -> {
                Wire.TurnBegin begin = Wire.read(text, Wire.TurnBegin.class);
                if (begin.place().round() == round) {
                    trials.get(begin.place().seat()).begin(begin);
                }
            }
            case CANCEL -> {
                int seat = Integer.parseInt(text);
                if (seat < trials.size()) {
                    trials.get(seat).cancel();
                }
            }
            case END -> {
                dismissed = true;
                steps.add(false);
            }
            case READY, ARRIVED, HARVESTED, DONE, TOLD ->
                throw new IllegalArgumentException(call + " is for the campaign");
        }
        return 0L;
    }

    /** Its users wait, and the campaign waits for the answer: nobody is held up by a slow call here. */
    private void set(Wire.RoundOrder next) {
        BackgroundNiceness.ask();
        System.gc();
        List<AgentTrial> made = new ArrayList<>();
        for (int seat = 0; seat < next.seats().size(); seat++) {
            Wire.SeatOrder planned = next.seats().get(seat);
            made.add(new AgentTrial(
                    new AgentTrial.TrialPart(order.number(), next.number(), seat),
                    share,
                    workload(planned.workload()),
                    planned,
                    connectOptions(planned),
                    new AgentTools(this, watch, clock, order.folder())));
        }
        round = next.number();
        trials = List.copyOf(made);
        for (int seat = 0; seat < seats.size(); seat++) {
            seats.get(seat).give(seat < made.size() ? made.get(seat) : null);
        }
        steps.add(true);
    }

    private ConnectOptions connectOptions(Wire.SeatOrder planned) {
        if (!planned.startedHere()) {
            return access;
        }
        return planned.deflate() ? ConnectOptions.PLAIN.offeringDeflate() : ConnectOptions.PLAIN;
    }

    private Workload workload(String name) {
        Optional<Workload> known =
                workloads.stream().filter(each -> each.name().equals(name)).findFirst();
        return known.orElseThrow(() -> new IllegalArgumentException("no workload " + name));
    }
}
