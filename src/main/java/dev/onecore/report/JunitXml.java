package dev.onecore.report;

import dev.onecore.figures.CampaignFigures;
import dev.onecore.figures.TrialReading;
import dev.onecore.model.Mark;
import dev.onecore.model.Pin;
import dev.onecore.model.Verdict.Outcome;
import dev.onecore.model.Workload;
import dev.onecore.report.TestCase.TestStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * {@code junit.xml}: verdicts and gates as a CI server reads them (the form of Ant's and Surefire's reports). A trial that
 * failed is a failure; one that the machine made invalid is skipped, since it says nothing of the server.
 */
final class JunitXml {

    private JunitXml() {}

    /** The whole file. */
    static String of(CampaignFigures findings, List<String> problems) {
        JunitDocument xml = new JunitDocument("onecore " + findings.campaign().id());
        for (Workload workload : findings.campaign().workloads()) {
            xml.suite(named(findings.trials().stream()
                    .filter(trial -> trial.trial().workload().name().equals(workload.name()))
                    .map(JunitXml::trial)
                    .toList()));
        }
        xml.suite(gates(findings, problems));
        return xml.text();
    }

    /** The cases, each with a name of its own: a trial that was repeated would otherwise hide its first run. */
    private static List<TestCase> named(List<TestCase> cases) {
        Map<String, Integer> runs = new HashMap<>();
        List<TestCase> named = new ArrayList<>();
        for (TestCase one : cases) {
            int run = runs.merge(one.name(), 1, Integer::sum);
            String again = run == 1 ? "" : run == 2 ? ", repeated" : ", repeated (" + (run - 1) + ")";
            named.add(new TestCase(
                    one.suite(), one.name() + again, one.seconds(), one.status(), one.message(), one.details()));
        }
        return named;
    }

    private static TestCase trial(TrialReading reading) {
        Outcome outcome = reading.verdict().outcome();
        String marks = reading.marks().stream().map(Mark::label).collect(Collectors.joining(", "));
        List<String> details = new ArrayList<>(reading.verdict().sentences());
        details.addAll(reading.result().failures());
        double seconds = reading.phases().stream()
                .mapToDouble(phase -> phase.summary().seconds())
                .sum();
        return new TestCase(
                reading.trial().workload().name(),
                String.format(
                        Locale.ROOT,
                        "%s, round %d, trial %d",
                        reading.trial().target().name(),
                        reading.trial().round(),
                        reading.trial().order()),
                seconds,
                outcome == Outcome.FAILED
                        ? TestStatus.FAILED
                        : outcome == Outcome.INVALID ? TestStatus.SKIPPED : TestStatus.PASSED,
                outcome.label()
                        + (marks.isEmpty() ? "" : " (" + marks + ")")
                        + (details.isEmpty() ? "" : ": " + String.join("; ", details)),
                String.join("\n", details));
    }

    private static List<TestCase> gates(CampaignFigures findings, List<String> problems) {
        List<TrialReading> trials = findings.trials();
        long failed = trials.stream()
                .filter(trial -> trial.verdict().outcome() == Outcome.FAILED)
                .count();
        List<TestCase> gates = new ArrayList<>();
        gates.add(gate(
                "no trial failed",
                failed == 0 ? TestStatus.PASSED : TestStatus.FAILED,
                failed + " of " + trials.size() + " trials failed"));
        gates.add(pins(trials));
        gates.add(gate(
                "the evidence is whole",
                problems.isEmpty() ? TestStatus.PASSED : TestStatus.FAILED,
                String.join("\n", problems)));
        for (Workload workload : findings.campaign().workloads()) {
            List<String> missing = findings.deciding(workload).stream()
                    .filter(finding -> finding.estimate().isEmpty())
                    .map(finding -> finding.key().target() + ": " + finding.reason())
                    .toList();
            gates.add(gate(
                    workload.name() + " has its deciding figure of every target",
                    missing.isEmpty() ? TestStatus.PASSED : TestStatus.SKIPPED,
                    String.join("\n", missing)));
        }
        return gates;
    }

    private static TestCase pins(List<TrialReading> trials) {
        long disproved = trials.stream()
                .filter(trial -> trial.result().serverPin().state() == Pin.State.DISPROVED)
                .count();
        long unproven = trials.stream().filter(trial -> !trial.pinned()).count() - disproved;
        return gate(
                "every server was held to one core",
                disproved > 0 ? TestStatus.FAILED : unproven > 0 ? TestStatus.SKIPPED : TestStatus.PASSED,
                String.format(
                        Locale.ROOT,
                        "disproved in %d, unproven in %d of %d trials",
                        disproved,
                        unproven,
                        trials.size()));
    }

    private static TestCase gate(String name, TestStatus status, String details) {
        return new TestCase("gates", name, 0, status, details.replace("\n", "; "), details);
    }
}
