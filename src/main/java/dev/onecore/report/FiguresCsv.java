package dev.onecore.report;

import dev.onecore.figures.CampaignFigures;
import dev.onecore.figures.CapacityFigure;
import dev.onecore.figures.EffectSize;
import dev.onecore.figures.FigureKey;
import dev.onecore.figures.MetricFigure;
import dev.onecore.figures.ProbeFigure;
import dev.onecore.model.Metric;
import dev.onecore.model.Profile;
import dev.onecore.statistics.Interval;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * {@code figures.csv}: every figure, every round's value and every ratio, a line each, for spreadsheets and data frames
 * (RFC 4180). Figures have the digits that were measured ({@link Precision}), in the unit beside them.
 *
 * <p>A text that a spreadsheet would take for a formula is led by an apostrophe (OWASP, "CSV Injection"): the names in it are
 * untrusted.
 */
final class FiguresCsv {
    private static final List<String> COLUMNS = List.of(
            "kind",
            "campaign",
            "workload",
            "phase",
            "target",
            "baseline",
            "metric",
            "unit",
            "round",
            "value",
            "low",
            "high",
            "confidence",
            "n",
            "rounds",
            "bound",
            "pinned",
            "conclusion",
            "missing",
            "offered",
            "outcome");

    private static final List<Metric> OF_PROBES = List.of(
            Metric.RESPONSE_P50, Metric.RESPONSE_P90, Metric.RESPONSE_P99, Metric.RESPONSE_P999, Metric.THROUGHPUT);

    private final String campaign;
    private final StringBuilder text = new StringBuilder();

    private FiguresCsv(String campaign) {
        this.campaign = campaign;
    }

    /** The whole file, its first line the columns' names. */
    static String of(CampaignFigures findings) {
        FiguresCsv csv = new FiguresCsv(findings.campaign().id());
        csv.text.append(String.join(",", COLUMNS)).append("\r\n");
        findings.figures().forEach(csv::figure);
        findings.effects().forEach(csv::ratio);
        CapacityFigure.of(findings).forEach(csv::probes);
        return csv.text.toString();
    }

    private void probes(CapacityFigure search) {
        for (ProbeFigure probe : search.probes()) {
            for (Metric metric : OF_PROBES) {
                probe.value(metric).ifPresent(value -> {
                    Map<String, Object> line = line("probe", search.key(), metric);
                    line.put("round", probe.trial().trial().round());
                    line.put("value", Precision.figure(value, metric));
                    line.put("offered", probe.ratePerSec());
                    line.put("outcome", Profile.label(probe.outcome()));
                    append(line);
                });
            }
        }
    }

    private void figure(MetricFigure finding) {
        Map<String, Object> line = line("figure", finding.key(), finding.metric());
        finding.estimate().ifPresent(estimate -> {
            line.put("value", Precision.figure(estimate.value(), finding.metric()));
            line.put("n", estimate.samples());
            line.put("rounds", estimate.rounds());
        });
        interval(line, finding.interval().map(i -> Precision.figure(i, finding.metric())));
        line.put("bound", finding.lowerBound() ? "lower" : "none");
        line.put("pinned", finding.pinned());
        line.put("missing", finding.reason());
        append(line);
        for (MetricFigure.RoundValue value : finding.each()) {
            Map<String, Object> round = line("round", finding.key(), finding.metric());
            round.put("round", value.round());
            round.put("value", Precision.figure(value.value(), finding.metric()));
            round.put("bound", value.lowerBound() ? "lower" : "none");
            append(round);
        }
    }

    private void ratio(EffectSize effect) {
        Map<String, Object> line = line("ratio", effect.key(), effect.metric());
        line.put("baseline", effect.baseline());
        line.put("unit", "×");
        effect.comparison().ratio().ifPresent(ratio -> {
            line.put("value", Precision.ratio(ratio.value()));
            line.put("rounds", ratio.rounds());
            line.put("bound", ratio.bound().name().toLowerCase(Locale.ROOT));
            interval(line, ratio.interval().map(Precision::ratio));
        });
        line.put("conclusion", effect.conclusion().words());
        line.put("missing", effect.comparison().reason());
        append(line);
    }

    private Map<String, Object> line(String kind, FigureKey key, Metric metric) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("kind", kind);
        line.put("campaign", campaign);
        line.put("workload", key.workload());
        line.put("phase", key.phase());
        line.put("target", key.target());
        line.put("metric", metric.key());
        line.put("unit", metric.unit());
        return line;
    }

    private static void interval(Map<String, Object> line, Optional<Interval> interval) {
        interval.ifPresent(i -> {
            line.put("low", i.low());
            line.put("high", i.high());
            line.put("confidence", i.confidence());
        });
    }

    private void append(Map<String, Object> line) {
        text.append(COLUMNS.stream()
                        .map(column -> cell(line.getOrDefault(column, "")))
                        .collect(Collectors.joining(",")))
                .append("\r\n");
    }

    private static String cell(Object value) {
        return value instanceof String words ? quoted(harmless(words)) : value.toString();
    }

    private static String harmless(String words) {
        return !words.isEmpty() && "=+-@\t\r\n".indexOf(words.charAt(0)) >= 0 ? "'" + words : words;
    }

    private static String quoted(String words) {
        boolean plain = words.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return plain ? words : "\"" + words.replace("\"", "\"\"") + "\"";
    }
}
