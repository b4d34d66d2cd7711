package dev.onecore.campaign;

import dev.onecore.host.ProcessLimits;
import dev.onecore.model.ConnectionLoads.Idle;
import dev.onecore.model.ConnectionLoads.Opening;
import dev.onecore.model.ConnectionLoads.Visits;
import dev.onecore.model.Metric;
import dev.onecore.model.Phase;
import dev.onecore.model.Setting;
import dev.onecore.model.Workload;
import dev.onecore.model.WrongSetting;
import dev.onecore.settings.SettingsInUse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/** The workloads whose subject are connections, shaped by the settings. */
public final class ConnectionWorkloads {

    /** Steps on the way to the most connections. */
    private static final int STEPS = 6;

    /** What is tried unless the settings ask for more: enough for a line whose slope is known. */
    private static final int USUAL_MOST = 50_000;

    private static final int USUAL_RATE = 1_000;
    private static final int THOUSAND = 1_000;
    private static final double SHARE_OF_FILES = 0.9;

    /** Messages a second of the one connection that speaks: three rounds have a p99. */
    private static final double ECHO_RATE = 2_000;

    private static final long PLATEAU_MS = 2_500;
    private static final long WARM_UP_MS = 1_500;

    private static final double USUAL_CHURN = 500;
    private static final int VISIT_MESSAGES = 10;

    /** Users that share the schedule: as many as an injector may have event loops. */
    private static final int VISITORS = 16;

    private static final long CHURN_WARM_UP_MS = 6_000;
    private static final long CHURN_MS = 8_000;

    /** What an idle connection may take of the injector's heap. */
    private static final int INJECTOR_BYTES = 20 << 10;

    /** What a server's heap is given for a connection: more than any of those here takes. */
    private static final int SERVER_KIB = 48;

    private static final int SERVER_BASE_MIB = 256;

    private ConnectionWorkloads() {}

    /**
     * Idle connections to one server, in steps from 1 to as many as the limits allow; on each plateau one of them speaks.
     *
     * @throws WrongSetting when the injector's heap has no room for those that were asked for
     */
    public static Workload scale(Workloads workloads) {
        SettingsInUse settings = workloads.settings();
        settings.use(Setting.INJECTOR_HEAP);
        Room room = Room.ofThisProcess();
        int most = settings.whole(Setting.SCALE_CONNECTIONS, room.most());
        room.require(most);
        double rate = settings.number(Setting.SCALE_RATE, USUAL_RATE);
        int size = settings.whole(Setting.SIZE, Workloads.MESSAGE);
        Duration plateau = settings.time(Setting.DURATION).orElse(Duration.ofMillis(PLATEAU_MS * workloads.stretch()));
        List<Phase> phases = new ArrayList<>();
        phases.add(Phase.warmUp(new Opening(0, 1, rate), Duration.ofMillis(1)));
        phases.add(new Phase(
                "warm-up-echo",
                "warm-up of the connection that speaks",
                new Idle(1, most, ECHO_RATE, size),
                settings.time(Setting.WARMUP).orElse(Duration.ofMillis(WARM_UP_MS)),
                false));
        int open = 1;
        for (int step = 0; step <= STEPS; step++) {
            int next = step == 0 ? 1 : Math.max(open + 1, Math.toIntExact((long) most * step / STEPS));
            if (next > most) {
                break;
            }
            if (next > open) {
                phases.add(Phase.measured(
                        "open-" + next,
                        String.format(Locale.ROOT, "%,d to %,d connections, %,.0f/s", open, next, rate),
                        new Opening(open, next, rate),
                        Duration.ofNanos(Math.round((next - open) / rate * 1e9))));
            }
            open = next;
            phases.add(Phase.measured(
                    "idle-" + next,
                    String.format(
                            Locale.ROOT, next == 1 ? "%,d connection" : "%,d connections, all idle but one", next),
                    new Idle(next, most, ECHO_RATE, size),
                    plateau));
        }
        return new Workload(
                "connection-scale",
                "Connection scale" + room.words(most),
                "idle-" + open,
                Metric.MEMORY_PER_CONNECTION,
                phases);
    }

