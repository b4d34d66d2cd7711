package dev.onecore.gate;

import dev.onecore.report.StoredResult;
import dev.onecore.report.StoredResult.StoredPhase;
import dev.onecore.report.StoredResult.StoredTarget;
import dev.onecore.report.StoredResult.StoredWorkload;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What two campaigns differ in, beside their figures: what makes them incomparable, and what must be known of a ratio. */
final class Comparability {
    /** What a machine is known by, as a calibration knows it. */
    private static final List<String> MACHINE =
            List.of("cpu.model", "cpu.logical", "memory.bytes", "virtual", "kernel", "architecture");

    private static final String WARM_UP = "warmup";

    private Comparability() {}

    /** The names of the workloads that both have, in the order of the campaign. */
    static List<String> workloads(StoredResult baseline, StoredResult campaign) {
        return campaign.workloads().stream()
                .map(StoredWorkload::name)
                .filter(name -> baseline.workload(name).isPresent())
                .toList();
    }

    /** The names of the targets that both have, in the order of the campaign. */
    static List<String> targets(StoredResult baseline, StoredResult campaign) {
        return campaign.targets().stream()
                .map(StoredTarget::name)
                .filter(name -> baseline.target(name).isPresent())
                .toList();
    }

    /** Why no ratio of the two says anything; empty when they did the same. */
    static List<String> differences(StoredResult baseline, StoredResult campaign) {
        List<String> differences = new ArrayList<>();
        List<String> workloads = workloads(baseline, campaign);
        if (workloads.isEmpty()) {
            differences.add("they have no workload in common (%s; the baseline %s)"
                    .formatted(workloadNames(campaign), workloadNames(baseline)));
        }
        if (targets(baseline, campaign).isEmpty()) {
            differences.add("they have no target in common (%s; the baseline %s)"
                    .formatted(targetNames(campaign), targetNames(baseline)));
        }
        for (String name : workloads) {
            differences.addAll(ofWorkload(
                    baseline.workload(name).orElseThrow(),
                    campaign.workload(name).orElseThrow()));
        }
        for (String name : targets(baseline, campaign)) {
            StoredTarget before = baseline.target(name).orElseThrow();
            StoredTarget now = campaign.target(name).orElseThrow();
            if (before.startedHere() != now.startedHere()) {
                differences.add("%s was %s, and %s in the baseline".formatted(name, kind(now), kind(before)));
            }
        }
        if (baseline.run().given().containsKey(WARM_UP)
                != campaign.run().given().containsKey(WARM_UP)) {
            differences.add("the warm-up was fixed in one of them and searched for in the other");
        }
        return differences;
    }

    private static List<String> ofWorkload(StoredWorkload before, StoredWorkload now) {
        List<String> differences = new ArrayList<>();
        String name = now.name();
        add(differences, name + ": primary figure", now.primaryMetric(), before.primaryMetric());
        add(differences, name + ": phase of the primary figure", now.primaryPhase(), before.primaryPhase());
        for (StoredPhase phase : now.phases()) {
            Optional<StoredPhase> other = before.phase(phase.name());
            if (other.isPresent()) {
                differences.addAll(ofPhase(name + ", " + phase.name(), other.get(), phase));
            } else if (said(before) || phase.measured()) {
                differences.add(name + ": the baseline has no phase " + phase.name());
            }
        }
        before.phases().stream()
                .filter(phase -> now.phase(phase.name()).isEmpty() && (said(now) || phase.measured()))
                .forEach(phase -> differences.add(name + ": the baseline alone has a phase " + phase.name()));
        return differences;
    }

    /** By what shapes it, or by its title where an old file says no more. */
    private static List<String> ofPhase(String name, StoredPhase before, StoredPhase now) {
        List<String> differences = new ArrayList<>();
        if (before.shape().isEmpty() || now.shape().isEmpty()) {
            add(differences, name, now.title(), before.title());
            return differences;
        }
        Set<String> members = new TreeSet<>(before.shape().keySet());
        members.addAll(now.shape().keySet());
        for (String member : members) {
            add(
                    differences,
                    name + ": " + member,
                    now.shape().getOrDefault(member, "none"),
                    before.shape().getOrDefault(member, "none"));
        }
        return differences;
    }

    private static void add(List<String> differences, String what, String now, String before) {
        if (!now.equals(before)) {
            differences.add("%s is %s, and %s in the baseline".formatted(what, now, before));
        }
    }

