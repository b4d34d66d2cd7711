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
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * The workloads that Onecore brings, shaped by the settings.
 *
 * <p>The lengths are those of the quick profile: a response quantile of p99 needs 10,000 samples, which three rounds of 3.5 s
 * at 2,000/s give, and two targets in three rounds of all five take under eight minutes.
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
    private static final int MESSAGE = 24;
    private static final int CHUNK = 65_536;

    private final SettingsInUse settings;
    private final int stretch;

    public Workloads(SettingsInUse settings) {
        this.settings = settings;
        stretch = settings.all().profile().stretch();
    }

    /** What the workloads are shaped by; a user's own workload asks there for what a user may choose. */
    public SettingsInUse settings() {
        return settings;
    }

    /** Echoes on an open schedule: 2,000 messages/s of 24 bytes over 50 connections. */
    public Workload echoLatency() {
        return openSchedule("echo-latency", "Echo latency", size());
    }

    /** An open schedule as that of the echoes, for messages of a user's own protocol, which have sizes of their own. */
    public Workload openSchedule(String name, String title) {
        return openSchedule(name, title, MESSAGE);
    }

    private Workload openSchedule(String name, String title, int size) {
        double rate = settings.number(Setting.ECHO_RATE, 2_000);
        int connections = settings.whole(Setting.ECHO_CONNECTIONS, 50);
        List<Arrivals> kinds = arrivals();
        List<Phase> phases = new ArrayList<>();
        phases.add(warmUp(new Load.Echo(kinds.get(0), rate, connections, size), 2_500));
        for (Arrivals arrivals : kinds) {
            String kind = arrivals.name().toLowerCase(Locale.ROOT);
            phases.add(measured(
                    kind,
                    String.format(
                            Locale.ROOT, "%s arrivals, %,.0f messages/s, %,d connections", kind, rate, connections),
                    new Load.Echo(arrivals, rate, connections, size),
                    3_500));
        }
        return new Workload(name, title, phases.get(1).name(), Metric.RESPONSE_P50, phases);
    }

    /** The server pushes random data: paced, and as fast as the reader reads. */
    public Workload randomDataStream() {
        double rate = settings.number(Setting.STREAM_RATE, 10);
        int connections = settings.whole(Setting.STREAM_CONNECTIONS, 100);
        Load.Stream flood = new Load.Stream(connections, size(), 0);
        return new Workload(
                "random-data-stream",
                "Random-data stream",
                "flood",
                Metric.CPU_PER_MESSAGE,
                List.of(
                        warmUp(flood, 2_000),
                        measured(
                                "paced",
                                String.format(
                                        Locale.ROOT,
                                        "paced, %,d connections, %,.1f messages/s each",
                                        connections,
                                        rate),
                                new Load.Stream(connections, size(), rate),
                                3_500),
                        measured(
                                "flood",
                                String.format(Locale.ROOT, "as fast as %,d readers read", connections),
                                flood,
                                2_500)));
    }

    /** How much work fits into one core: the case study's burst, and closed loops that last. */
    public Workload throughput() {
        int connections = settings.whole(Setting.THROUGHPUT_CONNECTIONS, 100);
        return new Workload(
                "throughput",
                "Throughput",
                "window-1",
                Metric.CPU_PER_MESSAGE,
                List.of(
                        warmUp(new Load.EchoLoop(connections, 16, size()), 2_500),
                        measured(
                                "burst",
                                "10,000 messages pipelined on one connection",
                                new Load.EchoBurst(10_000, size()),
                                1_000),
                        measured(
                                "window-1",
                                String.format(Locale.ROOT, "closed loop, %,d connections, 1 in flight", connections),
                                new Load.EchoLoop(connections, 1, size()),
                                5_000),
                        measured(
                                "window-16",
                                String.format(Locale.ROOT, "closed loop, %,d connections, 16 in flight", connections),
                                new Load.EchoLoop(connections, 16, size()),
                                5_000)));
    }

    /** Files of 7 and 50 MB, up and down, by one user and by ten. */
    public Workload fileUpload() {
        int chunk = settings.whole(Setting.CHUNK, CHUNK);
        int many = settings.whole(Setting.UPLOAD_USERS, 10);
        List<Phase> phases = new ArrayList<>();
        phases.add(warmUp(new Load.Upload(1, 7L * MB, chunk), 1_500));
        // A connection speaks one endpoint, so all uploads come before all downloads.
        for (boolean up : new boolean[] {true, false}) {
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
                    phases.add(transfer(up, megabytes, users, chunk));
                }
            }
        }
        return new Workload("file-upload", "File upload and download", "upload-50mb", Metric.CPU_PER_MB, phases);
    }

    private Phase transfer(boolean up, int megabytes, int users, int chunk) {
        long bytes = (long) megabytes * MB;
        String what = up ? "upload" : "download";
        String who = users == 1 ? "one user" : users + " users";
        return measured(
                what + "-" + megabytes + "mb" + (users == 1 ? "" : "-" + users + "-users"),
                String.format(Locale.ROOT, "%s of %d MB, %s", what, megabytes, who),
                up ? new Load.Upload(users, bytes, chunk) : new Load.Download(users, bytes, chunk),
                megabytes == 7 ? 600 : 1_000);
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
                        warmUp(new Load.Stream(Math.min(users, 10), size(), 100), 1_000),
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

    private List<Arrivals> arrivals() {
        return Arrivals.named(settings.choice(Setting.ARRIVALS));
    }

    private Phase warmUp(Load load, long millis) {
        return Phase.warmUp(load, settings.time(Setting.WARMUP).orElse(Duration.ofMillis(millis)));
    }

    private Phase measured(String name, String title, Load load, long millis) {
        return Phase.measured(
                name, title, load, settings.time(Setting.DURATION).orElse(Duration.ofMillis(millis * stretch)));
    }

    private int size() {
        return settings.whole(Setting.SIZE, MESSAGE);
    }
}
