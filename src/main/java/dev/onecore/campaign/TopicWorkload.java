package dev.onecore.campaign;

import dev.onecore.model.FanOut;
import dev.onecore.model.Metric;
import dev.onecore.model.Setting;
import dev.onecore.model.Workload;
import dev.onecore.settings.SettingsInUse;
import java.util.List;
import java.util.Locale;

/** The workload whose messages go to many, shaped by the settings. */
public final class TopicWorkload {
    private static final int USUAL_MEMBERS = 50;
    private static final double USUAL_RATE = 200;

    /** Three rounds of so many turns, or of so long, have the 10,000 messages that a p99 needs. */
    private static final int TURNS = 36;

    private static final long ALONE_MS = 18_000;

    private TopicWorkload() {}

    /** One member sends on an open schedule, and the server passes each message on to all members. */
    public static Workload broadcast(Workloads workloads) {
        SettingsInUse settings = workloads.settings();
        int members = settings.whole(Setting.BROADCAST_MEMBERS, USUAL_MEMBERS);
        double rate = settings.number(Setting.BROADCAST_RATE, USUAL_RATE);
        FanOut load = new FanOut(members, rate, workloads.size());
        String title = String.format(
                Locale.ROOT, "%,.5g messages/s to %,d members, %,.6g deliveries/s", rate, members, rate * members);
        return new Workload(
                "broadcast",
                "Broadcast",
                "topic",
                Metric.CPU_PER_DELIVERY,
                List.of(workloads.warmUp(load), workloads.inTurns("topic", title, load, TURNS, ALONE_MS)));
    }
}
