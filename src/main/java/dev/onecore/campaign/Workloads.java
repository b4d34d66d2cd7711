package dev.onecore.campaign;

import dev.onecore.model.Arrivals;
import dev.onecore.model.Load;
import dev.onecore.model.Metric;
import dev.onecore.model.Phase;
import dev.onecore.model.Setting;
import dev.onecore.model.Workload;
import dev.onecore.settings.SettingsInUse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * The workloads that Onecore brings, shaped by the settings.
 *
 * <p>The lengths are those of the quick profile: a response quantile of p99 needs 10,000 samples, which three rounds of five turns
 * at 2,000/s give. The primary phases are run in turns. Where several workloads share the time of a quick campaign, phases that
 * decide nothing are left out, but for those that a setting asks for.
 */
public final class Workloads {

    /** All of them, in the order of the page. */
    public static final List<Function<Workloads, Workload>> ALL = List.of(
            Workloads::echoLatency,
            Workloads::randomDataStream,
            Workloads::throughput,
            Workloads::fileUpload,
            Workloads::userRamp);

    private static final int MB = 1_000_000;
    /** Bytes of a message unless the settings say otherwise. */
    static final int MESSAGE = 24;

    private static final int CHUNK = 65_536;

    /** How long a server is under load before the next one is: long enough for many messages, and for one file of 50 MB. */
    private static final Duration TURN = Duration.ofMillis(500);

    /** Turns of a primary phase in the quick profile. */
    private static final int TURNS = 5;

    /** How long the primary phase of a single target is. */
    private static final long ALONE_MS = 3_500;

    /** The most turns of a warm-up, which ends when the server is warm. */
    private static final int WARM_UP_TURNS = 14;

    private final SettingsInUse settings;
    private final boolean several;
    private final int stretch;

    /** The workloads of a run that has one of them. */
    public Workloads(SettingsInUse settings) {
        this(settings, false);
    }

    /** The workloads of a run, which may have {@code several}. */
    Workloads(SettingsInUse settings, boolean several) {
        this.settings = settings;
        this.several = several;
        stretch = settings.all().profile().stretch();
    }

    /** How many times as long as in the quick profile a measured phase is. */
    int stretch() {
        return stretch;
    }

    /** What the workloads are shaped by; a user's own workload asks there for what a user may choose. */
    public SettingsInUse settings() {
        return settings;
    }

    /**
     * Echoes on an open schedule: 2,000 messages/s of 24 bytes over 50 connections. The server is warmed up in a closed loop: at
     * that rate it would take a minute until its just-in-time compiler has seen as many messages as it waits for.
     */
    public Workload echoLatency() {
        int connections = settings.whole(Setting.ECHO_CONNECTIONS, 50);
        double rate = settings.number(Setting.ECHO_RATE, 2_000);
        int size = size();
        return openSchedule(
                "echo-latency",
                "Echo latency",
                warmUp(new Load.EchoLoop(connections, 1, size)),
                arrivals -> new Load.Echo(arrivals, rate, connections, size));
    }

    /** An open schedule as that of the echoes, for messages of a user's own protocol, which have sizes of their own. */
    public Workload openSchedule(String name, String title) {
        double rate = settings.number(Setting.ECHO_RATE, 2_000);
        int connections = settings.whole(Setting.ECHO_CONNECTIONS, 50);
        List<Arrivals> kinds = arrivals();
        Load.Exchanges first = new Load.Exchanges(kinds.get(0), rate, connections);
        return openSchedule(name, title, warmUp(first), arrivals -> new Load.Exchanges(arrivals, rate, connections));
    }

    /** A closed loop for messages of a user's own protocol: one in flight on each connection, then {@code window}. */
    public Workload closedLoop(String name, String title, int window) {
        int connections = settings.whole(Setting.ECHO_CONNECTIONS, 50);
        Load.ExchangeLoop wide = new Load.ExchangeLoop(connections, window);
        List<Phase> phases = new ArrayList<>();
        phases.add(warmUp(wide));
        phases.add(inTurns(
                "window-" + window,
                String.format(Locale.ROOT, "%,d connections, %,d in flight on each", connections, window),
                wide));
        if (window > 1) {
            phases.add(measured(
                    "window-1",
                    String.format(Locale.ROOT, "%,d connections, 1 in flight on each", connections),
                    new Load.ExchangeLoop(connections, 1),
                    3_500));
        }
        return new Workload(name, title, "window-" + window, Metric.CPU_PER_MESSAGE, phases);
    }

