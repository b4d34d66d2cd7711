package dev.onecore.report;

import dev.onecore.evidence.WholeFile;
import dev.onecore.figures.CampaignFigures;
import dev.onecore.model.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * What was written of a campaign: in its folder {@code index.html} for readers, {@code result.json}, {@code figures.csv},
 * {@code summary.md} and {@code junit.xml} for programs, and the index of all campaigns in the folder above.
 *
 * @param page the campaign's page
 * @param findings what it says
 * @param problems of the evidence, in sentences
 */
public record Report(Path page, CampaignFigures findings, List<String> problems) {
    static final String PAGE = "index.html";
    static final String RESULT = "result.json";
    static final String FIGURES = "figures.csv";
    static final String SUMMARY = "summary.md";
    static final String JUNIT = "junit.xml";

    public Report {
        problems = List.copyOf(problems);
    }

    /**
     * Makes all products again from the evidence in a campaign's folder, however old; earlier ones are replaced.
     *
     * @throws dev.onecore.evidence.EvidenceException when no campaign is there
     * @throws IOException when a product cannot be written
     */
    public static Report write(Path campaignFolder) throws IOException {
        Path folder = campaignFolder.toAbsolutePath().normalize();
        return write(folder, folder);
    }

    /**
     * Makes all products as {@link #write} does, in a folder of their own, which is made where it is missing: a page to publish
     * without the evidence, with no link to a file that is not there.
     *
     * @throws dev.onecore.evidence.EvidenceException when no campaign is there
     * @throws IOException when a product cannot be written
     */
    public static Report publish(Path campaignFolder, Path publication) throws IOException {
        Path to = publication.toAbsolutePath().normalize();
        Files.createDirectories(to);
        return write(campaignFolder.toAbsolutePath().normalize(), to);
    }

    private static Report write(Path from, Path folder) throws IOException {
        CampaignReading reading = CampaignReading.of(from);
        CampaignFigures findings = reading.findings();
        Environment environment = reading.environment();
        List<String> problems = reading.problems();
        OpeningView opening = OpeningView.of(findings, environment, problems);
        Path page = folder.resolve(PAGE);
        SiblingFiles files = SiblingFiles.in(folder);
        CompletableFuture<String> html =
                CompletableFuture.supplyAsync(() -> Page.of(findings, opening, environment, files));
        WholeFile.write(folder.resolve(RESULT), ResultJson.text(findings, environment, problems));
        WholeFile.write(folder.resolve(FIGURES), FiguresCsv.of(findings));
        WholeFile.write(folder.resolve(SUMMARY), SummaryMarkdown.of(findings, opening));
        WholeFile.write(folder.resolve(JUNIT), JunitXml.of(findings, problems));
        WholeFile.write(page, html.join());
        Path reports = folder.getParent();
        if (reports != null) {
            WholeFile.write(reports.resolve(PAGE), CampaignIndex.of(reports));
        }
        return new Report(page, findings, problems);
    }

    /** The result for the terminal. */
    public String table() {
        return ConsoleTable.of(findings, page);
    }
}
