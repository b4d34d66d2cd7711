package dev.onecore.report;

import dev.onecore.model.Campaign;
import dev.onecore.model.Workload;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** Campaigns that look like real ones on disk, with their pages, for tests outside of this room. */
public final class SyntheticFolder {

    private SyntheticFolder() {}

    /** One round of an open load, of transfers and of a ramp, of so many targets; returns the folder. */
    public static Path crowd(Path reports, int targets) throws IOException {
        List<String> names =
                IntStream.rangeClosed(1, targets).mapToObj(i -> "server-" + i).toList();
        List<Workload> workloads = List.of(Synthetic.ECHO, Synthetic.FILES, Synthetic.RAMP);
        return written(reports, Synthetic.campaign(workloads, names, 1));
    }

    /** All five workloads of targets with the given names; returns the folder. */
    public static Path of(Path reports, List<String> names, int rounds) throws IOException {
        return written(reports, Synthetic.campaign(Synthetic.ALL, names, rounds));
    }

    /** Echoes of targets with the given names; returns the folder. */
    public static Path echoes(Path reports, List<String> names, int rounds) throws IOException {
        return written(reports, Synthetic.campaign(List.of(Synthetic.ECHO), names, rounds));
    }

    private static Path written(Path reports, Campaign campaign) throws IOException {
        Path folder = Kept.campaign(reports, campaign);
        Report.write(folder);
        return folder;
    }
}
