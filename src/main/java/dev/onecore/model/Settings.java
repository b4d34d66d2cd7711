package dev.onecore.model;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What the user asked for, read once and checked whole.
 *
 * @param targets at least one, names unique
 * @param access what endpoints ask of their clients
 * @param rounds rounds of every workload; empty for the profile's
 * @param seed empty to have one drawn
 * @param cores who runs where
 * @param profile how much time for how narrow an interval
 * @param reports folder that campaigns land in
 * @param home the project's folder
 * @param overrides what was fixed of the workloads
 * @param serverJvmArgs more arguments for a server's JVM
 * @param admitAll whether servers that break the contract are admitted too
 * @param dryRun whether to print the plan alone
 */
public record Settings(
        List<Target> targets,
        Access access,
        OptionalInt rounds,
        OptionalLong seed,
        CoreChoice cores,
        Profile profile,
        Path reports,
        Path home,
        Overrides overrides,
        List<String> serverJvmArgs,
        boolean admitAll,
        boolean dryRun) {

    public Settings {
        targets = List.copyOf(targets);
        serverJvmArgs = List.copyOf(serverJvmArgs);
    }
}
