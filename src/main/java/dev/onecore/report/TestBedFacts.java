package dev.onecore.report;

import dev.onecore.figures.CampaignFigures;
import dev.onecore.figures.TrialReading;
import dev.onecore.model.Environment;
import dev.onecore.model.Environment.LastCalibration;
import dev.onecore.model.Environment.MachineFacts;
import dev.onecore.model.Environment.UsedCores;
import dev.onecore.model.Pin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where a campaign was run: what was pinned where, on which machine, and whether that machine was calibrated. */
final class TestBedFacts {

    private TestBedFacts() {}

    /** The facts for the first screen, in the order of a sceptic's questions. */
    static List<Fact> of(CampaignFigures findings, Environment environment) {
        List<Fact> facts = new ArrayList<>();
        Optional<UsedCores> cores = environment.cores();
        facts.add(new Fact("Server", server(findings.trials(), cores)));
        facts.add(new Fact("Injector", injector(cores)));
        findings.campaign().settings().wire().ifPresent(wire -> facts.add(new Fact("Wire", wire.words())));
        MachineFacts machine = environment.machine();
        facts.add(new Fact("Machine", machine(machine)));
        machine.serverBox()
                .ifPresent(box -> facts.add(new Fact("Server's machine", box + ", " + machine(machine.ofServers()))));
        facts.add(new Fact("Calibration", calibration(environment)));
        return facts;
    }

    /** What the last calibration came to, in words. */
    static String calibration(Environment environment) {
        return environment.calibration().map(LastCalibration::summary).orElse("this machine was not calibrated");
    }

    private static String server(List<TrialReading> trials, Optional<UsedCores> cores) {
        long proven = trials.stream().filter(TrialReading::pinned).count();
        String where = where(trials, cores);
        if (proven == trials.size() && proven > 0) {
            return where + ", read from every thread in all " + proven + " trials";
        }
        long disproved = trials.stream()
                .filter(trial -> trial.result().serverPin().state() == Pin.State.DISPROVED)
                .count();
        return where + ": proven in " + proven + " of " + trials.size() + " trials"
                + (disproved > 0 ? ", disproved in " + disproved : "")
                + cores.flatMap(UsedCores::notPinned).map(why -> "; " + why).orElse("");
    }

    /** The cores that were seen, of servers that were started elsewhere too; else the one that was planned for those started here. */
    private static String where(List<TrialReading> trials, Optional<UsedCores> cores) {
        List<String> seen = trials.stream()
                .filter(TrialReading::pinned)
                .flatMap(trial -> trial.result().serverPin().observed().stream())
                .distinct()
                .sorted()
                .toList();
        if (seen.size() > 1) {
            return "one core each, of cores " + String.join(", ", seen);
        }
        if (seen.size() == 1) {
            return "core " + seen.get(0) + " alone";
        }
        OptionalInt planned = trials.stream().anyMatch(TestBedFacts::startedHere)
                ? cores.map(UsedCores::server).orElse(OptionalInt.empty())
                : OptionalInt.empty();
        return planned.isPresent() ? "core " + planned.getAsInt() + " alone" : "one core";
    }

    private static boolean startedHere(TrialReading reading) {
        return reading.trial().target().map(contender -> true, endpoint -> false);
    }

    private static String injector(Optional<UsedCores> cores) {
        Optional<String> where = cores.flatMap(UsedCores::injector);
        if (where.isEmpty()) {
            return "not recorded";
        }
        boolean one = where.get().matches("[0-9]+");
        return (one ? "core " : "cores ")
                + where.get()
                + (cores.filter(UsedCores::sharesPhysicalCore).isPresent()
                        ? ", which shares a physical core with the server's"
                        : "");
    }

    private static String machine(MachineFacts machine) {
        String facts = Stream.of(
                        machine.processor(),
                        machine.logicalCores().map(cores -> cores + " logical cores"),
                        machine.virtual(),
                        machine.kernel())
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", "));
        return facts.isEmpty() ? "not recorded" : facts;
    }
}
