package dev.onecore.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.HdrHistogram.EncodableHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The figures of a result, computed once more by HdrHistogram's own reader from the logs, past all of our code. */
class HistogramLogTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path reports;

    @Test
    void latenciesOfTheResultAreThoseOfTheLogs() throws IOException {
        Path folder =
                Kept.campaign(reports, Synthetic.campaign(List.of(Synthetic.ECHO), List.of("undertow", "vertx"), 3));
        Report.write(folder);
        JsonNode result = JSON.readTree(folder.resolve("result.json").toFile());

        for (String target : List.of("undertow", "vertx")) {
            for (String phase : List.of("constant", "poisson")) {
                for (String view : List.of("response", "service")) {
                    Histogram all = logged(folder, result, target, phase, view);
                    // A histogram of three digits holds a value to a thousandth.
                    assertThat(figure(result, target, phase, view + "_p50"))
                            .isCloseTo(all.getValueAtPercentile(50) / 1e3, within(all.getValueAtPercentile(50) / 1e6));
                    assertThat(figure(result, target, phase, view + "_p99"))
                            .isCloseTo(all.getValueAtPercentile(99) / 1e3, within(all.getValueAtPercentile(99) / 1e6));
                    if (view.equals("response")) {
                        assertThat(figure(result, target, phase, "response_max"))
                                .isCloseTo(all.getMaxValue() / 1e3, within(all.getMaxValue() / 1e6));
                    }
                }
            }
        }
    }

    /** All that the logs hold of one view of one phase, without what the result says was cut as warm-up. */
    private static Histogram logged(Path folder, JsonNode result, String target, String phase, String view)
            throws IOException {
        Histogram all = new Histogram(3);
        all.setAutoResize(true);
        for (JsonNode trial : result.path("trials")) {
            if (trial.path("target").asText().equals(target)) {
                Path files = folder.resolve(trial.path("folder").asText());
                JsonNode stored = JSON.readTree(files.resolve("trial.json").toFile());
                double cut =
                        named(trial.path("phases"), phase).path("warmUpSeconds").asDouble();
                JsonNode times = phase(stored, phase);
                add(
                        all,
                        files.resolve("latency.hlog"),
                        view + "/0/" + number(stored, phase),
                        times.path("beginNs").asDouble() / 1e9 + cut,
                        times.path("endNs").asDouble() / 1e9);
            }
        }
        assertThat(all.getTotalCount()).isPositive();
        return all;
    }

    private static int number(JsonNode stored, String name) {
        JsonNode planned = stored.path("trial").path("workload").path("phases");
        for (int i = 0; i < planned.size(); i++) {
            if (planned.path(i).path("name").asText().equals(name)) {
                return i;
            }
        }
        throw new AssertionError("no phase " + name);
    }

    private static JsonNode phase(JsonNode stored, String name) {
        for (JsonNode phase : stored.path("phases")) {
            if (phase.path("phase").path("name").asText().equals(name)) {
                return phase;
            }
        }
        throw new AssertionError("no phase " + name);
    }

    private static JsonNode named(JsonNode phases, String name) {
        for (JsonNode phase : phases) {
            if (phase.path("name").asText().equals(name)) {
                return phase;
            }
        }
        throw new AssertionError("no phase " + name);
    }

    private static void add(Histogram all, Path log, String tag, double begin, double end) throws IOException {
        double base = Files.readAllLines(log).stream()
                .filter(line -> line.startsWith("#[BaseTime: "))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("^#\\[BaseTime: ([0-9.]+).*", "$1")))
                .findFirst()
                .orElseThrow();
        try (HistogramLogReader reader = new HistogramLogReader(log.toFile())) {
            for (EncodableHistogram next = reader.nextIntervalHistogram();
                    next != null;
                    next = reader.nextIntervalHistogram()) {
                double middle = (next.getStartTimeStamp() + next.getEndTimeStamp()) / 2e3 - base;
                if (tag.equals(next.getTag()) && middle > begin && middle < end) {
                    all.add((Histogram) next);
                }
            }
        }
    }

    private static double figure(JsonNode result, String target, String phase, String metric) {
        for (JsonNode figure : result.path("figures")) {
            if (figure.path("target").asText().equals(target)
                    && figure.path("phase").asText().equals(phase)
                    && figure.path("metric").asText().equals(metric)) {
                return figure.path("value").asDouble();
            }
        }
        throw new AssertionError("no figure " + metric);
    }
}
