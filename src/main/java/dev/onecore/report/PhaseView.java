package dev.onecore.report;

import dev.onecore.figures.CampaignFigures;
import dev.onecore.figures.Catalogue;
import dev.onecore.figures.FigureKey;
import dev.onecore.figures.MetricFigure;
import dev.onecore.model.Mark;
import dev.onecore.model.Metric;
import dev.onecore.model.Phase;
import dev.onecore.model.Target;
import dev.onecore.model.Workload;
import dev.onecore.statistics.Basis;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * A measured phase as the page's template sees it.
 *
 * @param id of its charts' data
 * @param title what was done
 * @param primary whether it holds the figure that decides its workload
 * @param ramp whether lateness is shown as a map over time
 * @param timed whether messages have a time to draw
 * @param open whether that is the response time
 * @param key a table with a row a target
 * @param all a table with a row a metric
 * @param decided what the dots of the rounds show
 * @param rounds every round as a dot
 * @param outside why dots lie outside the interval beside them; empty where none does
 * @param courses what was found of the warm-up, a sentence a target
 */
record PhaseView(
        String id,
        String title,
        boolean primary,
        boolean ramp,
        boolean timed,
        boolean open,
        Table key,
        Table all,
        String decided,
        Strip rounds,
        String outside,
        List<String> courses) {

    /** A table of figures. */
    record Table(List<String> heads, List<Line> lines) {}

    /**
     * A line of a table.
     *
     * @param head its first cell, untrusted text
     * @param series the target's number where the line is a target's, from 0; −1 for none
     * @param cells the others
     */
    record Line(String head, int series, List<Cell> cells) {}

    /**
     * A figure.
     *
     * @param key workload, phase, target and metric
     * @param raw the exact value as in {@code result.json}; empty without one
     * @param text the value with its unit; empty without one
     * @param interval with its confidence; empty without one
     * @param basis samples and rounds; the reason where there is no value or no interval
     * @param pinned whether the server was proven to be held to one core
     */
    record Cell(String key, String raw, String text, String interval, String basis, boolean pinned) {

        /** This figure, with a reservation added to its basis. */
        Cell noting(String reservation) {
            return new Cell(key, raw, text, interval, basis + ", " + reservation, pinned);
        }
    }

    static PhaseView of(CampaignFigures findings, Workload workload, Phase phase) {
        boolean primary = phase.name().equals(workload.primaryPhase());
        List<Metric> all = Catalogue.of(phase.load());
        Metric decided =
                primary ? workload.primary() : Catalogue.compared(phase.load()).get(0);
        return new PhaseView(
                workload.name() + "/" + phase.name(),
                phase.title(),
                primary,
                phase.load().shape().usersArrive(),
                phase.load().shape().flow().isPresent(),
                phase.load().shape().isOpen(),
                byTarget(findings, workload, phase, key(workload, phase, primary)),
                byMetric(findings, workload, phase, all),
                decided.title() + ", " + decided.unit(),
                rounds(findings, workload, phase, decided),
                outside(findings, workload, List.of(phase), decided),
                courses(findings, workload, phase));
    }

    /** The few metrics that a first look is for. */
    private static List<Metric> key(Workload workload, Phase phase, boolean primary) {
        List<Metric> key = new ArrayList<>();
        if (primary) {
            key.add(workload.primary());
        }
        Catalogue.key(phase.load()).stream()
                .filter(metric -> !key.contains(metric))
                .forEach(key::add);
        return key;
    }

    /** A line a target, a cell a metric. */
    static Table byTarget(CampaignFigures findings, Workload workload, Phase phase, List<Metric> metrics) {
        List<Line> lines = new ArrayList<>();
        List<Target> targets = findings.campaign().targets();
        List<Target> present = findings.campaign().targets(workload);
        for (int series = 0; series < targets.size(); series++) {
            if (!present.contains(targets.get(series))) {
                continue;
            }
            FigureKey key = FigureKey.of(workload, phase, targets.get(series));
            lines.add(new Line(
                    key.target(),
                    series,
                    metrics.stream().map(metric -> cell(findings, key, metric)).toList()));
        }
        return new Table(metrics.stream().map(Metric::title).toList(), lines);
    }

    private static Table byMetric(CampaignFigures findings, Workload workload, Phase phase, List<Metric> metrics) {
        List<Target> targets = findings.campaign().targets(workload);
        List<Line> lines = metrics.stream()
                .map(metric -> new Line(
                        metric.title(),
                        -1,
                        targets.stream()
                                .map(target -> cell(findings, FigureKey.of(workload, phase, target), metric))
                                .toList()))
                .toList();
        return new Table(targets.stream().map(Target::name).toList(), lines);
    }

    /** A target's figure, or that there is none. */
    static Cell cell(CampaignFigures findings, FigureKey key, Metric metric) {
        String id = String.join("/", key.workload(), key.phase(), key.target(), metric.key());
        return findings.figure(key, metric)
                .map(finding -> cell(id, finding))
                .map(cell -> Differences.departs(findings, key.target()) ? cell.noting(Mark.DEPARTS.label()) : cell)
                .orElseGet(() -> new Cell(id, "", "", "", "not measured here", true));
    }

    private static Cell cell(String key, MetricFigure finding) {
        return finding.estimate()
                .map(estimate -> new Cell(
                        key,
                        String.valueOf(Precision.figure(estimate.value(), finding.metric())),
                        (finding.lowerBound() ? "≥ " : "") + Amount.of(estimate.value(), finding.metric()),
                        estimate.interval().map(Amount::of).orElse(""),
                        basis(finding, estimate.samples(), estimate.rounds()),
                        finding.pinned()))
                .orElseGet(() -> new Cell(key, "", "", "", finding.reason(), finding.pinned()));
    }

    private static String basis(MetricFigure finding, long samples, int rounds) {
        String n = samples == rounds ? "" : "n " + Amount.count(samples) + ", ";
        String reservations =
                finding.reservations().stream().map(each -> ", " + each).collect(Collectors.joining());
        String reason = finding.interval().isPresent() ? "" : ", no interval";
        String within =
                finding.estimate().map(estimate -> within(estimate.basis())).orElse("");
        return n
                + rounds
                + (rounds == 1 ? " round" : " rounds")
                + reservations
                + (within.isEmpty() ? reason : ", " + within);
    }

    /** What must be said of an interval that comes from one trial; empty for one that does not. */
    private static String within(Basis basis) {
        return switch (basis) {
            case BOOTSTRAP, LINE -> basis.words();
            case ROUNDS, NONE -> "";
        };
    }

    private static Strip rounds(CampaignFigures findings, Workload workload, Phase phase, Metric metric) {
        return Strip.ofFigures(rows(findings, workload, phase, metric));
    }

    /** Why rounds lie outside the interval of their figure, in a sentence; empty where none does. */
    static String outside(CampaignFigures findings, Workload workload, List<Phase> phases, Metric metric) {
        boolean astray = phases.stream()
                .flatMap(phase ->
                        findings.campaign().targets().stream().map(target -> FigureKey.of(workload, phase, target)))
                .flatMap(key -> findings.figure(key, metric).stream())
                .anyMatch(PhaseView::hasRoundOutside);
        return !astray
                ? ""
                : "The interval says where the figure of all rounds together lies, not how far single rounds differ: dots may lie outside.";
    }

    private static boolean hasRoundOutside(MetricFigure figure) {
        return figure.interval()
                .filter(interval -> figure.each().stream()
                        .mapToDouble(MetricFigure.RoundValue::value)
                        .anyMatch(value -> !interval.contains(value)))
                .isPresent();
    }

    /** A row a target: the figure, its interval, every valid round. */
    static List<Strip.StripValue> rows(CampaignFigures findings, Workload workload, Phase phase, Metric metric) {
        List<Strip.StripValue> values = new ArrayList<>();
        List<Target> targets = findings.campaign().targets();
        for (int series = 0; series < targets.size(); series++) {
            FigureKey key = FigureKey.of(workload, phase, targets.get(series));
            String kind = "s" + series % Series.COLOURS;
            findings.figure(key, metric)
                    .ifPresent(finding -> values.add(new Strip.StripValue(
                            key.target(),
                            finding.each().size() + (finding.each().size() == 1 ? " round" : " rounds"),
                            finding.estimate()
                                    .map(e -> (finding.lowerBound() ? "≥ " : "") + Amount.of(e.value(), metric))
                                    .orElse(finding.reason()),
                            kind,
                            finding.estimate()
                                    .map(e -> OptionalDouble.of(e.value()))
                                    .orElse(OptionalDouble.empty()),
                            finding.interval(),
                            finding.each().stream()
                                    .map(MetricFigure.RoundValue::value)
                                    .toList())));
        }
        return values;
    }

    private static List<String> courses(CampaignFigures findings, Workload workload, Phase phase) {
        List<String> courses = new ArrayList<>();
        for (Target target : findings.campaign().targets()) {
            FigureKey key = FigureKey.of(workload, phase, target);
            List<String> each = findings.valid(key).stream()
                    .flatMap(trial -> trial.phase(phase.name()).stream())
                    .map(reading -> reading.window().sentence())
                    .toList();
            if (!each.isEmpty()) {
                boolean same = each.stream().distinct().count() == 1;
                courses.add(target.name() + ": " + (same ? each.get(0) : String.join(", ", each)));
            }
        }
        return courses;
    }
}
