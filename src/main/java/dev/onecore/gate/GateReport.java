package dev.onecore.gate;

import dev.onecore.evidence.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a gate found.
 *
 * @param title what was compared with what, untrusted text
 * @param mode what made it fail
 * @param ratios of each target and primary figure
 * @param failed trials that failed, of the campaign that is gated
 * @param warnings what must be known beside the ratios, in sentences
 */
public record GateReport(
        String title, GateMode mode, List<GatedRatio> ratios, List<String> failed, List<String> warnings) {

    private static final String JUNIT = "compare.junit.xml";
    private static final String MARKDOWN = "compare.md";

    public GateReport {
        ratios = List.copyOf(ratios);
        failed = List.copyOf(failed);
        warnings = List.copyOf(warnings);
    }

    /** Whether nothing failed it. */
    public boolean passed() {
        return reasons().isEmpty();
    }

    /** What failed it, a sentence each. */
    public List<String> reasons() {
        List<String> reasons = new ArrayList<>();
        failed.forEach(trial -> reasons.add(trial + " failed"));
        ratios.stream()
                .filter(ratio -> ratio.fails(mode))
                .forEach(ratio -> reasons.add("%s of %s in %s is %s that of %s: %s"
                        .formatted(
                                ratio.subject().figure(),
                                ratio.subject().target(),
                                ratio.subject().workload(),
                                GateWords.ratio(ratio),
                                ratio.subject().against(),
                                GateWords.finding(ratio))));
        return reasons;
    }

    /** The table for a terminal. */
    public String table() {
        return GateTable.of(this);
    }

    /**
     * Writes {@code compare.junit.xml} and {@code compare.md} into a folder, which is made where it is missing.
     *
     * @throws IOException when they cannot be written
     */
    public void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        WholeFile.write(folder.resolve(JUNIT), GateJunit.of(this));
        WholeFile.write(folder.resolve(MARKDOWN), GateMarkdown.of(this));
    }
}
