package dev.onecore.evidence;

import dev.onecore.model.Campaign;
import dev.onecore.model.Environment;
import dev.onecore.model.Trial;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.function.Consumer;
import java.util.stream.Stream;

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
     * Makes a new folder for a campaign that has not begun: for what is kept before its servers are known.
     *
     * @throws EvidenceException when it cannot be made
     */
    public static Path reserve(Path reports, Campaign campaign) {
        try {
            Files.createDirectories(reports);
            return unused(reports, campaign.id());
        } catch (IOException e) {
            throw notKept(reports, e);
        }
    }

    /**
     * Begins a campaign in a folder that was reserved for it, whose name is the campaign's from now on.
     *
     * @throws EvidenceException when it cannot be written
     */
    public static CampaignFolder begin(Path reserved, Campaign campaign, Environment environment) {
        try {
            Campaign named = named(campaign, reserved.getFileName().toString());
            Files.createDirectory(reserved.resolve(TRIALS));
            JsonFile.write(reserved.resolve(EnvironmentFile.FILE), EnvironmentFile.tree(environment));
            JsonFile.write(reserved.resolve(CampaignRecord.FILE), CampaignRecord.of(named));
            return new CampaignFolder(reserved, named);
        } catch (IOException e) {
            throw notKept(reserved, e);
        }
    }

    /** Takes a reserved folder away, with all that is in it, since its campaign does not begin; as far as it can be taken away. */
    public static void giveUp(Path reserved) {
        try (Stream<Path> inside = Files.walk(reserved)) {
            for (Path file : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
            Path reports = reserved.getParent();
            if (reports != null) {
                Files.delete(reports);
            }
        } catch (IOException e) {
            // Other campaigns are beside it, or it stays: without a campaign.json it is none.
        }
    }

    /**
     * A new folder under {@code reports}, which is made where it is missing, with the plan and the environment in it.
     *
     * @return the folder; where the campaign's id is taken, another is made of it, which {@link #campaign} has
     * @throws EvidenceException when it cannot be written
     */
    public static CampaignFolder create(Path reports, Campaign campaign, Environment environment) {
        return begin(reserve(reports, campaign), campaign, environment);
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
