package dev.onecore.campaign;

import dev.onecore.admission.AvailableTargets;
import dev.onecore.box.Box;
import dev.onecore.box.Inventory;
import dev.onecore.host.CommandOutput;
import dev.onecore.host.CorePlan;
import dev.onecore.host.Machine;
import dev.onecore.model.CalibrationRecord;
import dev.onecore.model.Campaign;
import dev.onecore.model.Descriptor;
import dev.onecore.model.Environment;
import dev.onecore.model.Environment.InjectorJvm;
import dev.onecore.model.Environment.LastCalibration;
import dev.onecore.model.Environment.MachineFacts;
import dev.onecore.model.Environment.StartedServer;
import dev.onecore.model.Environment.UsedCores;
import dev.onecore.model.Secrets;
import dev.onecore.monitor.ServerPlace;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/** Records the environment of a campaign that is about to begin, with paths that may be published. */
final class EnvironmentRecord {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private final PortablePaths paths;

    private EnvironmentRecord(PortablePaths paths) {
        this.paths = paths;
    }

    /**
     * The environment.
     *
     * @param place where contenders run
     * @param idleStates whether cores are kept from sleeping, in words
     * @param calibration the last one of this machine
     */
    static Environment of(
            Plan plan, CorePlan cores, ServerPlace place, String idleStates, Optional<CalibrationRecord> calibration) {
        Path home = plan.campaign().settings().home();
        return new EnvironmentRecord(new PortablePaths(home, Path.of(System.getProperty("user.home", "/"))))
                .record(plan, cores, place, idleStates, calibration);
    }

    private Environment record(
            Plan plan, CorePlan cores, ServerPlace place, String idleStates, Optional<CalibrationRecord> calibration) {
        Campaign campaign = plan.campaign();
        SortedMap<String, StartedServer> contenders = new TreeMap<>();
        plan.attendance()
                .contenders()
                .forEach((folder, descriptor) -> contenders.put(paths.in(folder), contender(descriptor)));
        SortedMap<String, String> machines = new TreeMap<>(Machine.describe());
        machines.putAll(place.facts());
        List<Box> injectors =
                Inventory.of(campaign.settings()).map(Inventory::injectors).orElse(List.of());
        for (int number = 0; number < injectors.size(); number++) {
            machines.put("injector." + number, injectors.get(number).name());
        }
        return new Environment(
                new MachineFacts(paths.in(machines)),
                Optional.of(new UsedCores(
                        place.cores().server(),
                        Optional.of(cores.injector().toString()),
                        place.cores().sharesPhysicalCore(),
                        cores.notPinned().or(() -> place.cores().notPinned()).map(paths::in))),
                Optional.of(injector()),
                Optional.of(revision(campaign.settings().home())),
                OptionalLong.of(campaign.seed()),
                contenders,
                paths.in(plan.absences()),
                Optional.of(idleStates),
                calibration.map(EnvironmentRecord::last),
                new TreeMap<>());
    }

    private static LastCalibration last(CalibrationRecord calibration) {
        int total = calibration.claims().size();
        return new LastCalibration(
                String.format(
                        Locale.ROOT,
                        "calibrated on %s (%s): %d of %d claims held",
                        DAY.format(calibration.when()),
                        calibration.profile().name().toLowerCase(Locale.ROOT),
                        calibration.passed(),
                        total),
                Optional.of(calibration.campaign()),
                Optional.of(calibration.when()),
                OptionalInt.of(calibration.passed()),
                OptionalInt.of(total),
                calibration.claims().stream()
                        .filter(claim -> !claim.passed())
                        .map(claim -> "%s: %s instead of %s".formatted(claim.text(), claim.measured(), claim.truth()))
                        .toList());
    }

    private InjectorJvm injector() {
        return new InjectorJvm(
                Optional.of(System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version")),
                paths.in(ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                        .map(Secrets::hidden)
                        .toList()));
    }

    private StartedServer contender(Descriptor descriptor) {
        SortedMap<String, String> settings = new TreeMap<>();
        descriptor.settings().forEach(choice -> settings.put(choice.name(), choice.value() + ": " + choice.why()));
        return new StartedServer(
                Optional.of(paths.in(descriptor.title())),
                paths.in(descriptor.command().stream().map(Secrets::hidden).toList()),
                AvailableTargets.version(descriptor).map(paths::in),
                paths.in(settings));
    }

    /** The project's git revision; "unknown" where there is no git or no repository. */
    private static String revision(Path home) {
        return new CommandOutput(
                        List.of("git", "describe", "--always", "--dirty", "--abbrev=40"), home, Duration.ofSeconds(5))
                .run()
                .filter(said -> !said.isEmpty())
                .orElse("unknown");
    }
}
