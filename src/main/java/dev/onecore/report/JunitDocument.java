package dev.onecore.report;

import dev.onecore.report.TestCase.TestStatus;
import java.util.List;
import java.util.Locale;

/** Test suites in the XML that CI servers read (the form of Ant's and Surefire's reports). All texts may be untrusted. */
public final class JunitDocument {
    private final StringBuilder xml;

    /** A document without a suite yet. */
    public JunitDocument(String name) {
        xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"")
                .append(escaped(name))
                .append("\">\n");
    }

    /** The whole file. */
    public String text() {
        return xml + "</testsuites>\n";
    }

    /** Adds a suite, named as the first of its cases says; none where there is no case. */
    public void suite(List<TestCase> cases) {
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
                seconds(cases.stream().mapToDouble(TestCase::seconds).sum())));
        cases.forEach(one -> xml.append(element(one)));
        xml.append("  </testsuite>\n");
    }

    private static long count(List<TestCase> cases, TestStatus status) {
        return cases.stream().filter(one -> one.status() == status).count();
    }

    private static String element(TestCase one) {
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
