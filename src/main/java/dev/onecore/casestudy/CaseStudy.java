package dev.onecore.casestudy;

import dev.onecore.model.Arrivals;
import dev.onecore.model.Load;
import dev.onecore.model.Metric;
import dev.onecore.model.Phase;
import dev.onecore.model.Setting;
import dev.onecore.model.Settings;
import dev.onecore.model.Target;
import dev.onecore.model.TrialMatrix;
import dev.onecore.model.Workload;
import dev.onecore.settings.SettingsInUse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What two case studies of Python servers measured, measured so that it means something: one workload of small messages, one of
 * files, and one of users who wait, in as few trials as hold them, since each costs seconds of its own.
 *
 * <p>Six contenders, and one with its library's defaults, stand up together and take turns. Three rounds of the messages and the
 * files and one of the users take ten minutes; what is left of a quarter of an hour goes where answers are open.
 */
public final class CaseStudy {
    /** The workload of small messages. */
    public static final String MESSAGES = "case-messages";

    /** The workload of files. */
    public static final String FILES = "case-files";

    /** The workload of users who wait for random data. */
    public static final String RAMP = "case-ramp";

    /** How long a server is under load before the next one is. */
    private static final Duration TURN = Duration.ofMillis(400);

    private static final int TURNS = 3;
    private static final int WARM_UP_TURNS = 8;
    private static final int MB = 1_000_000;
    private static final int BURST = 10_000;

    private final SettingsInUse settings;

    public CaseStudy(SettingsInUse settings) {
        this.settings = settings;
    }

    /** Echoes on an open schedule, then 10,000 messages there and back, from the server, and to it. */
    public Workload messages() {
        double rate = settings.number(Setting.ECHO_RATE, 2_000);
        int connections = settings.whole(Setting.ECHO_CONNECTIONS, 50);
        int size = size();
        Load.Echo echo = new Load.Echo(Arrivals.CONSTANT, rate, connections, size);
        return new Workload(
                MESSAGES,
                "Case study: small messages",
                "echo",
                Metric.RESPONSE_P50,
                List.of(
                        warmUp(Phase.WARM_UP, new Load.EchoLoop(connections, 1, size)),
                        measured(
                                "echo",
                                String.format(
                                        Locale.ROOT, "echo, %,.0f messages/s, %,d connections", rate, connections),
                                echo),
                        measured(
                                "burst-echo",
                                String.format(Locale.ROOT, "%,d × %d bytes there and back", BURST, size),
                                new Load.EchoBurst(BURST, size)),
                        measured(
                                "burst-down",
                                String.format(Locale.ROOT, "%,d × %d bytes from the server", BURST, size),
                                new Load.StreamBurst(BURST, size)),
                        measured(
                                "burst-up",
                                String.format(Locale.ROOT, "%,d × %d bytes to the server, acknowledged", BURST, size),
                                new Load.Upload(1, (long) BURST * size, size))));
    }

    /** Files of 7 and 50 MB, up and down in chunks, and down as one message, as the case study sent them. */
    public Workload files() {
        int chunk = settings.whole(Setting.CHUNK, 65_536);
        List<Phase> phases = new ArrayList<>();
        phases.add(warmUp(Phase.WARM_UP, new Load.Upload(1, 7L * MB, chunk)));
        phases.add(transfer("upload-7mb", "upload of 7 MB", new Load.Upload(1, 7L * MB, chunk)));
        phases.add(transfer("upload-50mb", "upload of 50 MB", new Load.Upload(1, 50L * MB, chunk)));
        phases.add(warmUp("warm-up-download", new Load.Download(1, 7L * MB, chunk)));
        phases.add(transfer("download-7mb", "download of 7 MB", new Load.Download(1, 7L * MB, chunk)));
        phases.add(transfer("download-50mb", "download of 50 MB", new Load.Download(1, 50L * MB, chunk)));
        phases.add(transfer("download-7mb-whole", "download of 7 MB as one message", new Load.Download(1, 7L * MB, 0)));
        phases.add(
                transfer("download-50mb-whole", "download of 50 MB as one message", new Load.Download(1, 50L * MB, 0)));
        return new Workload(FILES, "Case study: files", "download-50mb-whole", Metric.COMPLETION_P50, phases);
    }

    private Phase transfer(String name, String title, Load load) {
        return measured(name, title, load);
    }

    /** A hundred users who each wait for 20 messages of random data at one a second: 19 s at best. */
    public Workload ramp() {
        int size = size();
        int users = settings.whole(Setting.RAMP_USERS, 100);
        Load.Ramp ramp = new Load.Ramp(users, Duration.ofSeconds(1), 20, settings.number(Setting.RAMP_RATE, 1), size);
        return new Workload(
                RAMP,
                "Case study: random data",
                "ramp",
                Metric.DELIVERY_P50,
                List.of(
                        Phase.warmUp(
                                new Load.Stream(Math.min(users, 10), size, 100),
                                settings.time(Setting.WARMUP).orElse(Duration.ofMillis(500))),
                        Phase.measured(
                                "ramp",
                                String.format(
                                        Locale.ROOT,
                                        "%,d users in 1 s, 20 messages each, %.1f s at best",
                                        users,
                                        ramp.ideal().toMillis() / 1e3),
                                ramp,
                                ramp.over().plus(ramp.ideal()))));
    }

    private int size() {
        return settings.whole(Setting.SIZE, 24);
    }

    private Phase warmUp(String name, Load load) {
        return settings.time(Setting.WARMUP)
                .map(fixed -> new Phase(name, "warm-up", load, fixed, false))
                .orElseGet(() -> new Phase(name, "warm-up", load, TURN.multipliedBy(WARM_UP_TURNS), false)
                        .inTurns(WARM_UP_TURNS));
    }

    private Phase measured(String name, String title, Load load) {
        Duration whole = settings.time(Setting.DURATION).orElse(TURN.multipliedBy(TURNS));
        return Phase.measured(name, title, load, whole).inTurns((int) Math.max(1, whole.dividedBy(TURN)));
    }

    /** Who has which workload. */
    public static TrialMatrix matrix(Settings settings) {
        return new Matrix(settings);
    }

    private record Matrix(Settings settings) implements TrialMatrix {

        /** A contender's variant takes part in the transfers alone: what a library's defaults do to them is the question. */
        @Override
        public boolean pairs(Workload workload, Target target) {
            boolean variant = target.map(contender -> contender.folder().contains(":"), endpoint -> false);
            return !variant || workload.name().equals(FILES);
        }

        @Override
        public int rounds(Workload workload) {
            int usual = workload.usersArrive()
                    ? settings.profile().rampRounds()
                    : settings.profile().rounds();
            return settings.rounds().orElse(usual);
        }

        @Override
        public Duration limit() {
            return settings.scalars()
                    .time(Setting.TIME)
                    .or(() -> settings.profile().time())
                    .orElseThrow();
        }
    }
}
