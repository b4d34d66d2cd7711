package dev.onecore.report;

import dev.onecore.evidence.EvidenceFiles;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files that lie beside a page, so that it links to none that is not there. */
final class SiblingFiles {
    private final Path folder;
    private final List<Link> gatling;

    private SiblingFiles(Path folder, List<Link> gatling) {
        this.folder = folder;
        this.gatling = List.copyOf(gatling);
    }

    /**
     * A link to a file beside the page.
     *
     * @param text what is read
     * @param href relative, encoded
     */
    record Link(String text, String href) {}

    /** What lies in the page's folder. */
    static SiblingFiles in(Path folder) throws IOException {
        Path reports = folder.resolve("gatling");
        if (!Files.isDirectory(reports)) {
            return new SiblingFiles(folder, List.of());
        }
        try (Stream<Path> files = Files.find(reports, 2, (file, facts) -> file.endsWith(Report.PAGE))) {
            return new SiblingFiles(
                    folder, files.sorted().map(file -> gatling(folder, file)).toList());
        }
    }

    /** Gatling's own reports. */
    List<Link> gatling() {
        return gatling;
    }

    /** The campaign's own files for programs. */
    List<Link> products() {
        return Stream.concat(
                        Stream.of(Report.RESULT, Report.FIGURES, Report.SUMMARY, Report.JUNIT)
                                .map(Path::of),
                        EvidenceFiles.ofCampaign(folder).stream())
                .map(SiblingFiles::link)
                .toList();
    }

    /** The raw files of a trial. */
    List<Link> raw(String trial) {
        return EvidenceFiles.ofTrial(folder, trial).stream()
                .map(SiblingFiles::link)
                .toList();
    }

    private static Link link(Path file) {
        return new Link(String.valueOf(file.getFileName()), href(file));
    }

    private static Link gatling(Path folder, Path file) {
        Path parent = file.getParent();
        return new Link(
                parent == null ? Report.PAGE : String.valueOf(parent.getFileName()), href(folder.relativize(file)));
    }

    /** The address of a file, relative to the page. */
    private static String href(Path relative) {
        StringBuilder href = new StringBuilder();
        for (Path part : relative) {
            href.append(href.isEmpty() ? "" : "/").append(encoded(part.toString()));
        }
        return href.toString();
    }

    /** A file's name as a part of an address. */
    static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