    private Workload openSchedule(String name, String title, Phase warmUp, Function<Arrivals, Load> loads) {
        double rate = settings.number(Setting.ECHO_RATE, 2_000);
        int connections = settings.whole(Setting.ECHO_CONNECTIONS, 50);
        List<Arrivals> kinds = arrivals();
        List<Phase> phases = new ArrayList<>();
        phases.add(warmUp);
        for (Arrivals arrivals : kinds) {
            String kind = arrivals.name().toLowerCase(Locale.ROOT);
            String what = String.format(
                    Locale.ROOT, "%s arrivals, %,.0f messages/s, %,d connections", kind, rate, connections);
            Load load = loads.apply(arrivals);
            if (arrivals == kinds.get(0) && warmUp.alternates()) {
                // A closed loop leaves code that only a schedule runs to be compiled.
                phases.add(new Phase("warm-up-rate", "warm-up at the rate that is measured", load, TURN, false));
            }
            phases.add(arrivals == kinds.get(0) ? inTurns(kind, what, load) : measured(kind, what, load, 3_500));
        }
        String first = kinds.get(0).name().toLowerCase(Locale.ROOT);
        return new Workload(name, title, first, Metric.RESPONSE_P50, phases);
    }

    /** The server pushes random data: paced, and as fast as the reader reads. */
    public Workload randomDataStream() {
        int connections = settings.whole(Setting.STREAM_CONNECTIONS, 100);
        Load.Stream flood = new Load.Stream(connections, size(), 0);
        List<Phase> phases = new ArrayList<>();
        phases.add(warmUp(flood));
        phases.add(inTurns("flood", String.format(Locale.ROOT, "as fast as %,d readers read", connections), flood));
        if (whole(Setting.STREAM_RATE, Setting.RATE)) {
            double rate = settings.number(Setting.STREAM_RATE, 10);
            phases.add(measured(
                    "paced",
                    String.format(Locale.ROOT, "paced, %,d connections, %,.1f messages/s each", connections, rate),
                    new Load.Stream(connections, size(), rate),
                    3_500));
        }
        return new Workload("random-data-stream", "Random-data stream", "flood", Metric.CPU_PER_MESSAGE, phases);
    }

    /** How much work fits into one core: the case study's burst, and closed loops that last. */
    public Workload throughput() {
        int connections = settings.whole(Setting.THROUGHPUT_CONNECTIONS, 100);
        Load.EchoLoop pipelined = new Load.EchoLoop(connections, 16, size());
        List<Phase> phases = new ArrayList<>();
        phases.add(warmUp(pipelined));
        phases.add(inTurns(
                "window-16",
                String.format(Locale.ROOT, "closed loop, %,d connections, 16 in flight", connections),
                pipelined));
        if (whole()) {
            phases.add(inTurns(
                    "window-1",
                    String.format(Locale.ROOT, "closed loop, %,d connections, 1 in flight", connections),
                    new Load.EchoLoop(connections, 1, size())));
            phases.add(measured(
                    "burst", "10,000 messages pipelined on one connection", new Load.EchoBurst(10_000, size()), 1_000));
        }
        return new Workload("throughput", "Throughput", "window-16", Metric.CPU_PER_MESSAGE, phases);
    }

    /** Files of 7 and 50 MB, up and down, by one user and by ten. */
    public Workload fileUpload() {
        int chunk = settings.whole(Setting.CHUNK, CHUNK);
        boolean all = whole(Setting.UPLOAD_USERS);
        int many = all ? settings.whole(Setting.UPLOAD_USERS, 10) : 1;
        List<Phase> phases = new ArrayList<>();
        phases.add(warmUp(new Load.Upload(1, 7L * MB, chunk)));
        phases.add(transfer(true, 50, 1, chunk));
        // A connection speaks one endpoint, so all uploads come before all downloads.
        for (boolean up : all ? new boolean[] {true, false} : new boolean[] {true}) {
            if (!up) {
                phases.add(new Phase(
                        "warm-up-download",
                        "warm-up of the other direction",
                        new Load.Download(1, 7L * MB, chunk),
                        settings.time(Setting.WARMUP).orElse(Duration.ofMillis(1_500)),
                        false));
            }
            for (int megabytes : new int[] {7, 50}) {
                for (int users : many == 1 ? new int[] {1} : new int[] {1, many}) {
                    if (!up || megabytes != 50 || users != 1) {
                        phases.add(transfer(up, megabytes, users, chunk));
                    }
                }
            }
        }
        return new Workload("file-upload", "File upload and download", "upload-50mb", Metric.CPU_PER_MB, phases);
    }

    private Phase transfer(boolean up, int megabytes, int users, int chunk) {
        long bytes = (long) megabytes * MB;
        String what = up ? "upload" : "download";
        String who = users == 1 ? "one user" : users + " users";
        String name = what + "-" + megabytes + "mb" + (users == 1 ? "" : "-" + users + "-users");
        String title = String.format(Locale.ROOT, "%s of %d MB, %s", what, megabytes, who);
        Load load = up ? new Load.Upload(users, bytes, chunk) : new Load.Download(users, bytes, chunk);
        return up && users == 1 && megabytes == 50
                ? inTurns(name, title, load)
                : measured(name, title, load, megabytes == 7 ? 600 : 1_000);
    }

