package dev.onecore.evidence;

import dev.onecore.model.Access;
import dev.onecore.model.Campaign;
import dev.onecore.model.CoreChoice;
import dev.onecore.model.Profile;
import dev.onecore.model.Scalars;
import dev.onecore.model.Settings;
import dev.onecore.model.Target;
import dev.onecore.model.Trial;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** A campaign whose own file is lost, as far as its trials show it; the rest is marked as not known. */
final class Salvage {

    private Salvage() {}

    static Campaign campaign(Path folder, List<StoredTrial> stored) {
        List<Trial> trials =
                stored.stream().map(trial -> trial.result().trial()).distinct().toList();
        List<Target> targets = trials.stream().map(Trial::target).distinct().toList();
        return new Campaign(
                folder.getFileName().toString(),
                "unknown",
                stored.stream()
                        .map(trial -> trial.result().origin().wall())
                        .min(Instant::compareTo)
                        .orElse(Instant.EPOCH),
                settings(folder, targets),
                0,
                trials.stream().map(Trial::workload).distinct().toList(),
                targets,
                trials);
    }

    private static Settings settings(Path folder, List<Target> targets) {
        return new Settings(
                Map.of(),
                targets,
                List.of(),
                Access.OPEN,
                new CoreChoice(OptionalInt.empty(), List.of()),
                Profile.QUICK,
                Optional.ofNullable(folder.getParent()).orElse(folder),
                folder,
                List.of(),
                Scalars.NONE);
    }
}
