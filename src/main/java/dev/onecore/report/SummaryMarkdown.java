package dev.onecore.report;

import dev.onecore.figures.CampaignFigures;
import dev.onecore.figures.EffectSize;
import dev.onecore.model.Workload;
import java.util.List;
import java.util.stream.Collectors;

/**
 * {@code summary.md}: the first screen for a pull request's comment or a CI job's summary (GitHub Flavored Markdown).
 *
 * <p>Names are untrusted: what Markdown, HTML or GitHub would read into a text is escaped, mentions and links included.
 */
final class SummaryMarkdown {
    private final StringBuilder text = new StringBuilder();

    private SummaryMarkdown() {}

    /** The whole file. */
    static String of(CampaignFigures findings, OpeningView opening) {
        SummaryMarkdown markdown = new SummaryMarkdown();
        markdown.line("## " + MarkdownText.escaped(opening.question()));
        markdown.line("");
        markdown.line(opening.badges().stream()
                .map(badge -> MarkdownText.escaped(badge.text()))
                .collect(Collectors.joining(" · ")));
        markdown.line("");
        if (!opening.differences().isEmpty()) {
            opening.differences().forEach(difference -> markdown.line("- " + MarkdownText.escaped(difference)));
            markdown.line("");
        }
        markdown.answers(opening);
        markdown.ratios(findings);
        if (!opening.warnings().isEmpty()) {
            markdown.line("**Warnings**");
            markdown.line("");
            opening.warnings().forEach(warning -> markdown.line("- " + MarkdownText.escaped(warning)));
            markdown.line("");
        }
        if (!opening.advice().isEmpty()) {
            markdown.line("**What to do**");
            markdown.line("");
            opening.advice().forEach(advice -> markdown.line("- " + MarkdownText.escaped(advice.sentence())));
            markdown.line("");
        }
        markdown.line("Campaign " + MarkdownText.escaped(findings.campaign().id()) + ", "
                + Page.when(findings.campaign().started()) + ". Again:");
        markdown.line("");
        markdown.line("    " + Rerun.command(findings.campaign()).replaceAll("\\s+", " "));
        return markdown.text.toString();
    }

    private void answers(OpeningView opening) {
        line("| workload | at a glance | answer |");
        line("| --- | --- | --- |");
        opening.answers()
                .forEach(answer -> line("| " + MarkdownText.escaped(answer.workload()) + " | "
                        + MarkdownText.escaped(answer.decision().text()) + " | "
                        + answer.sentences().stream().map(MarkdownText::escaped).collect(Collectors.joining("<br>"))
                        + " |"));
        line("");
    }

    private void ratios(CampaignFigures findings) {
        List<Workload> workloads = findings.campaign().workloads();
        if (workloads.stream().allMatch(workload -> findings.primary(workload).isEmpty())) {
            return;
        }
        line("| workload | target | deciding figure | ratio to "
                + MarkdownText.escaped(findings.campaign().targets().get(0).name())
                + " [99 % interval] | conclusion |");
        line("| --- | --- | --- | ---: | --- |");
        for (Workload workload : workloads) {
            for (EffectSize effect : findings.primary(workload)) {
                line("| %s | %s | %s | %s | %s |"
                        .formatted(
                                MarkdownText.escaped(workload.title()),
                                MarkdownText.escaped(effect.key().target()),
                                MarkdownText.escaped(effect.metric().title()),
                                MarkdownText.escaped(effect.comparison()
                                        .ratio()
                                        .map(Sentences::number)
                                        .orElse("–")),
                                MarkdownText.escaped(Sentences.conclusion(effect))));
            }
        }
        line("");
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
