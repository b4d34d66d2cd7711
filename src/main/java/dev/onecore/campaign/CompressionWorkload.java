package dev.onecore.campaign;

import dev.onecore.model.ContentEcho;
import dev.onecore.model.Metric;
import dev.onecore.model.Phase;
import dev.onecore.model.Setting;
import dev.onecore.model.Workload;
import dev.onecore.settings.SettingsInUse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** The workload that compares what is compressed with what is not, shaped by the settings. */
public final class CompressionWorkload {
    private static final int USUAL_CONNECTIONS = 20;
    private static final double USUAL_RATE = 1_000;
    private static final int USUAL_SIZE = 1_024;

    /** As many messages as a server's compiler waits for. */
    private static final long WARM_UP_MS = 10_000;

    private static final long PHASE_MS = 4_000;

    private CompressionWorkload() {}

    /** Echoes of text and of random bytes on an open schedule, plain and then compressed by both sides. */
    public static Workload compression(Workloads workloads) {
        SettingsInUse settings = workloads.settings();
        int connections = settings.whole(Setting.COMPRESSION_CONNECTIONS, USUAL_CONNECTIONS);
        double rate = settings.number(Setting.COMPRESSION_RATE, USUAL_RATE);
        int size = settings.whole(Setting.SIZE, USUAL_SIZE);
        Duration warmUp = settings.time(Setting.WARMUP).orElse(Duration.ofMillis(WARM_UP_MS));
        Duration measured = settings.time(Setting.DURATION).orElse(Duration.ofMillis(PHASE_MS * workloads.stretch()));
        String what = String.format(Locale.ROOT, "%,d bytes, %,.0f messages/s", size, rate);
        return new Workload(
                "compression",
                "Compression",
                "text-deflate",
                Metric.CPU_PER_MESSAGE,
                List.of(
                        Phase.warmUp(new ContentEcho(connections, rate, size, true, false), warmUp),
                        Phase.measured(
                                "text-plain",
                                "text, plain, " + what,
                                new ContentEcho(connections, rate, size, true, false),
                                measured),
                        Phase.measured(
                                "random-plain",
                                "random bytes, plain, " + what,
                                new ContentEcho(connections, rate, size, false, false),
                                measured),
                        new Phase(
                                "warm-up-deflate",
                                "warm-up of compression",
                                new ContentEcho(connections, rate, size, true, true),
                                warmUp,
                                false),
                        Phase.measured(
                                "text-deflate",
                                "text, permessage-deflate, " + what,
                                new ContentEcho(connections, rate, size, true, true),
                                measured),
                        Phase.measured(
                                "random-deflate",
                                "random bytes, permessage-deflate, " + what,
                                new ContentEcho(connections, rate, size, false, true),
                                measured)));
    }
}
