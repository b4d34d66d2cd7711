package dev.onecore.report;

import dev.onecore.figures.CampaignFigures;
import dev.onecore.figures.TrialReading;
import dev.onecore.model.Mark;
import dev.onecore.model.Pin;
import dev.onecore.model.Verdict.Outcome;
import dev.onecore.model.Workload;
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

    /** A test case: what was tried, and what came of it. */
    private record Case(String suite, String name, double seconds, TestStatus status, String message, String details) {}

    private enum TestStatus {
        PASSED,
        FAILED,
        SKIPPED
    }

    /** The whole file. */
    static String of(CampaignFigures findings, List<String> problems) {
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"")
                .append(escaped("onecore " + findings.campaign().id()))
                .append("\">\n");
        for (Workload workload : findings.campaign().workloads()) {
            suite(
                    xml,
                    named(findings.trials().stream()
                            .filter(trial -> trial.trial().workload().name().equals(workload.name()))
                            .map(JunitXml::trial)
                            .toList()));
        }
        suite(xml, gates(findings, problems));
        return xml.append("</testsuites>\n").toString();
    }

    /** The cases, each with a name of its own: a trial that was repeated would otherwise hide its first run. */
    private static List<Case> named(List<Case> cases) {
        Map<String, Integer> runs = new HashMap<>();
        List<Case> named = new ArrayList<>();
        for (Case one : cases) {
            int run = runs.merge(one.name(), 1, Integer::sum);
            String again = run == 1 ? "" : run == 2 ? ", repeated" : ", repeated (" + (run - 1) + ")";
            named.add(new Case(
                    one.suite(), one.name() + again, one.seconds(), one.status(), one.message(), one.details()));
        }
        return named;
    }

    private static Case trial(TrialReading reading) {
        Outcome outcome = reading.verdict().outcome();
        String marks = reading.marks().stream().map(Mark::label).collect(Collectors.joining(", "));
        List<String> details = new ArrayList<>(reading.verdict().sentences());
        details.addAll(reading.result().failures());
        double seconds = reading.phases().stream()
                .mapToDouble(phase -> phase.summary().seconds())
                .sum();
        return new Case(
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

    private static List<Case> gates(CampaignFigures findings, List<String> problems) {
        List<TrialReading> trials = findings.trials();
        long failed = trials.stream()
                .filter(trial -> trial.verdict().outcome() == Outcome.FAILED)
                .count();
        List<Case> gates = new ArrayList<>();
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

    private static Case pins(List<TrialReading> trials) {
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

    private static Case gate(String name, TestStatus status, String details) {
        return new Case("gates", name, 0, status, details.replace("\n", "; "), details);
    }

    private static void suite(StringBuilder xml, List<Case> cases) {
        if (cases.isEmpty()) {
            return;
        }
        xml.append(String.format(
                Locale.ROOT,
                "  <testsuite name=\"%s\" tests=\"%d\" failures=\"%d\" errors=\"0\" skipped=\"%d\" time=\"%s\">\n",
                escaped(cases.get(0).suite()),
                cases.size(),
                count(cases, TestStatus.FAILED),
                count(cases, TestStatus.SKIPPED),
                seconds(cases.stream().mapToDouble(Case::seconds).sum())));
        cases.forEach(one -> xml.append(element(one)));
        xml.append("  </testsuite>\n");
    }

    private static long count(List<Case> cases, TestStatus status) {
        return cases.stream().filter(one -> one.status() == status).count();
    }

    private static String element(Case one) {
        String begin = "    <testcase classname=\"onecore.%s\" name=\"%s\" time=\"%s\""
                .formatted(escaped(one.suite()), escaped(one.name()), seconds(one.seconds()));
        String message = escaped(one.message());
        return switch (one.status()) {
            case FAILED ->
                begin
                        + ">\n      <failure message=\"%s\">%s</failure>\n    </testcase>\n"
                                .formatted(message, escaped(one.details()));
            case SKIPPED -> begin + ">\n      <skipped message=\"%s\"/>\n    </testcase>\n".formatted(message);
            case PASSED -> begin + "/>\n";
        };
    }

    private static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.3f", seconds);
    }

    /** Text for an attribute or an element; what XML 1.0 cannot hold becomes a question mark. */
    private static String escaped(String words) {
        StringBuilder escaped = new StringBuilder();
        words.codePoints().forEach(point -> {
            switch (point) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                case '"' -> escaped.append("&quot;");
                case '\n', '\t' -> escaped.append("&#").append(point).append(';');
                default -> escaped.appendCodePoint(allowed(point) ? point : '?');
            }
        });
        return escaped.toString();
    }

    private static boolean allowed(int point) {
        return point >= 0x20 && (point < 0xD800 || point > 0xDFFF) && point != 0xFFFE && point != 0xFFFF;
    }
}
