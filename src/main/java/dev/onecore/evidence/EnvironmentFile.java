package dev.onecore.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onecore.model.Environment;
import dev.onecore.model.Environment.InjectorJvm;
import dev.onecore.model.Environment.LastCalibration;
import dev.onecore.model.Environment.MachineFacts;
import dev.onecore.model.Environment.StartedServer;
import dev.onecore.model.Environment.UsedCores;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * {@code environment.json}: members in order of their names, none for what is not known. It is read leniently: a member that is
 * of another type than here, or unknown, is one of {@link Environment#others}.
 */
public final class EnvironmentFile {

    static final String FILE = "environment.json";

    private EnvironmentFile() {}

    /** The environment as it is spelled in JSON, here and in the products of a report. */
    public static ObjectNode tree(Environment environment) {
        SortedMap<String, Object> members = new TreeMap<>(environment.others());
        put(members, "machine", environment.machine().facts());
        environment.cores().ifPresent(cores -> members.put("cores", cores(cores)));
        environment.injector().ifPresent(injector -> members.put("injector", injector(injector)));
        environment.revision().ifPresent(revision -> members.put("revision", revision));
        environment.seed().ifPresent(seed -> members.put("seed", Long.toString(seed)));
        SortedMap<String, Object> contenders = new TreeMap<>();
        environment.contenders().forEach((folder, contender) -> contenders.put(folder, contender(contender)));
        put(members, "contenders", contenders);
        if (!environment.leftOut().isEmpty()) {
            members.put("leftOut", environment.leftOut());
        }
        environment.idleStates().ifPresent(words -> members.put("idleStates", words));
        environment.calibration().ifPresent(calibration -> members.put("calibration", calibration(calibration)));
        return Json.FILE.valueToTree(members);
    }

    private static void put(Map<String, Object> members, String name, Map<String, ?> value) {
        if (!value.isEmpty()) {
            members.put(name, value);
        }
    }

    private static Map<String, Object> cores(UsedCores cores) {
        Map<String, Object> members = new TreeMap<>();
        members.put(
                "server",
                cores.server().isPresent() ? Integer.toString(cores.server().getAsInt()) : "any");
        cores.injector().ifPresent(injector -> members.put("injector", injector));
        members.put("sharesPhysicalCore", cores.sharesPhysicalCore());
        cores.notPinned().ifPresent(why -> members.put("notPinned", why));
        return members;
    }

    private static Map<String, Object> injector(InjectorJvm injector) {
        Map<String, Object> members = new TreeMap<>();
        injector.version().ifPresent(version -> members.put("jvm", version));
        members.put("flags", injector.flags());
        return members;
    }

    private static Map<String, Object> contender(StartedServer contender) {
        Map<String, Object> members = new TreeMap<>();
        contender.title().ifPresent(title -> members.put("title", title));
        members.put("command", contender.command());
        contender.version().ifPresent(version -> members.put("version", version));
        members.put("settings", contender.settings());
        return members;
    }

    private static Map<String, Object> calibration(LastCalibration calibration) {
        Map<String, Object> members = new TreeMap<>();
        members.put("summary", calibration.summary());
        calibration.campaign().ifPresent(campaign -> members.put("campaign", campaign));
        calibration.when().ifPresent(when -> members.put("when", when.toString()));
        calibration.passed().ifPresent(passed -> members.put("passed", passed));
        calibration.total().ifPresent(total -> members.put("total", total));
        members.put("failed", calibration.failed());
        return members;
    }

    /** The environment in a file's content. */
    static Environment of(JsonNode content) {
        SortedMap<String, String> others = new TreeMap<>();
        LenientObject all = LenientObject.of(content, others);
        MachineFacts machine =
                new MachineFacts(all.object("machine").map(LenientObject::facts).orElseGet(TreeMap::new));
        Optional<UsedCores> cores = all.object("cores").map(EnvironmentFile::cores);
        Optional<InjectorJvm> injector = all.object("injector").map(EnvironmentFile::injector);
        Optional<String> revision = all.text("revision");
        OptionalLong seed = all.number("seed");
        SortedMap<String, StartedServer> contenders =
                all.object("contenders").map(EnvironmentFile::contenders).orElseGet(TreeMap::new);
        List<String> leftOut = all.texts("leftOut");
        Optional<String> idleStates = all.text("idleStates");
        Optional<LastCalibration> calibration = all.object("calibration").flatMap(EnvironmentFile::calibration);
        all.rest();
        return new Environment(
                machine, cores, injector, revision, seed, contenders, leftOut, idleStates, calibration, others);
    }

    private static UsedCores cores(LenientObject members) {
        OptionalInt server = members.is("server", "any") ? OptionalInt.empty() : members.count("server");
        UsedCores cores = new UsedCores(
                server,
                members.text("injector"),
                members.truth("sharesPhysicalCore").orElse(false),
                members.text("notPinned"));
        members.rest();
        return cores;
    }

    private static InjectorJvm injector(LenientObject members) {
        InjectorJvm injector = new InjectorJvm(members.text("jvm"), members.texts("flags"));
        members.rest();
        return injector;
    }

    private static SortedMap<String, StartedServer> contenders(LenientObject folders) {
        SortedMap<String, StartedServer> contenders = new TreeMap<>();
        folders.objects().forEach((folder, members) -> {
            contenders.put(
                    folder,
                    new StartedServer(
                            members.text("title"),
                            members.texts("command"),
                            members.text("version"),
                            members.object("settings").map(LenientObject::facts).orElseGet(TreeMap::new)));
            members.rest();
        });
        folders.rest();
        return contenders;
    }

    /** None where it does not say what it came to; what it says is kept among the others then. */
    private static Optional<LastCalibration> calibration(LenientObject members) {
        Optional<LastCalibration> calibration = members.text("summary")
                .map(summary -> new LastCalibration(
                        summary,
                        members.text("campaign"),
                        members.instant("when"),
                        members.count("passed"),
                        members.count("total"),
                        members.texts("failed")));
        members.rest();
        return calibration;
    }
}
