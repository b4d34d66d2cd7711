package dev.onecore.campaign;

import dev.onecore.model.Arrivals;
import dev.onecore.model.Load;
import dev.onecore.model.Metric;
import dev.onecore.model.Objective;
import dev.onecore.model.Phase;
import dev.onecore.model.Setting;
import dev.onecore.model.Workload;
import dev.onecore.model.WrongSetting;
import dev.onecore.settings.SettingsInUse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * The search for the highest rate of echoes at which an objective is met. Its first probe has the rate of the settings; those
 * after it follow from what came before.
 *
 * <p>Messages are due at random instants, as those of many independent users are. With 4 s a probe decides on 10,000 messages from
 * 2,500/s on.
 */
final class CapacityWorkload {

    /** Probes for each target, repeated ones among them: with 25 s each a search ends within 5 minutes. */
    private static final int PROBES = 12;

    private static final Duration PROBE = Duration.ofSeconds(4);

    /** How many times as long a probe is that confirms an answer. */
    private static final int LONGER = 3;

    private final SettingsInUse settings;
    private final int size;

    CapacityWorkload(SettingsInUse settings, int size) {
        this.settings = settings;
        this.size = size;
    }

    /**
     * The workload.
     *
     * @param warmUp of a load, until a server is warm
     * @throws WrongSetting when the settings name several kinds of arrivals
     */
    Workload of(Function<Load, Phase> warmUp) {
        settings.hasNoUse(Setting.ROUNDS);
        settings.hasNoUse(Setting.PRECISION);
        int connections = settings.whole(Setting.ECHO_CONNECTIONS, 50);
        double first = settings.number(Setting.ECHO_RATE, 2_000);
        Duration probe = settings.time(Setting.DURATION)
                .orElse(PROBE.multipliedBy(settings.all().profile().stretch()));
        Objective objective = new Objective(
                settings.number(Setting.CAPACITY_QUANTILE, 0.99),
                settings.time(Setting.CAPACITY_LIMIT).orElse(Duration.ofMillis(10)),
                settings.share(Setting.CAPACITY_STEP, 0.05),
                PROBES,
                probe.multipliedBy(LONGER));
        Arrivals arrivals = arrivals();
        Load schedule = new Load.Echo(arrivals, first, connections, size);
        String title = String.format(
                Locale.ROOT,
                "highest rate with %s, %s arrivals, %,d connections",
                objective.words(),
                arrivals.name().toLowerCase(Locale.ROOT),
                connections);
        return new Workload(
                "capacity",
                "Capacity",
                Objective.PROBE,
                Metric.THROUGHPUT,
                List.of(
                        warmUp.apply(new Load.EchoLoop(connections, 1, size)),
                        // A closed loop leaves code that only a schedule runs to be compiled.
                        new Phase(
                                "warm-up-rate",
                                "warm-up at the rate that is probed",
                                schedule,
                                Duration.ofSeconds(1),
                                false),
                        Phase.measured(Objective.PROBE, title, schedule, probe)),
                Optional.of(objective));
    }

    private Arrivals arrivals() {
        String given = settings.choice(Setting.ARRIVALS).orElse("poisson");
        List<Arrivals> kinds = Arrivals.named(Optional.of(given));
        if (kinds.size() != 1) {
            throw WrongSetting.impossible(
                    Setting.ARRIVALS.key(), given, "a search for capacity has one kind; give constant or poisson");
        }
        return kinds.get(0);
    }
}
