package dev.onecore.evidence;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Which files of evidence lie in a folder, for those who link to them. A page that was published without its evidence has none
 * beside it.
 */
public final class EvidenceFiles {

    private static final List<String> OF_CAMPAIGN = List.of(CampaignRecord.FILE, EnvironmentFile.FILE);

    private static final List<String> OF_TRIAL = List.of(
            TrialRecord.FILE, LatencyLog.FILE, ThroughputLog.FILE, TrialFolder.RESOURCES, TrialFolder.SERVER_LOG);

    private EvidenceFiles() {}

    /** The campaign's own files that are there, relative to its folder. */
    public static List<Path> ofCampaign(Path folder) {
        return there(folder, Path.of(""), OF_CAMPAIGN);
    }

    /** The files of the trial of that name that are there, relative to the campaign's folder. */
    public static List<Path> ofTrial(Path folder, String trial) {
        return there(folder, Path.of(trialFolder(trial)), OF_TRIAL);
    }

    /** The folder of the trial of that name, relative to the campaign's, with {@code /} whatever the system. */
    public static String trialFolder(String trial) {
        return CampaignFolder.TRIALS + "/" + trial;
    }

    private static List<Path> there(Path folder, Path part, List<String> names) {
        return names.stream()
                .map(part::resolve)
                .filter(file -> Files.exists(folder.resolve(file)))
                .toList();
    }
}
