package dev.onecore.report;

import dev.onecore.figures.CampaignFigures;
import dev.onecore.figures.Catalogue;
import dev.onecore.figures.DriftFigure;
import dev.onecore.figures.EffectSize;
import dev.onecore.figures.FigureKey;
import dev.onecore.figures.MetricFigure;
import dev.onecore.figures.Rounds;
import dev.onecore.figures.TrialReading;
import dev.onecore.model.LatencyKind;
import dev.onecore.model.Load;
import dev.onecore.model.Mark;
import dev.onecore.model.Metric;
import dev.onecore.model.Phase;
import dev.onecore.model.Target;
import dev.onecore.model.Verdict.Outcome;
import dev.onecore.model.Workload;
import dev.onecore.statistics.Ratio;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The result of a campaign for the terminal, at most {@value #WIDTH} cells wide. */
public final class ConsoleTable {
    /** Cells of the longest line. */
    public static final int WIDTH = 100;

    private static final int NAME = 16;
    private static final int RATIO = 22;

    /** What the row of a phase says by its verdict and its course. */
    private static final Set<Mark> OF_A_PHASE = EnumSet.of(Mark.NO_STEADY_STATE, Mark.SLOWING_DOWN, Mark.COST_DEPENDS);

    private final CampaignFigures findings;
    private final StringBuilder text = new StringBuilder();

    private ConsoleTable(CampaignFigures findings) {
        this.findings = findings;
    }

    /**
     * The table, with a line end after each line.
     *
     * @param page the page's path, printed whole whatever its length
     */
    public static String of(CampaignFigures findings, Path page) {
        ConsoleTable table = new ConsoleTable(findings);
        Differences.of(findings).forEach(table::paragraph);
        findings.campaign()
                .settings()
                .wire()
                .ifPresent(wire -> table.paragraph("Between injector and servers: " + wire.words() + "."));
        for (Workload workload : findings.campaign().workloads()) {
            workload.measured().forEach(phase -> table.section(workload, phase));
        }
        if (findings.effects().stream()
                .anyMatch(e -> e.primary() && e.conclusion().different())) {
            table.line(Cells.fit(
                    "* different from "
                            + Cells.fit(findings.campaign().targets().get(0).name(), 40)
                            + ", with 99 % confidence",
                    WIDTH));
            table.text.append('\n');
        }
        table.answers();
        Advice.of(findings).forEach(advice -> table.paragraph(advice.sentence()));
        table.text.append("Page: ").append(page).append('\n');
        return table.text.toString();
    }

    /** What became of each workload, where there is a figure and something to compare. */
    private void answers() {
        findings.campaign().workloads().stream()
                .flatMap(workload -> CapacityWords.of(findings, workload).stream())
                .forEach(sentence -> wrapped(">", sentence));
        DriftFigure.of(findings).forEach(drift -> wrapped(">", DriftView.sentence(drift)));
        List<Workload> compared = findings.campaign().workloads().stream()
                .filter(workload -> workload.objective().isEmpty())
                .filter(workload -> !findings.primary(workload).isEmpty()
                        && findings.deciding(workload).stream()
                                .anyMatch(figure -> figure.estimate().isPresent()))
                .toList();
        for (Workload workload : compared) {
            String decision = Decision.of(findings.primary(workload)).text();
            String sentence = String.join(" ", OpeningView.sentences(findings, workload));
            String told = sentence.startsWith(decision) ? "" : " (" + decision + ")";
            wrapped(">", workload.title() + told + ": " + sentence);
        }
        if (!compared.isEmpty()) {
            text.append('\n');
        }
    }

    /** A column of figures: the metric of one phase, its heading, its width. */
    private record Column(Metric metric, String heading, int width) {}

    private static List<Column> columns(Load load) {
        List<Column> columns = new ArrayList<>();
        if (Catalogue.of(load).contains(Metric.TO_LAST_P50)) {
            columns.add(new Column(Metric.TO_LAST_P50, "to last µs", 10));
            columns.add(new Column(Metric.TO_LAST_P99, "p99 µs", 9));
        } else if (!Catalogue.of(load).contains(Metric.COMPLETION_P50)) {
            boolean closed =
                    load.shape().flow().filter(LatencyKind.SERVICE::equals).isPresent();
            columns.add(new Column(closed ? Metric.SERVICE_P50 : Metric.RESPONSE_P50, "median µs", 9));
            columns.add(new Column(closed ? Metric.SERVICE_P99 : Metric.RESPONSE_P99, "p99 µs", 9));
        } else {
            columns.add(new Column(Metric.COMPLETION_P50, "median ms", 9));
            columns.add(new Column(Metric.COMPLETION_MAX, "max ms", 9));
        }
        switch (load.operation()) {
            case MESSAGE, BURST, TRANSFER -> columns.addAll(ofMessages(load));
            case CONNECTION -> {
                columns.add(new Column(Metric.CONNECT_RATE, "conns/s", 10));
                columns.add(new Column(Metric.CPU_PER_CONNECTION, "CPU µs/conn", 11));
            }
        }
        columns.add(new Column(Metric.RSS, "RSS MiB", 7));
        return columns;
    }

    private static List<Column> ofMessages(Load load) {
        if (load.growsTo().isPresent()) {
            return List.of(
                    new Column(Metric.MEMORY_PER_CONNECTION, "bytes/conn", 10),
                    new Column(Metric.HEAP_PER_CONNECTION, "heap/conn", 10));
        }
        if (Catalogue.of(load).contains(Metric.WIRE_BYTES)) {
            return List.of(
                    new Column(Metric.THROUGHPUT, "msgs/s", 8),
                    new Column(Metric.CPU_PER_MESSAGE, "CPU µs/msg", 10),
                    new Column(Metric.WIRE_BYTES, "wire B/msg", 10));
        }
        if (Catalogue.of(load).contains(Metric.CPU_PER_DELIVERY)) {
            return List.of(
                    new Column(Metric.THROUGHPUT, "delivered/s", 11),
                    new Column(Metric.CPU_PER_DELIVERY, "CPU µs/del.", 11));
        }
        Column cost = load.operation() == Load.Operation.TRANSFER
                ? new Column(Metric.CPU_PER_MB, "CPU µs/MB", 10)
                : new Column(Metric.CPU_PER_MESSAGE, "CPU µs/msg", 10);
        return List.of(new Column(Metric.THROUGHPUT, "msgs/s", 10), cost, new Column(Metric.BANDWIDTH, "MB/s", 7));
    }

    private void section(Workload workload, Phase phase) {
        boolean primary = phase.name().equals(workload.primaryPhase());
        String title = workload.title() + " · " + phase.title();
        String primaryNoun = primary ? "decided by " + workload.primary().noun() : "";
        line(Cells.left(title, WIDTH - 1 - Cells.width(primaryNoun)) + " " + primaryNoun);
        List<Column> columns = columns(phase.load());
        List<Target> targets = findings.campaign().targets(workload);
        if (targets.stream().anyMatch(target -> measured(FigureKey.of(workload, phase, target), columns))) {
            StringBuilder heading = new StringBuilder("  " + Cells.left("target", NAME));
            columns.forEach(column -> heading.append(' ').append(Cells.right(column.heading(), column.width())));
            line(heading + (primary && findings.campaign().targets().size() > 1 ? "  ratio [99 % interval]" : ""));
        }
        for (Target target : targets) {
            row(workload, phase, target, columns, primary);
        }
        text.append('\n');
    }

    private boolean measured(FigureKey key, List<Column> columns) {
        return columns.stream()
                .anyMatch(column -> findings.figure(key, column.metric())
                        .flatMap(MetricFigure::estimate)
                        .isPresent());
    }

    private void row(Workload workload, Phase phase, Target target, List<Column> columns, boolean primary) {
        FigureKey key = FigureKey.of(workload, phase, target);
        String notes = notes(key);
        if (!measured(key, columns)) {
            wrapped("  " + Cells.left(target.name(), NAME), "no figures: " + notes);
            return;
        }
        StringBuilder row = new StringBuilder("  " + Cells.left(target.name(), NAME));
        for (Column column : columns) {
            row.append(' ').append(Cells.right(cell(key, column), column.width()));
        }
        line(row + (primary ? "  " + Cells.fit(ratio(workload, key), RATIO) : ""));
        if (!notes.isEmpty()) {
            wrapped("    !", notes);
        }
    }

    private String cell(FigureKey key, Column column) {
        return findings.figure(key, column.metric())
                .flatMap(finding -> finding.estimate()
                        .map(estimate -> Amount.within(
                                column.width(), finding.lowerBound() ? "≥" : "", estimate.value(), column.metric())))
                .orElse("–");
    }

    private String ratio(Workload workload, FigureKey key) {
        List<Target> targets = findings.campaign().targets();
        if (targets.size() == 1) {
            return "";
        }
        if (key.target().equals(targets.get(0).name())) {
            return "baseline";
        }
        return findings.effect(key, workload.primary())
                .flatMap(effect -> effect.comparison().ratio().map(ratio -> ratio(effect, ratio)))
                .orElse("no ratio");
    }

    private static String ratio(EffectSize effect, Ratio ratio) {
        String different = effect.conclusion().different() ? " *" : "";
        String number = Sentences.number(ratio) + different;
        // The page has the interval that is too long for a terminal.
        return Cells.width(number) <= RATIO ? number : Sentences.value(ratio) + different;
    }

    /** What a reader must know before trusting the row. */
    private String notes(FigureKey key) {
        List<String> notes = new ArrayList<>();
        Map<String, Integer> counts = new TreeMap<>();
        List<TrialReading> trials = Rounds.of(findings.trials(), key);
        for (TrialReading trial : trials) {
            Outcome outcome = trial.phase(key.phase())
                    .map(phase -> phase.verdict().outcome())
                    .filter(phase -> trial.verdict().counts())
                    .orElse(trial.verdict().outcome());
            if (!outcome.counts() || outcome.boundsRates()) {
                counts.merge(outcome.label(), 1, Integer::sum);
            }
            trial.marks().stream()
                    .filter(mark -> !OF_A_PHASE.contains(mark))
                    .forEach(mark -> counts.merge(mark.label(), 1, Integer::sum));
            trial.phase(key.phase())
                    .filter(phase -> !phase.window().settled())
                    .ifPresent(phase -> counts.merge(phase.window().course().words(), 1, Integer::sum));
        }
        counts.forEach((what, count) ->
                notes.add(count == trials.size() ? what : what + " in " + count + " of " + trials.size() + " trials"));
        if (trials.isEmpty()) {
            notes.add("no trial was run");
        }
        return String.join("; ", notes);
    }

    /** A sentence of any length, and a blank line after it. */
    private void paragraph(String sentence) {
        wrapped("!", sentence);
        text.append('\n');
    }

    /** A text of any length after a sign, broken at blanks and set in as far as the sign. */
    private void wrapped(String sign, String sentence) {
        StringBuilder line = new StringBuilder(sign);
        for (String word : sentence.split(" ", -1)) {
            String fitted = Cells.fit(word, WIDTH - sign.length() - 2);
            if (Cells.width(line.toString()) + 1 + Cells.width(fitted) > WIDTH) {
                line(line.toString());
                line.setLength(0);
                line.append(" ".repeat(sign.length()));
            }
            line.append(' ').append(fitted);
        }
        line(line.toString());
    }

    private void line(String line) {
        text.append(line.stripTrailing()).append('\n');
    }
}
