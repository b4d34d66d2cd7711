package dev.onecore.gate;

import dev.onecore.report.MarkdownText;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code compare.md}: a gate's findings for a pull request's comment or a CI job's summary. */
final class GateMarkdown {

    private GateMarkdown() {}

    static String of(GateReport report) {
        StringBuilder text = new StringBuilder();
        line(text, "## " + MarkdownText.escaped(report.title()));
        line(text, "");
        GateTable.outcome(report).lines().forEach(outcome -> line(text, "- " + MarkdownText.escaped(outcome)));
        line(text, "");
        line(text, "| workload | target | deciding figure | ratio [99 % interval] | rounds | gate | finding |");
        line(text, "| --- | --- | --- | ---: | ---: | ---: | --- |");
        report.ratios().forEach(ratio -> line(text, row(ratio)));
        if (!report.warnings().isEmpty()) {
            line(text, "");
            report.warnings().forEach(warning -> line(text, "- " + MarkdownText.escaped(warning)));
        }
        return text.toString();
    }

    private static String row(GatedRatio ratio) {
        return Stream.of(
                        ratio.subject().title(),
                        ratio.subject().target(),
                        ratio.subject().figure(),
                        GateWords.ratio(ratio),
                        GateWords.rounds(ratio),
                        GateWords.threshold(ratio),
                        GateWords.finding(ratio))
                .map(MarkdownText::escaped)
                .collect(Collectors.joining(" | ", "| ", " |"));
    }

    private static void line(StringBuilder text, String line) {
        text.append(line).append('\n');
    }
}
