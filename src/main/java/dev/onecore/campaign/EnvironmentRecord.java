package dev.onecore.campaign;

import dev.onecore.admission.AvailableTargets;
import dev.onecore.host.CommandOutput;
import dev.onecore.host.CorePlan;
import dev.onecore.host.Machine;
import dev.onecore.model.CalibrationRecord;
import dev.onecore.model.Campaign;
import dev.onecore.model.Descriptor;
import dev.onecore.model.Secrets;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a reader must know to judge a campaign, or to run it again: machine, JVM, versions, settings. */
final class EnvironmentRecord {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private EnvironmentRecord() {}

    static Map<String, Object> of(Plan plan, CorePlan cores) {
        Campaign campaign = plan.campaign();
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("machine", Machine.describe());
        all.put("cores", cores(cores));
        all.put("injector", injector());
        all.put("revision", revision(campaign.settings().home()));
        all.put("seed", Long.toString(campaign.seed()));
        Map<String, Object> contenders = new LinkedHashMap<>();
        plan.attendance().contenders().forEach((folder, descriptor) -> contenders.put(folder, contender(descriptor)));
        all.put("contenders", contenders);
        if (!plan.absences().isEmpty()) {
            all.put("leftOut", plan.absences());
        }
        return new PortablePaths(campaign.settings().home(), Path.of(System.getProperty("user.home", "/"))).in(all);
    }

    /** The last calibration of this machine, as a page of a later campaign tells of it. */
    static Map<String, Object> of(CalibrationRecord calibration) {
        Map<String, Object> all = new LinkedHashMap<>();
        int total = calibration.claims().size();
        all.put(
                "summary",
                String.format(
                        Locale.ROOT,
                        "calibrated on %s (%s): %d of %d claims held",
                        DAY.format(calibration.when()),
                        calibration.profile().name().toLowerCase(Locale.ROOT),
                        calibration.passed(),
                        total));
        all.put("campaign", calibration.campaign());
        all.put("when", calibration.when().toString());
        all.put("passed", calibration.passed());
        all.put("total", total);
        all.put(
                "failed",
                calibration.claims().stream()
                        .filter(claim -> !claim.passed())
                        .map(claim -> "%s: %s instead of %s".formatted(claim.text(), claim.measured(), claim.truth()))
                        .toList());
        return all;
    }

    private static Map<String, Object> cores(CorePlan plan) {
        Map<String, Object> cores = new LinkedHashMap<>();
        cores.put(
                "server",
                plan.server().isPresent() ? Integer.toString(plan.server().getAsInt()) : "any");
        cores.put("injector", plan.injector().toString());
        cores.put("sharesPhysicalCore", plan.sharesPhysicalCore());
        plan.notPinned().ifPresent(why -> cores.put("notPinned", why));
        return cores;
    }

    private static Map<String, Object> injector() {
        Map<String, Object> injector = new LinkedHashMap<>();
        injector.put("jvm", System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"));
        injector.put(
                "flags",
                ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                        .map(Secrets::hidden)
                        .toList());
        return injector;
    }

    private static Map<String, Object> contender(Descriptor descriptor) {
        Map<String, Object> contender = new LinkedHashMap<>();
        contender.put("title", descriptor.title());
        contender.put(
                "command", descriptor.command().stream().map(Secrets::hidden).toList());
        AvailableTargets.version(descriptor).ifPresent(version -> contender.put("version", version));
        Map<String, Object> settings = new LinkedHashMap<>();
        descriptor.settings().forEach(choice -> settings.put(choice.name(), choice.value() + ": " + choice.why()));
        contender.put("settings", settings);
        return contender;
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
