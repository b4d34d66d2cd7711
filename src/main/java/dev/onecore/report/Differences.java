package dev.onecore.report;

import dev.onecore.figures.CampaignFigures;
import dev.onecore.model.Departure;
import dev.onecore.model.ServerFacts;
import dev.onecore.model.Target;
import dev.onecore.model.Traits;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * In what the targets differ apart from their speed, as the harness saw it: what must be read before any ratio of them. The names
 * in it are untrusted text and still to be escaped.
 */
final class Differences {

    private static final long MIB = 1 << 20;

    private final Map<String, ServerFacts> facts = new LinkedHashMap<>();
    private final List<String> sentences = new ArrayList<>();

    private Differences(CampaignFigures findings) {
        for (Target target : findings.campaign().targets()) {
            List<ServerFacts> seen = findings.trials().stream()
                    .filter(trial -> trial.trial().target().name().equals(target.name()))
                    .map(trial -> trial.result().facts())
                    .toList();
            seen.stream()
                    .filter(each -> !each.atStart().isEmpty())
                    .findFirst()
                    .or(() -> seen.stream().findFirst())
                    .ifPresent(first -> facts.put(target.name(), first.with(together(seen))));
        }
    }

    /** Sentences, those that explain most first; none where the targets are alike. */
    static List<String> of(CampaignFigures findings) {
        Differences differences = new Differences(findings);
        if (compares(findings)) {
            differences.agreed();
        } else {
            differences.compression();
        }
        differences.nagle();
        differences.limit();
        differences.departures();
        return differences.sentences;
    }

    /** Whether a target was seen to break the contract. */
    static boolean departs(CampaignFigures findings, String target) {
        return findings.trials().stream()
                .anyMatch(trial -> trial.trial().target().name().equals(target)
                        && !trial.result().facts().traits().departures().isEmpty());
    }

    private static Traits together(List<ServerFacts> seen) {
        Traits first = seen.get(0).traits();
        TreeSet<String> extensions = new TreeSet<>();
        seen.forEach(each -> extensions.addAll(each.traits().extensions()));
        return new Traits(first.departures(), List.copyOf(extensions), first.heldNs());
    }

    private void compression() {
        Map<Boolean, String> sides =
                sides(server -> !server.traits().extensions().isEmpty());
        if (sides.size() == 2) {
            String extensions = facts.values().stream()
                    .flatMap(server -> server.traits().extensions().stream())
                    .distinct()
                    .collect(Collectors.joining(", "));
            sentences.add(
                    "Compression is on at %s (%s was negotiated) and off at %s: data that does not shrink then costs CPU and time on both sides, and figures of the two compare settings rather than servers."
                            .formatted(sides.get(true), extensions, sides.get(false)));
        }
    }

    /** Whether compression is what is compared. */
    private static boolean compares(CampaignFigures findings) {
        return findings.campaign().workloads().stream()
                .flatMap(workload -> workload.phases().stream())
                .anyMatch(phase ->
                        phase.load().part().filter("echo-deflate"::equals).isPresent());
    }

    private void agreed() {
        String agreed = facts.entrySet().stream()
                .map(server -> server.getKey() + ": "
                        + (server.getValue().traits().extensions().isEmpty()
                                ? "nothing"
                                : String.join(", ", server.getValue().traits().extensions())))
                .collect(Collectors.joining("; "));
        sentences.add(
                "Where both sides compress, the injector does so at level 6 with a window of 15 bits and keeps its context; it agreed with "
                        + agreed + ". What each server is set to stands under its settings.");
    }

    private void nagle() {
        Map<Boolean, String> sides = sides(server -> server.traits().nagle());
        if (sides.containsKey(true)) {
            String held = facts.values().stream()
                    .map(ServerFacts::traits)
                    .filter(Traits::nagle)
                    .map(Traits::heldNs)
                    .filter(OptionalLong::isPresent)
                    .map(ns -> String.format(Locale.ROOT, "%.0f ms", ns.getAsLong() / 1e6))
                    .distinct()
                    .collect(Collectors.joining(", "));
            sentences.add(
                    "Nagle's algorithm is on at %s (the median small message was held for %s)%s: the last part of a message waits there for an acknowledgement, up to 40 ms on Linux, which has nothing to do with the server's speed."
                            .formatted(
                                    sides.get(true),
                                    held,
                                    sides.containsKey(false) ? " and off at " + sides.get(false) : ""));
        }
    }

    private void limit() {
        Map<Long, String> sides = sides(Differences::maxMessage);
        if (sides.size() > 1) {
            sentences.add("The largest message that is taken differs: "
                    + sides.entrySet().stream()
                            .map(side -> bytes(side.getKey()) + " at " + side.getValue())
                            .collect(Collectors.joining(", "))
                    + ".");
        }
    }

    private void departures() {
        facts.forEach((name, server) -> {
            List<Departure> departures = server.traits().departures();
            if (!departures.isEmpty()) {
                sentences.add("%s departs from the contract: %s."
                        .formatted(
                                name,
                                departures.stream().map(Departure::sentence).collect(Collectors.joining("; "))));
            }
        });
    }

    /** In bytes; below 0 where it is not known. */
    private static long maxMessage(ServerFacts server) {
        String limit = server.atStart().getOrDefault("limits.maxMessage", "");
        return limit.matches("\\d{1,18}") ? Long.parseLong(limit) : -1;
    }

    private static String bytes(long limit) {
        return limit < 0
                ? "unknown"
                : limit % MIB == 0 ? limit / MIB + " MiB" : String.format(Locale.ROOT, "%,d bytes", limit);
    }

    /** The targets' names by what is so of them, in the order of the targets. */
    private <T> Map<T, String> sides(Function<ServerFacts, T> what) {
        Map<T, String> sides = new LinkedHashMap<>();
        facts.forEach((name, server) -> sides.merge(what.apply(server), name, (one, next) -> one + ", " + next));
        return sides;
    }
}
