package dev.onecore.report;

import dev.onecore.figures.CampaignFigures;
import dev.onecore.figures.DriftFigure;
import dev.onecore.model.Target;
import dev.onecore.statistics.Drift;
import dev.onecore.statistics.Interval;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What changed in long phases, as its fragment shows it.
 *
 * @param lines one for each thing that was watched of each trial
 */
record DriftView(List<DriftLine> lines) {

    /** What was watched of one trial; names are untrusted text. */
    record DriftLine(int series, String target, String phase, int round, String what, String change, String between) {}

    static DriftView of(CampaignFigures findings, List<DriftFigure> drifts) {
        List<String> names =
                findings.campaign().targets().stream().map(Target::name).toList();
        return new DriftView(drifts.stream()
                .map(figure -> new DriftLine(
                        names.indexOf(figure.key().target()),
                        figure.key().target(),
                        figure.key().phase(),
                        figure.round(),
                        figure.watched().title(),
                        change(figure),
                        between(figure)))
                .toList());
    }

    /** "undertow: server's resident memory grows by 1.20 MiB an hour [0.900, 1.50]". */
    static String sentence(DriftFigure figure) {
        String colon = figure.drift().found() ? " " : ": ";
        return figure.key().target() + ": " + figure.watched().title() + colon + change(figure);
    }

    /** "grows by 1.20 MiB an hour [0.900, 1.50]", or "no change found; would have found 0.400 MiB an hour"; then what changed at once. */
    static String change(DriftFigure figure) {
        return slope(figure) + steps(figure);
    }

    /** ", and by 4.00 MiB at once after 101 s"; empty where nothing changed at once. */
    private static String steps(DriftFigure figure) {
        return figure.drift().steps().stream()
                .map(step -> String.format(
                        Locale.ROOT,
                        ", and %s %s %s at once after %.0f s",
                        step.size() > 0 ? "up by" : "down by",
                        Amount.plain(Math.abs(step.size())),
                        figure.watched().unit(),
                        step.atSeconds()))
                .collect(Collectors.joining());
    }

    private static String slope(DriftFigure figure) {
        Drift drift = figure.drift();
        String unit = " " + figure.watched().unit() + " an hour";
        if (!drift.found()) {
            return "no change found; would have found " + Amount.plain(drift.resolvable()) + unit;
        }
        return drift.perHour() > 0
                ? "grows by " + Amount.plain(drift.perHour()) + unit + " " + Amount.of(drift.interval())
                : "falls by " + Amount.plain(-drift.perHour()) + unit + " "
                        + Amount.of(new Interval(
                                -drift.interval().high(),
                                -drift.interval().low(),
                                drift.interval().confidence()));
    }

    private static String between(DriftFigure figure) {
        return String.format(
                Locale.ROOT,
                "%s → %s %s",
                Amount.plain(figure.drift().first()),
                Amount.plain(figure.drift().last()),
                figure.watched().unit());
    }
}
