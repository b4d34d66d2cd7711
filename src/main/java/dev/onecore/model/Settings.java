package dev.onecore.model;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What the user asked for, read once and checked whole.
 *
 * @param given the names and values that the user gave, in the order of {@link Setting}; what may be secret is left out of the
 *     values
 * @param targets at least one, names unique
 * @param workloads the names of those of a comparison that are run; empty for all
 * @param access what endpoints ask of their clients
 * @param cores who runs where
 * @param profile how much time for how narrow an interval
 * @param reports folder that campaigns land in
 * @param home the project's folder
 * @param serverJvmArgs more arguments for a server's JVM
 * @param scalars all settings of one value each
 */
public record Settings(
        Map<String, String> given,
        List<Target> targets,
        List<String> workloads,
        Access access,
        CoreChoice cores,
        Profile profile,
        Path reports,
        Path home,
        List<String> serverJvmArgs,
        Scalars scalars) {

    public Settings {
        given = Collections.unmodifiableMap(new LinkedHashMap<>(given));
        targets = List.copyOf(targets);
        workloads = List.copyOf(workloads);
        serverJvmArgs = List.copyOf(serverJvmArgs);
    }

    /** Rounds of every workload; empty for the profile's. */
    public OptionalInt rounds() {
        OptionalLong rounds = scalars.whole(Setting.ROUNDS);
        return rounds.isPresent() ? OptionalInt.of(Math.toIntExact(rounds.getAsLong())) : OptionalInt.empty();
    }

    /** What every random order and schedule comes from; empty to have one drawn. */
    public OptionalLong seed() {
        return scalars.whole(Setting.SEED);
    }

    /** Whether servers that break the contract are admitted too. */
    public boolean admitAll() {
        return scalars.flag(Setting.ADMIT_ALL);
    }

    /** What is wrong with the wire between injector and servers; empty where there is nothing between them. */
    public Optional<WireFaults> wire() {
        return Optional.ofNullable(given.get(Setting.WIRE.key())).map(WireFaults::of);
    }

    /** Whether to print the plan alone. */
    public boolean dryRun() {
        return scalars.flag(Setting.DRY_RUN);
    }
}