    /** The highest rate of echoes that meets an objective; each of its trials is a probe at a rate of its own. */
    public Workload capacity() {
        return new CapacityWorkload(settings, size()).of(this::warmUp);
    }

    /** Echoes at a fixed rate for a long time, without a break: what changes meanwhile. */
    public Workload soak() {
        int connections = settings.whole(Setting.ECHO_CONNECTIONS, 50);
        double rate = settings.number(Setting.ECHO_RATE, 2_000);
        settings.hasNoUse(Setting.PRECISION);
        Duration whole = settings.time(Setting.DURATION).orElse(Duration.ofMinutes(4L * stretch));
        return new Workload(
                "soak",
                "Soak",
                "soak",
                Metric.RESPONSE_P99,
                List.of(
                        Phase.warmUp(
                                new Load.EchoLoop(connections, 1, size()),
                                settings.time(Setting.WARMUP).orElse(Duration.ofSeconds(5))),
                        Phase.measured(
                                "soak",
                                String.format(
                                        Locale.ROOT,
                                        "%,.0f messages/s, %,d connections, %s",
                                        rate,
                                        connections,
                                        Planner.minutes(whole)),
                                new Load.Echo(Arrivals.CONSTANT, rate, connections, size()),
                                whole)));
    }

    /** Users that arrive one by one; each waits for 20 messages at one a second, which takes 19 s at best. */
    public Workload userRamp() {
        int users = settings.whole(Setting.RAMP_USERS, 100);
        double rate = settings.number(Setting.RAMP_RATE, 1);
        Load.Ramp ramp = new Load.Ramp(users, Duration.ofSeconds(2), 20, rate, size());
        Duration whole = ramp.over().plus(ramp.ideal());
        return new Workload(
                "user-ramp",
                "User ramp",
                "ramp",
                Metric.COMPLETION_P50,
                List.of(
                        Phase.warmUp(
                                new Load.Stream(Math.min(users, 10), size(), 100),
                                settings.time(Setting.WARMUP).orElse(Duration.ofSeconds(1))),
                        Phase.measured(
                                "ramp",
                                String.format(
                                        Locale.ROOT,
                                        "%,d users in 2 s, 20 messages each, %.1f s at best",
                                        users,
                                        ramp.ideal().toMillis() / 1e3),
                                ramp,
                                whole)));
    }

    /** The first is the primary phase; the second is left out where it would decide nothing. */
    private List<Arrivals> arrivals() {
        List<Arrivals> kinds = Arrivals.named(settings.choice(Setting.ARRIVALS));
        return whole(Setting.ARRIVALS) ? kinds : kinds.subList(0, 1);
    }

    /** Whether a workload has phases that decide nothing: also where one of the settings asks for them. */
    private boolean whole(Setting... asking) {
        boolean brief = switch (settings.all().profile()) {
            case QUICK -> several;
            case THOROUGH, CASE_STUDY -> false;
        };
        return !brief
                || Arrays.stream(asking)
                        .anyMatch(setting -> settings.all().given().containsKey(setting.key()));
    }

    /** A warm-up that ends when the server is warm, or when the settings say. */
    Phase warmUp(Load load) {
        return settings.time(Setting.WARMUP)
                .map(fixed -> Phase.warmUp(load, fixed))
                .orElseGet(() ->
                        Phase.warmUp(load, TURN.multipliedBy(WARM_UP_TURNS)).inTurns(WARM_UP_TURNS));
    }

    /** A measured phase in which the targets of a round take turns; one target alone has it without a break. */
    private Phase inTurns(String name, String title, Load load) {
        return inTurns(name, title, load, TURNS, ALONE_MS);
    }

    /**
     * The same in another time.
     *
     * @param usual how many turns the quick profile has
     * @param aloneMs how long it is for one target alone
     */
    Phase inTurns(String name, String title, Load load, int usual, long aloneMs) {
        if (settings.all().targets().size() == 1) {
            return measured(name, title, load, aloneMs);
        }
        Duration whole = settings.time(Setting.DURATION).orElse(TURN.multipliedBy((long) usual * stretch));
        int turns = (int) Math.max(1, whole.dividedBy(TURN));
        return Phase.measured(name, title, load, whole).inTurns(turns);
    }

    private Phase measured(String name, String title, Load load, long millis) {
        return Phase.measured(
                name, title, load, settings.time(Setting.DURATION).orElse(Duration.ofMillis(millis * stretch)));
    }

    /** Bytes of a message. */
    int size() {
        return settings.whole(Setting.SIZE, MESSAGE);
    }
}
