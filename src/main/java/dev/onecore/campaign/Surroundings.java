package dev.onecore.campaign;

import dev.onecore.host.CorePlan;
import dev.onecore.host.Machine;
import dev.onecore.model.Campaign;
import dev.onecore.model.Descriptor;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What a reader must know to judge a campaign, or to run it again: machine, JVM, versions, settings. */
final class Surroundings {

    private Surroundings() {}

    static Map<String, Object> of(Campaign campaign, CorePlan cores, Map<String, Descriptor> descriptors) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("machine", Machine.describe());
        all.put("cores", cores(cores));
        all.put("injector", injector());
        all.put("revision", revision(campaign.settings().home()));
        all.put("seed", Long.toString(campaign.seed()));
        Map<String, Object> contenders = new LinkedHashMap<>();
        descriptors.forEach((folder, descriptor) -> contenders.put(folder, contender(descriptor)));
        all.put("contenders", contenders);
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
        injector.put("flags", ManagementFactory.getRuntimeMXBean().getInputArguments());
        return injector;
    }

    private static Map<String, Object> contender(Descriptor descriptor) {
        Map<String, Object> contender = new LinkedHashMap<>();
        contender.put("title", descriptor.title());
        contender.put("command", descriptor.command());
        Map<String, Object> settings = new LinkedHashMap<>();
        descriptor.settings().forEach(choice -> settings.put(choice.name(), choice.value() + ": " + choice.why()));
        contender.put("settings", settings);
        return contender;
    }

    /** The project's git revision; "unknown" where there is no git or no repository. */
    private static String revision(Path home) {
        try {
            Process git = new ProcessBuilder(List.of("git", "describe", "--always", "--dirty", "--abbrev=40"))
                    .directory(home.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            git.getOutputStream().close();
            String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return git.waitFor(5, TimeUnit.SECONDS) && git.exitValue() == 0 && !said.isEmpty() ? said : "unknown";
        } catch (IOException e) {
            return "unknown";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "unknown";
        }
    }
}
