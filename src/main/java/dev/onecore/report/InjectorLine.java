package dev.onecore.report;

import dev.onecore.figures.CampaignFigures;
import dev.onecore.figures.InjectorReading;
import dev.onecore.figures.PhaseReading;
import dev.onecore.figures.TrialReading;
import dev.onecore.model.InjectorClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * What one of several injectors did in a measured phase, as the page's template sees it; all texts are untrusted.
 *
 * @param order of the trial in the campaign
 * @param phase its workload and its name
 * @param target its name
 * @param injector its number
 * @param planned operations, a second where they have a rate
 * @param offered the same, and which share of the plan
 * @param late how much later than the first of all it began
 * @param clock how its clock went in the trial; empty for the process that led, and where it is not known
 * @param lag how late it began operations
 * @param cpu of one core
 * @param limits where it had no room
 */
record InjectorLine(
        int order,
        String phase,
        String target,
        int injector,
        String planned,
        String offered,
        String late,
        String clock,
        String lag,
        String cpu,
        List<String> limits) {

    /** A line for each injector of each measured phase; none where there was one injector. */
    static List<InjectorLine> of(CampaignFigures findings) {
        List<InjectorLine> lines = new ArrayList<>();
        for (TrialReading trial : findings.trials()) {
            for (PhaseReading phase : trial.phases()) {
                if (phase.phase().measured()) {
                    InjectorReading.of(phase).forEach(injector -> lines.add(line(trial, phase, injector)));
                }
            }
        }
        return lines;
    }

    private static InjectorLine line(TrialReading trial, PhaseReading phase, InjectorReading injector) {
        return new InjectorLine(
                trial.trial().order(),
                trial.trial().workload().name() + "/" + phase.phase().name(),
                trial.trial().target().name(),
                injector.number(),
                amount(injector.plannedPerSec(), injector.planned()),
                amount(injector.offeredPerSec(), injector.offered()) + share(injector),
                Amount.plain(injector.lateMs()) + " ms",
                trial.result().clocks().stream()
                        .filter(clock -> clock.number() == injector.number())
                        .map(InjectorLine::clock)
                        .findFirst()
                        .orElse(""),
                Amount.plain(injector.sendLagP99Ms()) + " ms",
                Amount.percent(injector.cpuPercent() / 100),
                injector.limits());
    }

    private static String amount(OptionalDouble perSec, long operations) {
        return perSec.isPresent() ? Amount.plain(perSec.getAsDouble()) + "/s" : Amount.count(operations);
    }

    private static String share(InjectorReading injector) {
        return injector.planned() == 0
                ? ""
                : String.format(Locale.ROOT, " (%.1f %%)", 100.0 * injector.offered() / injector.planned());
    }

    private static String clock(InjectorClock clock) {
        return String.format(Locale.ROOT, "%+.3f ms, known to %.3f ms", clock.driftNs() / 1e6, clock.errorNs() / 1e6);
    }
}
