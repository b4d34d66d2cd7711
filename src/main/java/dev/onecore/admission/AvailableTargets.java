package dev.onecore.admission;

import dev.onecore.evidence.Descriptors;
import dev.onecore.evidence.WrongDescriptor;
import dev.onecore.exam.Exam;
import dev.onecore.host.CommandOutput;
import dev.onecore.model.Descriptor;
import dev.onecore.model.Descriptor.Need;
import dev.onecore.model.Setting;
import dev.onecore.model.Settings;
import dev.onecore.model.Target;
import dev.onecore.model.Target.Contender;
import dev.onecore.model.WrongSetting;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Who takes part. A contender whose interpreter or library is missing is left out; an endpoint always takes part.
 *
 * @param present in the order of the settings; at least one
 * @param contenders the descriptors of those present, by {@link Contender#folder}
 * @param absences a line for each that is left out, with what to install
 */
public record AvailableTargets(List<Target> present, Map<String, Descriptor> contenders, List<String> absences) {

    private static final URI NOWHERE = URI.create("ws://127.0.0.1:1");
    private static final Duration JOIN_TIMEOUT = Duration.ofSeconds(10);

    public AvailableTargets {
        present = List.copyOf(present);
        absences = List.copyOf(absences);
    }

    /**
     * Reads every contender's descriptor and looks whether what it needs is there.
     *
     * @param jvmArgs arguments of servers' JVMs, such as a heap for very many connections, which those of the settings follow; a
     *     contender without a JVM has no use for them
     * @param lookup looks for what they need, on the machine where they run
     * @throws WrongSetting when there is no such contender, or no target is left
     * @throws dev.onecore.evidence.WrongDescriptor when a descriptor cannot be used
     */
    public static AvailableTargets of(Settings settings, List<String> jvmArgs, NeedsLookup lookup) {
        List<String> allArgs = Stream.concat(jvmArgs.stream(), settings.serverJvmArgs().stream())
                .toList();
        Descriptors known = new Descriptors(settings.home());
        Map<String, Descriptor> contenders = new LinkedHashMap<>();
        Map<String, Optional<Need>> missing = new LinkedHashMap<>();
        List<Target> present = new ArrayList<>();
        List<String> absences = new ArrayList<>();
        for (Target target : settings.targets()) {
            Optional<Need> need = target.map(
                    contender -> {
                        Descriptor descriptor =
                                contenders.computeIfAbsent(contender.folder(), folder -> known.named(folder, allArgs));
                        requireRules(descriptor);
                        return missing.computeIfAbsent(contender.folder(), folder -> lookup.missing(descriptor));
                    },
                    endpoint -> Optional.empty());
            need.ifPresentOrElse(
                    what -> absences.add(sentence(target, what, lookup.where())), () -> present.add(target));
        }
        if (present.isEmpty()) {
            throw WrongSetting.impossible(
                    Setting.TARGETS.key(),
                    String.join(
                            ",", settings.targets().stream().map(Target::name).toList()),
                    "no server is left to compare; " + String.join("; ", absences));
        }
        List<String> asked = settings.serverJvmArgs();
        if (!asked.isEmpty()
                && contenders.values().stream().noneMatch(each -> each.command().containsAll(asked))) {
            throw WrongSetting.impossible(
                    Setting.SERVER_JVM_ARGS.key(),
                    String.join(" ", asked),
                    "nothing uses it, since no target's command has {jvmArgs} in it; leave it out");
        }
        missing.forEach((folder, need) -> need.ifPresent(any -> contenders.remove(folder)));
        return new AvailableTargets(present, contenders, absences);
    }

    /**
     * Those without some of them.
     *
     * @param lacking why each of these takes no part, by its name
     * @throws WrongSetting when no target is left
     */
    public AvailableTargets without(Map<String, String> lacking) {
        List<Target> left = present.stream()
                .filter(target -> !lacking.containsKey(target.name()))
                .toList();
        List<String> all =
                Stream.concat(absences.stream(), lacking.values().stream()).toList();
        if (left.isEmpty()) {
            throw WrongSetting.impossible(
                    Setting.TARGETS.key(),
                    String.join(",", present.stream().map(Target::name).toList()),
                    "no server is left to compare; " + String.join("; ", all));
        }
        Map<String, Descriptor> used = new LinkedHashMap<>(contenders);
        used.keySet()
                .removeIf(folder -> left.stream()
                        .noneMatch(target ->
                                target.map(contender -> contender.folder().equals(folder), endpoint -> false)));
        return new AvailableTargets(left, used, all);
    }

    private static void requireRules(Descriptor descriptor) {
        try {
            Exam unused = Exam.of(NOWHERE).departing(Set.copyOf(descriptor.departures()));
        } catch (IllegalArgumentException e) {
            throw new WrongDescriptor(descriptor.folder().resolve(Descriptors.FILE), "departures: " + e.getMessage());
        }
    }

    private static String sentence(Target target, Need need, String where) {
        return "%s is left out, since '%s' fails%s: install %s"
                .formatted(target.name(), String.join(" ", need.run()), where, need.packageName());
    }

    /** What a contender's own command says of its version; empty where the descriptor has none, or the command fails. */
    public static Optional<String> version(Descriptor descriptor) {
        return descriptor.version().isEmpty()
                ? Optional.empty()
                : new CommandOutput(descriptor.version(), descriptor.folder(), JOIN_TIMEOUT)
                        .run()
                        .flatMap(said -> said.lines().findFirst());
    }
}