    /** Whether the file says what shapes its phases; that of an older version does not. */
    private static boolean said(StoredWorkload workload) {
        return workload.phases().stream().noneMatch(phase -> phase.shape().isEmpty());
    }

    /** What a reader must know of each ratio of the two. */
    static List<String> warnings(StoredResult baseline, StoredResult campaign) {
        List<String> warnings = new ArrayList<>();
        Map<String, String> now = campaign.place().machine();
        Map<String, String> before = baseline.place().machine();
        List<String> machine = MACHINE.stream()
                .filter(fact -> !Objects.equals(now.get(fact), before.get(fact)))
                .map(fact -> "%s %s, and %s"
                        .formatted(fact, now.getOrDefault(fact, "unknown"), before.getOrDefault(fact, "unknown")))
                .toList();
        if (!machine.isEmpty()) {
            warnings.add("the baseline is of another machine: " + String.join("; ", machine));
        }
        differs(warnings, "cores", campaign.place().cores(), baseline.place().cores());
        differs(
                warnings,
                "calibration",
                campaign.place().calibration().orElse("none"),
                baseline.place().calibration().orElse("none"));
        for (String name : targets(baseline, campaign)) {
            if (startedOtherwise(baseline, campaign, name)) {
                warnings.add(name + " was started by another command: "
                        + changes(
                                campaign.target(name).orElseThrow(),
                                baseline.target(name).orElseThrow()));
            }
        }
        leftOut(warnings, "workload", workloadNames(campaign), workloadNames(baseline));
        leftOut(warnings, "target", targetNames(campaign), targetNames(baseline));
        if (!workloads(baseline, campaign).stream()
                .allMatch(name -> said(baseline.workload(name).orElseThrow())
                        && said(campaign.workload(name).orElseThrow()))) {
            warnings.add("one of the files is older than its loads' description; phases were compared by their titles");
        }
        return warnings;
    }

    private static void differs(List<String> warnings, String what, String now, String before) {
        if (!now.equals(before)) {
            warnings.add("another %s: %s; the baseline: %s"
                    .formatted(what, now.isEmpty() ? "unknown" : now, before.isEmpty() ? "unknown" : before));
        }
    }

    private static void leftOut(List<String> warnings, String what, Set<String> now, Set<String> before) {
        Set<String> one = new TreeSet<>(now);
        one.removeAll(before);
        Set<String> other = new TreeSet<>(before);
        other.removeAll(now);
        if (!one.isEmpty()) {
            warnings.add("not compared, since the baseline has no such %s: %s".formatted(what, String.join(", ", one)));
        }
        if (!other.isEmpty()) {
            warnings.add("not compared, since the baseline alone has such a %s: %s"
                    .formatted(what, String.join(", ", other)));
        }
    }

    /** Whether a target of both was not started by one and the same command, as far as is known, or is of another address. */
    static boolean startedOtherwise(StoredResult baseline, StoredResult campaign, String name) {
        StoredTarget before = baseline.target(name).orElseThrow();
        StoredTarget now = campaign.target(name).orElseThrow();
        boolean known = !before.command().isEmpty() && !now.command().isEmpty();
        return !before.address().equals(now.address())
                || (known && !before.command().equals(now.command()));
    }

    /** Words and class path entries of one command that are not in the other; a few of them. */
    private static String changes(StoredTarget now, StoredTarget before) {
        return "%s; the baseline: %s".formatted(only(now, before), only(before, now));
    }

    private static String only(StoredTarget one, StoredTarget other) {
        Set<String> words = words(one);
        words.removeAll(words(other));
        List<String> shown = words.stream().limit(4).toList();
        return shown.isEmpty() ? "nothing more" : String.join(", ", shown) + (words.size() > shown.size() ? " …" : "");
    }

    private static Set<String> words(StoredTarget target) {
        Set<String> words = target.command().stream()
                .flatMap(word -> List.of(word.split(":")).stream())
                .map(word -> word.endsWith(".jar") ? word.substring(word.lastIndexOf('/') + 1) : word)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        words.add(target.address());
        return words;
    }

    private static String kind(StoredTarget target) {
        return target.startedHere() ? "started here" : "running already at " + target.address();
    }

    private static Set<String> workloadNames(StoredResult result) {
        return result.workloads().stream().map(StoredWorkload::name).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> targetNames(StoredResult result) {
        return result.targets().stream().map(StoredTarget::name).collect(Collectors.toCollection(TreeSet::new));
    }
}
