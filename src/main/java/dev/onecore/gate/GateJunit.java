package dev.onecore.gate;

import dev.onecore.report.JunitDocument;
import dev.onecore.report.TestCase;
import dev.onecore.report.TestCase.TestStatus;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code compare.junit.xml}: a case for each gated figure, and one for the trials. What is not gated, or has no ratio, is skipped.
 */
final class GateJunit {
    private static final String SUITE = "compare";

    private GateJunit() {}

    static String of(GateReport report) {
        JunitDocument xml = new JunitDocument(report.title());
        List<TestCase> cases = new ArrayList<>();
        cases.add(new TestCase(
                SUITE,
                "no trial failed",
                0,
                report.failed().isEmpty() ? TestStatus.PASSED : TestStatus.FAILED,
                String.join("; ", report.failed()),
                String.join("\n", report.failed())));
        report.ratios().forEach(ratio -> cases.add(figure(ratio, report.mode())));
        xml.suite(cases);
        return xml.text();
    }

    private static TestCase figure(GatedRatio ratio, GateMode mode) {
        boolean told = ratio.tolerance().isPresent() && ratio.found().ratio().isPresent();
        TestStatus status = ratio.fails(mode) ? TestStatus.FAILED : told ? TestStatus.PASSED : TestStatus.SKIPPED;
        String words = "%s, gate %s: %s"
                .formatted(GateWords.ratio(ratio), GateWords.threshold(ratio), GateWords.finding(ratio));
        return new TestCase(
                SUITE,
                "%s, %s: %s"
                        .formatted(
                                ratio.subject().workload(),
                                ratio.subject().target(),
                                ratio.subject().figure()),
                0,
                status,
                words,
                words);
    }
}
