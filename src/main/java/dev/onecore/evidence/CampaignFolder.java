package dev.onecore.evidence;

import dev.onecore.model.Campaign;
import dev.onecore.model.Environment;
import dev.onecore.model.Trial;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Where a campaign leaves its evidence while it runs. */
public final class CampaignFolder {

    static final String TRIALS = "trials";

    /** What the plan and the environment of a small campaign take. */
    private static final int ATTEMPT_BYTES = 64 << 10;

    private final Path path;
    private final Campaign campaign;

    private CampaignFolder(Path path, Campaign campaign) {
        this.path = path;
        this.campaign = campaign;
    }

    /**
     * A new folder under {@code reports}, which is made where it is missing, with the plan and the environment in it.
     *
     * @return the folder; where the campaign's id is taken, another is made of it, which {@link #campaign} has
     * @throws EvidenceException when it cannot be written
     */
    public static CampaignFolder create(Path reports, Campaign campaign, Environment environment) {
        try {
            Files.createDirectories(reports);
            Path path = unused(reports, campaign.id());
            Campaign named = named(campaign, path.getFileName().toString());
            Files.createDirectory(path.resolve(TRIALS));
            JsonFile.write(path.resolve(EnvironmentFile.FILE), EnvironmentFile.tree(environment));
            JsonFile.write(path.resolve(CampaignRecord.FILE), CampaignRecord.of(named));
            return new CampaignFolder(path, named);
        } catch (IOException e) {
            throw notKept(reports, e);
        }
    }

    /** Whether there is a campaign with its evidence in {@code folder}. */
    public static boolean holds(Path folder) {
        return Files.isRegularFile(folder.resolve(CampaignRecord.FILE));
    }

    /**
     * Tries whether a campaign can be kept in {@code reports}, by a file in it, or in what stands where it would be made. Nothing
     * is left behind.
     *
     * @throws EvidenceException when nothing can be written there
     */
    public static void requireWritable(Path reports) {
        Path there = reports.toAbsolutePath();
        for (Path above = there.getParent(); above != null && !Files.exists(there); above = there.getParent()) {
            there = above;
        }
        try {
            Path attempt = Files.createTempFile(there, ".onecore", ".attempt");
            try {
                Files.write(attempt, new byte[ATTEMPT_BYTES]);
            } finally {
                Files.delete(attempt);
            }
        } catch (IOException e) {
            throw notKept(reports, e);
        }
    }

    private static EvidenceException notKept(Path reports, IOException e) {
        return new EvidenceException(
                "the campaign cannot be kept in %s (%s); choose another folder by -Donecore.reports=<folder>"
                        .formatted(reports, Fault.in(e)),
                e);
    }

    /**
     * What is left of the campaign in {@code folder}. Damage of any kind is no exception but one of
     * {@link StoredCampaign#problems}.
     *
     * @throws EvidenceException when no campaign is there
     */
    public static StoredCampaign open(Path folder) {
        return CampaignReader.read(folder);
    }

    public Path path() {
        return path;
    }

    /** The campaign, under the id that its folder has. */
    public Campaign campaign() {
        return campaign;
    }

    /**
     * Keeps a plan to which trials were added.
     *
     * @throws IOException when it cannot be written; the plan before stands
     */
    public void plan(Campaign longer) throws IOException {
        JsonFile.write(path.resolve(CampaignRecord.FILE), CampaignRecord.of(longer));
    }

    /**
     * A new folder for one trial; for a trial that is repeated, a further one.
     *
     * @param losses hears, in a sentence, of each log that cannot be written any more; called at most once per log, on the
     *     thread that appended
     * @throws IOException when it cannot be made
     */
    public TrialFolder trial(Trial trial, Consumer<String> losses) throws IOException {
        return new TrialFolder(unused(path.resolve(TRIALS), trial.folder()), losses);
    }

    static Path unused(Path parent, String name) throws IOException {
        String candidate = name;
        for (int number = 2; ; number++) {
            try {
                return Files.createDirectory(parent.resolve(candidate));
            } catch (FileAlreadyExistsException e) {
                candidate = name + "." + number;
            }
        }
    }

    private static Campaign named(Campaign campaign, String id) {
        return new Campaign(
                id,
                campaign.simulation(),
                campaign.started(),
                campaign.settings(),
                campaign.seed(),
                campaign.workloads(),
                campaign.targets(),
                campaign.trials());
    }
}
