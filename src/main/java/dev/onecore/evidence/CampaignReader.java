package dev.onecore.evidence;

import dev.onecore.model.Campaign;
import dev.onecore.model.Environment;
import dev.onecore.model.Trial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads what is left of a campaign's folder, and collects what is wrong with it. */
final class CampaignReader {

    /** So many absent trials are named; the rest are counted. */
    private static final int NAMED = 3;

    private final Path folder;
    private final List<String> problems = new ArrayList<>();
    private final List<StoredTrial> trials = new ArrayList<>();
    private final Set<String> folders = new HashSet<>();

    private CampaignReader(Path folder) {
        this.folder = folder;
    }

    static StoredCampaign read(Path folder) {
        Path trials = folder.resolve(CampaignFolder.TRIALS);
        if (!Files.exists(folder.resolve(CampaignRecord.FILE)) && !Files.isDirectory(trials)) {
            throw new EvidenceException("no campaign in %s; expected %s".formatted(folder, CampaignRecord.FILE), null);
        }
        return new CampaignReader(folder.toAbsolutePath().normalize()).campaign();
    }

    private StoredCampaign campaign() {
        Optional<Campaign> planned = JsonFile.read(
                        folder.resolve(CampaignRecord.FILE),
                        CampaignRecord.class,
                        CampaignRecord.SCHEMA,
                        fault -> problems.add("campaign.json: " + fault + "; the plan and the settings are not known"))
                .flatMap(this::campaign);
        Environment environment = JsonFile.tree(
                        folder.resolve(EnvironmentFile.FILE),
                        fault -> problems.add("environment.json: " + fault + "; the machine is not known"))
                .map(EnvironmentFile::of)
                .orElse(Environment.UNKNOWN);
        folders().parallelStream().map(CampaignReader::found).toList().forEach(this::take);
        planned.ifPresent(this::compare);
        trials.sort(Comparator.comparingInt(trial -> trial.result().trial().order()));
        return new StoredCampaign(
                planned.orElseGet(() -> Salvage.campaign(folder, trials)), environment, trials, problems);
    }

    private Optional<Campaign> campaign(CampaignRecord record) {
        try {
            return Optional.of(record.campaign());
        } catch (IllegalArgumentException e) {
            problems.add("campaign.json: " + Fault.in(e) + "; the plan and the settings are not known");
            return Optional.empty();
        }
    }

    private List<Path> folders() {
        Path parent = folder.resolve(CampaignFolder.TRIALS);
        try (Stream<Path> children = Files.list(parent)) {
            return children.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            problems.add("trials: it cannot be read (" + Fault.in(e) + ")");
            return List.of();
        }
    }

    /** What stands in a trial's folder: its result, or why there is none. */
    private record FoundTrial(Path path, Optional<TrialRecord> record, List<String> problems) {}

    private static FoundTrial found(Path path) {
        String name = path.getFileName().toString();
        Path file = path.resolve(TrialRecord.FILE);
        if (!Files.exists(file)) {
            return new FoundTrial(
                    path,
                    Optional.empty(),
                    List.of("trials/" + name + " has no trial.json: the run ended while this trial ran"));
        }
        List<String> problems = new ArrayList<>();
        Optional<TrialRecord> record = JsonFile.read(
                file,
                TrialRecord.class,
                TrialRecord.SCHEMA,
                fault -> problems.add("trials/%s/trial.json: %s; the trial is left out".formatted(name, fault)));
        return new FoundTrial(path, record, problems);
    }

    private void take(FoundTrial found) {
        folders.add(found.path().getFileName().toString());
        problems.addAll(found.problems());
        found.record().ifPresent(record -> trials.add(new StoredTrial(found.path(), record)));
    }

    private void compare(Campaign campaign) {
        trials.removeIf(trial -> {
            boolean strange = !campaign.trials().contains(trial.result().trial());
            if (strange) {
                problems.add("trials/%s/trial.json: its trial is not in the plan; it is left out"
                        .formatted(trial.path().getFileName()));
            }
            return strange;
        });
        List<String> missing = campaign.trials().stream()
                .map(Trial::folder)
                .filter(name -> !folders.contains(name))
                .toList();
        if (!missing.isEmpty()) {
            problems.add(String.format(
                    Locale.ROOT,
                    "%d of %d planned trials were not run: %s%s",
                    missing.size(),
                    campaign.trials().size(),
                    String.join(", ", missing.subList(0, Math.min(NAMED, missing.size()))),
                    missing.size() > NAMED ? " …" : ""));
        }
    }
}
