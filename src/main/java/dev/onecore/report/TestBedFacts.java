package dev.onecore.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onecore.figures.CampaignFigures;
import dev.onecore.figures.TrialReading;
import dev.onecore.model.Pin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where a campaign was run: what was pinned where, on which machine, and whether that machine was calibrated. */
final class TestBedFacts {

    private TestBedFacts() {}

    /** The facts for the first screen, in the order of a sceptic's questions. */
    static List<Fact> of(CampaignFigures findings, JsonNode environment, Optional<CalibrationFacts> calibration) {
        List<Fact> facts = new ArrayList<>();
        JsonNode cores = environment.path("cores");
        facts.add(new Fact("Server", server(findings.trials(), cores)));
        facts.add(new Fact("Injector", injector(cores)));
        facts.add(new Fact("Machine", machine(environment.path("machine"))));
        facts.add(new Fact(
                "Calibration", calibration.map(CalibrationFacts::summary).orElse("this machine was not calibrated")));
        return facts;
    }

    private static String server(List<TrialReading> trials, JsonNode cores) {
        String core = cores.path("server").asText();
        String where = core.isEmpty() || core.equals("any") ? "one core" : "core " + core + " alone";
        long proven = trials.stream().filter(TrialReading::pinned).count();
        if (proven == trials.size() && proven > 0) {
            return where + ", read from every thread in all " + proven + " trials";
        }
        long disproved = trials.stream()
                .filter(trial -> trial.result().serverPin().state() == Pin.State.DISPROVED)
                .count();
        String why = cores.path("notPinned").asText();
        return where + ": proven in " + proven + " of " + trials.size() + " trials"
                + (disproved > 0 ? ", disproved in " + disproved : "")
                + (why.isEmpty() ? "" : "; " + why);
    }

    private static String injector(JsonNode cores) {
        String where = cores.path("injector").asText();
        if (where.isEmpty()) {
            return "not recorded";
        }
        boolean one = where.matches("[0-9]+");
        return (one ? "core " : "cores ")
                + where
                + (cores.path("sharesPhysicalCore").asBoolean()
                        ? ", which shares a physical core with the server's"
                        : "");
    }

    private static String machine(JsonNode machine) {
        String cores = machine.path("cpu.logical").asText();
        String facts = String.join(
                ", ",
                Stream.of(
                                machine.path("cpu.model").asText(),
                                cores.isEmpty() ? "" : cores + " logical cores",
                                machine.path("virtual").asText(),
                                machine.path("kernel").asText())
                        .filter(fact -> !fact.isEmpty())
                        .toList());
        return facts.isEmpty() ? "not recorded" : facts;
    }
}
