package dev.onecore.report;

import dev.onecore.model.Campaign;
import dev.onecore.model.Environment;
import dev.onecore.model.Environment.InjectorJvm;
import dev.onecore.model.Environment.LastCalibration;
import dev.onecore.model.Environment.StartedServer;
import dev.onecore.model.Environment.UsedCores;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a reader must know to judge a campaign, or to run it again.
 *
 * @param calibration in words
 * @param command that runs it again
 * @param groups of facts, as they were recorded
 */
record EnvironmentView(String calibration, String command, List<Group> groups) {

    /** Where facts stand that belong to no other group. */
    private static final String RUN = "run";

    /**
     * Facts of one kind.
     *
     * @param name of it
     * @param facts by their path
     */
    record Group(String name, List<Fact> facts) {}

    static EnvironmentView of(Campaign campaign, Environment environment) {
        return new EnvironmentView(
                TestBedFacts.calibration(environment), Rerun.command(campaign), new Groups().of(environment));
    }

    /** The facts of an environment, gathered by the names of their groups. */
    private static final class Groups {
        private final Map<String, List<Fact>> groups = new TreeMap<>();

        List<Group> of(Environment environment) {
            add(RUN, "idleStates", environment.idleStates());
            add(RUN, "revision", environment.revision());
            environment.seed().ifPresent(seed -> add(RUN, "seed", Long.toString(seed)));
            environment.calibration().ifPresent(this::calibration);
            environment.contenders().forEach(this::contender);
            environment.cores().ifPresent(this::cores);
            environment.injector().ifPresent(this::injector);
            environment.leftOut().forEach(line -> add("leftOut", "", line));
            environment.machine().facts().forEach((name, fact) -> add("machine", name, fact));
            environment.others().forEach(this::other);
            List<Group> named = new ArrayList<>();
            groups.forEach((name, facts) -> named.add(name.equals(RUN) ? 0 : named.size(), new Group(name, facts)));
            return named;
        }

        private void calibration(LastCalibration calibration) {
            String group = "calibration";
            add(group, "summary", calibration.summary());
            add(group, "campaign", calibration.campaign());
            add(group, "when", calibration.when().map(String::valueOf));
            calibration.passed().ifPresent(passed -> add(group, "passed", Integer.toString(passed)));
            calibration.total().ifPresent(total -> add(group, "total", Integer.toString(total)));
            add(group, "failed", String.join("; ", calibration.failed()));
        }

        private void contender(String folder, StartedServer contender) {
            String group = "contenders";
            add(group, folder + ".title", contender.title());
            add(group, folder + ".version", contender.version());
            add(group, folder + ".command", String.join(" ", contender.command()));
            contender.settings().forEach((name, setting) -> add(group, folder + ".settings." + name, setting));
        }

        private void cores(UsedCores cores) {
            String group = "cores";
            add(
                    group,
                    "server",
                    cores.server().isPresent() ? Integer.toString(cores.server().getAsInt()) : "any");
            add(group, "injector", cores.injector());
            add(group, "sharesPhysicalCore", Boolean.toString(cores.sharesPhysicalCore()));
            add(group, "notPinned", cores.notPinned());
        }

        private void injector(InjectorJvm injector) {
            add("injector", "jvm", injector.version());
            add("injector", "flags", String.join(" ", injector.flags()));
        }

        /** A fact of an unknown name stands in the group that its path begins with. */
        private void other(String path, String fact) {
            int dot = path.indexOf('.');
            add(dot < 0 ? RUN : path.substring(0, dot), path.substring(dot + 1), fact);
        }

        private void add(String group, String name, Optional<String> fact) {
            fact.ifPresent(known -> add(group, name, known));
        }

        private void add(String group, String name, String fact) {
            groups.computeIfAbsent(group, any -> new ArrayList<>()).add(new Fact(name, fact));
        }
    }
}
