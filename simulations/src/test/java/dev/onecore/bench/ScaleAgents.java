package dev.onecore.bench;

import dev.onecore.campaign.RoundLead;
import dev.onecore.campaign.TrialSeat;
import dev.onecore.campaign.Workloads;
import dev.onecore.cluster.AgentOrder;
import dev.onecore.cluster.AgentRounds;
import dev.onecore.connect.ConnectOptions;
import dev.onecore.load.LoopRecorder;
import dev.onecore.load.PhaseRun;
import dev.onecore.model.Load;
import dev.onecore.model.Phase;
import dev.onecore.model.Workload;
import dev.onecore.settings.SettingsInUse;
import dev.onecore.settings.SettingsReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Several agents in one JVM, one for each line of its standard input, each with one user who records what no server answered. */
final class ScaleAgents {

    private static final long PAUSE_NS = 20_000_000;
    private static final double MEDIAN_NS = 200_000;
    private static final double SPREAD = 0.6;

    private static final AtomicInteger AT_WORK = new AtomicInteger();

    private ScaleAgents() {}

    /** Ends when its standard input does. */
    public static void main(String[] arguments) throws IOException {
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = orders.readLine(); line != null; line = orders.readLine()) {
            AgentOrder order = AgentOrder.of(line);
            Thread thread = new Thread(() -> follow(order), "agent " + order.number());
            thread.setDaemon(true);
            AT_WORK.incrementAndGet();
            thread.start();
        }
        Runtime.getRuntime().halt(0);
    }

    /** What every process of the run has: the workload of its settings. */
    static List<Workload> workloads(AgentOrder order) {
        return List.of(new Workloads(new SettingsInUse(SettingsReader.read(order.settings()))).echoLatency());
    }

    private static void follow(AgentOrder order) {
        try {
            AgentRounds rounds = new AgentRounds(order, workloads(order), ConnectOptions.PLAIN);
            SplittableRandom random = new SplittableRandom(order.number());
            for (RoundLead.Step step = rounds.next(); step.more(); step = rounds.next()) {
                for (TrialSeat seat : rounds.seats()) {
                    if (seat.admits()) {
                        work(seat, random);
                    }
                }
            }
        } catch (IOException | RuntimeException e) {
            System.err.println(order + ": " + e);
        }
        if (AT_WORK.decrementAndGet() == 0) {
            Runtime.getRuntime().halt(0);
        }
    }

    private static void work(TrialSeat seat, SplittableRandom random) {
        Workload workload = seat.workload().orElseThrow();
        int user = seat.join();
        for (Phase phase : workload.phases()) {
            for (int turn = 1; turn <= phase.turns(); turn++) {
                CompletableFuture<PhaseRun> begun = new CompletableFuture<>();
                seat.await(phase, turn, Runnable::run, begun::complete);
                record(begun.join(), user, random);
                seat.done(phase, turn);
            }
        }
    }

    private static void record(PhaseRun run, int user, SplittableRandom random) {
        LoopRecorder recorder = run.recorder();
        Load load = run.phase().load();
        long gapNs = load instanceof Load.Echo echo ? (long) (1e9 * echo.connections() / echo.ratePerSec()) : 500_000;
        long dueNs = run.beginNs() + user * 1_000L;
        while (!run.cancelled() && System.nanoTime() - run.endNs() < 0) {
            LockSupport.parkNanos(PAUSE_NS);
            for (long nowNs = System.nanoTime(); dueNs - nowNs < 0 && dueNs - run.endNs() < 0; dueNs += gapNs) {
                long tookNs = (long) (MEDIAN_NS * Math.exp(SPREAD * random.nextGaussian()));
                recorder.planned(1);
                recorder.sent(dueNs, dueNs + 20_000);
                recorder.replied(dueNs, dueNs + 20_000, dueNs + 20_000 + tookNs, true, 24);
            }
        }
    }
}
