package dev.onecore.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onecore.model.Campaign;
import java.util.ArrayList;
import java.util.List;

/**
 * What a reader must know to judge a campaign, or to run it again.
 *
 * @param calibration in words
 * @param command that runs it again
 * @param groups of facts, as they were recorded
 */
record EnvironmentView(String calibration, String command, List<Group> groups) {

    /**
     * Facts of one kind.
     *
     * @param name of it
     * @param facts by their path
     */
    record Group(String name, List<Fact> facts) {}

    static EnvironmentView of(Campaign campaign, JsonNode environment) {
        List<Group> groups = new ArrayList<>();
        List<Fact> single = new ArrayList<>();
        environment.properties().forEach(member -> {
            boolean own = member.getValue().isContainerNode();
            List<Fact> facts = own ? new ArrayList<>() : single;
            collect(own ? "" : member.getKey(), member.getValue(), facts);
            if (own && !facts.isEmpty()) {
                groups.add(new Group(member.getKey(), facts));
            }
        });
        if (!single.isEmpty()) {
            groups.add(0, new Group("run", single));
        }
        return new EnvironmentView(
                CalibrationFacts.in(environment)
                        .map(CalibrationFacts::summary)
                        .orElse("this machine was not calibrated"),
                Rerun.command(campaign),
                groups);
    }

    private static void collect(String name, JsonNode node, List<Fact> facts) {
        if (node.isObject()) {
            node.properties()
                    .forEach(member -> collect(
                            name.isEmpty() ? member.getKey() : name + "." + member.getKey(), member.getValue(), facts));
        } else if (node.isArray() && !node.isEmpty() && node.get(0).isContainerNode()) {
            for (int i = 0; i < node.size(); i++) {
                collect(name + "." + i, node.get(i), facts);
            }
        } else if (node.isArray()) {
            List<String> items = new ArrayList<>();
            node.forEach(item -> items.add(item.asText()));
            facts.add(new Fact(name, String.join(" ", items)));
        } else {
            facts.add(new Fact(name, node.asText()));
        }
    }
}