    /**
     * Connections that come on an open schedule, exchange ten messages and go.
     *
     * @throws WrongSetting when the system has no port for each that is closing
     */
    public static Workload churn(Workloads workloads) {
        SettingsInUse settings = workloads.settings();
        double rate = settings.number(Setting.CHURN_RATE, USUAL_CHURN);
        ProcessLimits.ofThisProcess().closingRefusal(rate).ifPresent(why -> {
            throw WrongSetting.impossible(Setting.CHURN_RATE.key(), String.format(Locale.ROOT, "%.0f", rate), why);
        });
        Visits visits = new Visits(VISITORS, rate, VISIT_MESSAGES, settings.whole(Setting.SIZE, Workloads.MESSAGE));
        return new Workload(
                "churn",
                "Churn",
                "visits",
                Metric.CPU_PER_CONNECTION,
                List.of(
                        Phase.warmUp(visits, settings.time(Setting.WARMUP).orElse(Duration.ofMillis(CHURN_WARM_UP_MS))),
                        Phase.measured(
                                "visits",
                                String.format(
                                        Locale.ROOT, "%,.0f connections/s, %d messages each", rate, VISIT_MESSAGES),
                                visits,
                                settings.time(Setting.DURATION)
                                        .orElse(Duration.ofMillis(CHURN_MS * workloads.stretch())))));
    }

    /**
     * What this process has room for.
     *
     * @param files connections that its limit of open files allows
     * @param heap connections that its heap allows
     */
    private record Room(int files, int heap) {

        static Room ofThisProcess() {
            long open = ProcessLimits.ofThisProcess().openFiles().orElse(Long.MAX_VALUE);
            long byFiles = (long) (Math.min(open, Integer.MAX_VALUE) * SHARE_OF_FILES);
            long byHeap = Runtime.getRuntime().maxMemory() / 2 / INJECTOR_BYTES;
            return new Room(Math.toIntExact(rounded(byFiles)), Math.toIntExact(rounded(byHeap)));
        }

        /** Whole thousands where there are any. */
        private static long rounded(long connections) {
            return connections < THOUSAND ? Math.max(1, connections) : connections / THOUSAND * THOUSAND;
        }

        int most() {
            return Math.min(USUAL_MOST, Math.min(files, heap));
        }

        /** Why there are no more, for a title. */
        String words(int asked) {
            if (asked != most() || asked == USUAL_MOST) {
                return "";
            }
            return asked == files ? ", as far as the limit of open files goes" : ", as far as the injector's heap goes";
        }

        void require(int connections) {
            long needed = (long) connections * INJECTOR_BYTES * 2;
            if (needed > Runtime.getRuntime().maxMemory()) {
                throw WrongSetting.impossible(
                        Setting.SCALE_CONNECTIONS.key(),
                        Integer.toString(connections),
                        String.format(
                                Locale.ROOT,
                                "the injector's heap of %,d MiB has room for about %,d; run it with -Donecore.%s=%dg",
                                Runtime.getRuntime().maxMemory() >> 20,
                                heap,
                                Setting.INJECTOR_HEAP.key(),
                                (needed >> 30) + 1));
            }
        }
    }

    /**
     * What the JVM of each server is given beside its own arguments: its usual heap is made for messages, and would be full of what
     * many idle connections keep.
     */
    static List<String> serverJvmArgs(List<Workload> workloads) {
        OptionalInt most = workloads.stream()
                .flatMap(workload -> workload.phases().stream())
                .flatMapToInt(phase -> phase.load().growsTo().stream())
                .max();
        return most.isEmpty()
                ? List.of()
                : List.of("-Xmx" + (SERVER_BASE_MIB + (long) most.getAsInt() * SERVER_KIB / 1_024) + "m");
    }
}
