package dev.onecore.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A gate's findings for a terminal: a line each, then what to know beside them, then whether it passed. */
final class GateTable {
    private static final List<String> HEADING =
            List.of("workload", "target", "deciding figure", "ratio [99 % interval]", "gate", "finding");

    private GateTable() {}

    static String of(GateReport report) {
        StringBuilder text = new StringBuilder(report.title()).append("\n\n");
        List<List<String>> rows = new ArrayList<>(List.of(HEADING));
        report.ratios().forEach(ratio -> rows.add(cells(ratio)));
        rows.forEach(row -> text.append(line(row, rows)).append('\n'));
        if (!report.warnings().isEmpty()) {
            text.append('\n');
            report.warnings()
                    .forEach(warning -> text.append("! ").append(warning).append('\n'));
        }
        text.append('\n').append(outcome(report)).append('\n');
        return text.toString();
    }

    /** Whether it passed, and what failed it. */
    static String outcome(GateReport report) {
        if (report.passed()) {
            return switch (report.mode()) {
                case NO_REGRESSION -> "PASSED: no regression beyond its threshold is shown";
                case EQUIVALENCE -> "PASSED: all that is gated is shown to be equal within its threshold";
            };
        }
        return report.reasons().stream().map(reason -> "FAILED: " + reason).collect(Collectors.joining("\n"));
    }

    private static List<String> cells(GatedRatio ratio) {
        String rounds = GateWords.rounds(ratio);
        return Stream.of(
                        ratio.subject().workload(),
                        ratio.subject().target(),
                        ratio.subject().figure(),
                        GateWords.ratio(ratio),
                        GateWords.threshold(ratio),
                        GateWords.finding(ratio) + (rounds.isEmpty() ? "" : " (" + rounds + ")"))
                .map(cell -> cell.replaceAll("[\\p{Cntrl}\\s]+", " "))
                .toList();
    }

    private static String line(List<String> row, List<List<String>> rows) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < row.size(); column++) {
            int key = column;
            int width =
                    rows.stream().mapToInt(each -> each.get(key).length()).max().orElse(0);
            String cell = row.get(column);
            line.append(cell).append(" ".repeat(width - cell.length() + 2));
        }
        return line.toString().stripTrailing();
    }
}
