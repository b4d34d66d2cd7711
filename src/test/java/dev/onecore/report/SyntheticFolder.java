package dev.onecore.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** Campaigns that look like real ones on disk, with their pages, for tests outside of this room. */
public final class SyntheticFolder {

    private SyntheticFolder() {}

    /** All five workloads, so many rounds of so many targets; returns the folder. */
    public static Path of(Path reports, int targets, int rounds) throws IOException {
        List<String> names =
                IntStream.rangeClosed(1, targets).mapToObj(i -> "server-" + i).toList();
        return of(reports, names, rounds);
    }

    /** All five workloads of targets with the given names. */
    public static Path of(Path reports, List<String> names, int rounds) throws IOException {
        Path folder = Kept.campaign(reports, Synthetic.campaign(Synthetic.ALL, names, rounds));
        Report.write(folder);
        return folder;
    }
}
