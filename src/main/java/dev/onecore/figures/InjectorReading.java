package dev.onecore.figures;

import dev.onecore.model.InjectorSummary;
import dev.onecore.model.PhaseSummary;
import dev.onecore.model.Reason;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What one of several injectors was to offer in a phase, and offered.
 *
 * @param number of the injector, from 0
 * @param planned operations that its part of the schedule had due; of a load without one, as many as it offered
 * @param offered operations that it began
 * @param plannedPerSec the same a second of the phase; empty for a load that ends with its last operation
 * @param offeredPerSec the same a second of the phase; empty as above
 * @param lateMs how much later than the first of all it began
 * @param sendLagP99Ms how late it began operations, 99th percentile
 * @param cpuPercent of one core that it used
 * @param limits where it had no room, in sentences; empty where it had
 */
public record InjectorReading(
        int number,
        long planned,
        long offered,
        OptionalDouble plannedPerSec,
        OptionalDouble offeredPerSec,
        double lateMs,
        double sendLagP99Ms,
        double cpuPercent,
        List<String> limits) {

    public InjectorReading {
        limits = List.copyOf(limits);
    }

    /** Those of a phase, by their numbers; empty where there was one. */
    public static List<InjectorReading> of(PhaseReading phase) {
        return phase.summary().injectors().stream()
                .map(injector -> of(phase.summary(), injector))
                .toList();
    }

    private static InjectorReading of(PhaseSummary phase, InjectorSummary injector) {
        long planned = injector.counts().planned();
        long offered = injector.counts().sent();
        double seconds = phase.seconds();
        return new InjectorReading(
                injector.number(),
                planned,
                offered,
                perSec(phase, planned),
                perSec(phase, offered),
                injector.lateNs() / 1e6,
                injector.lagP99Ns() / 1e6,
                seconds > 0 ? injector.usage().cpuNs() / 1e7 / seconds : 0,
                phase.verdict().reasons().stream()
                        .filter(reason -> reason.injector().equals(OptionalInt.of(injector.number())))
                        .map(Reason::sentence)
                        .toList());
    }

    /** Over all turns, as operations are counted in all. */
    private static OptionalDouble perSec(PhaseSummary phase, long operations) {
        double seconds = phase.turns().isEmpty()
                ? phase.seconds()
                : phase.turns().stream()
                                .mapToLong(turn -> turn.endNs() - turn.startNs())
                                .sum()
                        / 1e9;
        return phase.phase().load().endsWithItsLastOperation() || seconds <= 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(operations / seconds);
    }
}
