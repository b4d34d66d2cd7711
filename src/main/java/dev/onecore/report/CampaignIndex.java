package dev.onecore.report;

import dev.onecore.report.StoredResult.StoredTarget;
import dev.onecore.report.StoredResult.StoredWorkload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code reports/index.html}: all campaigns of a folder, newest first, and how a chosen figure went over them. */
final class CampaignIndex {

    private CampaignIndex() {}

    /**
     * A campaign as the template sees it; all texts are untrusted.
     *
     * @param href its page
     * @param started when, as ISO 8601
     * @param when the same for a reader
     * @param simulation that ran
     * @param targets names
     * @param workloads titles
     * @param trials how many count, of how many
     * @param answers a sentence each
     */
    record IndexLine(
            String href,
            String started,
            String when,
            String simulation,
            List<String> targets,
            List<String> workloads,
            String trials,
            List<String> answers) {}

    /** A campaign and what it found. */
    record CampaignEntry(IndexLine entry, StoredResult result) {}

    /** The page, from the {@code result.json} of each campaign; a folder whose file is missing or broken is left out. */
    static String of(Path reports) throws IOException {
        List<CampaignEntry> campaigns = new ArrayList<>();
        try (Stream<Path> folders = Files.list(reports)) {
            for (Path folder : folders.filter(Files::isDirectory).sorted().toList()) {
                if (Files.isRegularFile(folder.resolve(Report.PAGE))) {
                    read(folder).ifPresent(campaigns::add);
                }
            }
        }
        campaigns.sort(Comparator.comparing(
                        (CampaignEntry campaign) -> campaign.entry().started())
                .reversed());
        List<IndexLine> entries = campaigns.stream().map(CampaignEntry::entry).toList();
        return new Template("index.peb")
                .render(
                        Map.of("entries", entries, "data", Trend.json(campaigns)),
                        List.of("page.css"),
                        List.of("echarts.js", "look.js", "index.js"));
    }

    private static Optional<CampaignEntry> read(Path folder) {
        return ResultReader.read(folder.resolve(Report.RESULT))
                .map(result -> new CampaignEntry(entry(String.valueOf(folder.getFileName()), result), result));
    }

    private static IndexLine entry(String folder, StoredResult result) {
        return new IndexLine(
                SiblingFiles.encoded(folder) + "/" + Report.PAGE,
                result.run().started().toString(),
                Page.when(result.run().started()),
                result.run().simulation(),
                result.targets().stream().map(StoredTarget::name).toList(),
                result.workloads().stream().map(StoredWorkload::title).toList(),
                result.trials().counting() + " of " + result.trials().run(),
                result.answers());
    }
}
