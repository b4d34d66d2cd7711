package dev.onecore.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onecore.figures.CampaignFigures;
import dev.onecore.figures.MetricFigure;
import dev.onecore.model.Environment;
import dev.onecore.model.Metric;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What is said of searches for capacity. */
class CapacityReportTest {

    private static final CampaignFigures FOUND =
            SyntheticSearch.of(new TreeMap<>(Map.of("undertow", 8_000.0, "vertx", 12_000.0)));

    @Test
    void theDecidingFigureIsTheHighestRateThatMetTheObjective() {
        List<MetricFigure> deciding = FOUND.deciding(SyntheticSearch.CAPACITY);
        assertThat(deciding).extracting(figure -> figure.key().target()).containsExactly("undertow", "vertx");
        assertThat(deciding.get(0).estimate().orElseThrow().value()).isBetween(8_000 / 1.05, 8_000.0);
        assertThat(deciding.get(1).estimate().orElseThrow().value()).isBetween(12_000 / 1.05, 12_000.0);
        assertThat(deciding).noneMatch(MetricFigure::lowerBound);
        assertThat(FOUND.primary(SyntheticSearch.CAPACITY)).hasSize(1);
        assertThat(FOUND.primary(SyntheticSearch.CAPACITY)
                        .get(0)
                        .comparison()
                        .ratio()
                        .orElseThrow()
                        .value())
                .isBetween(1.42, 1.58);
    }

    @Test
    void theOtherFiguresAreOfTheProbeThatTheAnswerRestsOn() {
        assertThat(FOUND.figures().stream()
                        .filter(figure -> figure.metric() == Metric.RESPONSE_P50)
                        .map(figure -> figure.estimate().orElseThrow().value()))
                .allMatch(micros -> micros < 200);
    }

    @Test
    void theSentenceSaysTheRateTheObjectiveAndWhatLiesAbove() {
        assertThat(CapacityWords.of(FOUND, SyntheticSearch.CAPACITY).get(1))
                .matches("vertx: 1[12],\\d{3} messages/s with p99 ≤ 10 ms, nothing lost; missed at 1[23],\\d{3}"
                        + " \\(\\d+ probes, confirmed by longer ones\\)");
    }

    @Test
    void resultAndTableHaveEveryProbe() {
        JsonNode searches = ResultJson.of(FOUND, Environment.UNKNOWN, List.of()).path("capacities");
        assertThat(searches).hasSize(2);
        int probes = 0;
        for (JsonNode search : searches) {
            assertThat(search.path("bound").asText()).isEqualTo("none");
            assertThat(search.path("met").asDouble())
                    .isLessThan(search.path("above").asDouble());
            probes += search.path("probes").size();
        }
        assertThat(FOUND.trials()).hasSize(probes);
        assertThat(FiguresCsv.of(FOUND)
                        .lines()
                        .filter(line -> line.startsWith("probe,") && line.contains("response_p50")))
                .hasSize(probes);
    }
}
