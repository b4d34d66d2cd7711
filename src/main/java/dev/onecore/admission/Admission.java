package dev.onecore.admission;

import dev.onecore.connect.ConnectOptions;
import dev.onecore.connect.InfoPage;
import dev.onecore.exam.Exam;
import dev.onecore.exam.ExamResult;
import dev.onecore.exam.Finding;
import dev.onecore.model.Campaign;
import dev.onecore.model.Departure;
import dev.onecore.model.Descriptor;
import dev.onecore.model.ServerAddress;
import dev.onecore.model.Target;
import dev.onecore.model.Target.Contender;
import dev.onecore.model.Target.Endpoint;
import dev.onecore.model.Traits;
import dev.onecore.monitor.ServerPlace;
import dev.onecore.monitor.ServerUnderTest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Examines each server before anything is measured. It is started once, as in a trial and held to the same core, and checked by
 * the short form of the exam and by a {@link NagleProbe}; one that fails is refused, since its figures would compare what is
 * not the same.
 */
public final class Admission {

    private final Campaign campaign;
    private final AvailableTargets available;
    private final ServerPlace place;
    private final Consumer<String> noted;
    private final ConnectOptions connectOptions;
    private final Map<String, Traits> looked = new HashMap<>();
    private final List<String> refusals = new ArrayList<>();
    private final Map<String, String> lacking = new HashMap<>();
    private boolean admissible;

    private Admission(
            Campaign campaign,
            AvailableTargets available,
            ServerPlace place,
            ConnectOptions connectOptions,
            Consumer<String> noted) {
        this.campaign = campaign;
        this.available = available;
        this.connectOptions = connectOptions;
        this.place = place;
        this.noted = noted;
    }

    /**
     * Examines every target, one after another.
     *
     * @param place where contenders run
     * @param noted hears what was found, a sentence each
     * @return what was found of each that takes part, and who does not
     * @throws Refused when one does not run, or breaks a rule that is neither declared nor admitted by the settings
     */
    public static Admitted pass(
            Campaign campaign,
            AvailableTargets available,
            ServerPlace place,
            ConnectOptions connectOptions,
            Consumer<String> noted) {
        return new Admission(campaign, available, place, connectOptions, noted).all();
    }

    /**
     * Who takes part.
     *
     * @param traits what was found of each that does, by its name
     * @param lacking a line for each that does not, by its name: it lacks what the workloads need of the contract's optional parts
     */
    public record Admitted(Map<String, Traits> traits, Map<String, String> lacking) {

        public Admitted {
            traits = Map.copyOf(traits);
            lacking = Collections.unmodifiableMap(new LinkedHashMap<>(lacking));
        }
    }

    private Admitted all() {
        Map<String, Traits> found = new LinkedHashMap<>();
        for (Target target : campaign.targets()) {
            // An alias names a server that was examined already.
            found.put(target.name(), looked.computeIfAbsent(server(target), any -> target.map(this::look, this::look)));
        }
        if (!refusals.isEmpty()) {
            throw new Refused(String.join("%n".formatted(), refusals)
                    + (admissible
                            ? "%nLeave it out of onecore.targets, or go on with -Donecore.admitAll=true, which marks its figures. A rule that a framework itself breaks belongs in the departures of its contender.json."
                                    .formatted()
                            : ""));
        }
        Map<String, String> absent = new LinkedHashMap<>();
        for (Target target : campaign.targets()) {
            String part = lacking.get(server(target));
            if (part != null) {
                absent.put(target.name(), target.name() + " is left out, since " + part);
            }
        }
        found.keySet().removeAll(absent.keySet());
        return new Admitted(found, absent);
    }

    private static String server(Target target) {
        return target.map(Contender::folder, Endpoint::name);
    }

    private Traits look(Contender target) {
        Descriptor descriptor = available.contenders().get(target.folder());
        if (descriptor == null) {
            throw new IllegalArgumentException(target.name() + " is not of this campaign");
        }
        try {
            Path log = Files.createTempFile("onecore", ".log");
            try (ServerUnderTest process = place.start(descriptor, log)) {
                lookForParts(target, InfoPage.of(process.uri(), ConnectOptions.PLAIN));
                return examine(target, process.uri(), Set.copyOf(descriptor.departures()));
            } finally {
                Files.deleteIfExists(log);
            }
        } catch (IOException e) {
            refusals.add(target.name() + " does not start: " + e.getMessage());
            return Traits.UNKNOWN;
        }
    }

    private Traits look(Endpoint endpoint) {
        URI server = endpoint.uri();
        try {
            InfoPage info = InfoPage.of(server, connectOptions);
            if (!campaign.settings().admitAll()) {
                info.requireContract(server);
            }
            lookForParts(endpoint, info);
        } catch (IOException e) {
            refusals.add(endpoint.name() + ": " + e.getMessage());
            return Traits.UNKNOWN;
        }
        boolean plain = !ServerAddress.of(server).secure()
                && connectOptions.headers().isEmpty()
                && connectOptions.subprotocols().isEmpty();
        if (plain) {
            return examine(endpoint, server, Set.of());
        }
        noted.accept(endpoint.name()
                + " answers as the contract says, but its rules are not examined: the exam speaks plain ws://"
                + " without headers and sub-protocols alone. Where it runs, 'java -jar onecore.jar exam ws://127.0.0.1:<port>'"
                + " examines it whole.");
        return new Traits(List.of(), List.of(), NagleProbe.heldNs(connectOptions, server));
    }

    /** Notes what a server lacks of the optional parts that the workloads need. */
    private void lookForParts(Target target, InfoPage info) {
        List<String> has = info.texts("optional");
        campaign.workloads().stream()
                .filter(workload -> campaign.targets(workload).contains(target))
                .forEach(workload -> workload.phases().stream()
                        .flatMap(phase -> phase.load().part().stream())
                        .filter(part -> !has.contains(part))
                        .findFirst()
                        .ifPresent(part -> lacking.put(
                                server(target),
                                workload.title() + " needs the optional part " + part
                                        + " of the contract, and its /info does not announce it")));
    }

    private Traits examine(Target target, URI server, Set<String> declared) {
        long begin = System.nanoTime();
        ExamResult result = Exam.of(server).brief().departing(declared).run(finding -> {});
        List<Departure> departures = result.findings().stream()
                .flatMap(finding -> departure(finding).stream())
                .toList();
        noted.accept(String.format(
                Locale.ROOT, "examined %s: %s, %.1f s", target.name(), result, (System.nanoTime() - begin) / 1e9));
        if (result.findings().size() < result.rules()) {
            refusals.add(target.name() + " cannot be reached at " + server + " any more; is it still running?");
        } else if (!result.passed() && !campaign.settings().admitAll()) {
            admissible = true;
            StringBuilder refusal = new StringBuilder(target.name() + " breaks the contract onecore/1:");
            for (Finding finding : result.findings()) {
                if (finding.failed()) {
                    departure(finding)
                            .ifPresent(
                                    broken -> refusal.append("%n  ".formatted()).append(broken.sentence()));
                }
            }
            refusals.add(refusal.toString());
        }
        boolean reached = result.findings().size() == result.rules();
        return new Traits(
                departures,
                List.of(),
                reached ? NagleProbe.heldNs(ConnectOptions.PLAIN, server) : OptionalLong.empty());
    }

    private static Optional<Departure> departure(Finding finding) {
        return finding.outcome()
                .breach()
                .map(breach -> new Departure(finding.rule().name(), breach.expected(), breach.seen()));
    }
}
