package dev.onecore.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.onecore.report.CampaignIndex.CampaignEntry;
import dev.onecore.report.CampaignIndex.IndexLine;
import dev.onecore.report.StoredResult.StoredFigure;
import dev.onecore.report.StoredResult.StoredPhase;
import dev.onecore.report.StoredResult.StoredPlace;
import dev.onecore.report.StoredResult.StoredRun;
import dev.onecore.report.StoredResult.StoredTarget;
import dev.onecore.report.StoredResult.StoredWorkload;
import dev.onecore.report.StoredResult.TrialCount;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TrendTest {
    private static final StoredTarget CONTENDER = new StoredTarget("vertx", true, "vertx", List.of("java", "Server"));
    private static final StoredTarget ENDPOINT = new StoredTarget("vertx", false, "ws://there:9000", List.of());
    private static final StoredTarget REBUILT = new StoredTarget("vertx", true, "vertx", List.of("java", "Other"));

    @Test
    void comparableCampaignsShareAKeyWhateverTheirRounds() throws IOException {
        JsonNode data = data(List.of(campaign("A", "5", CONTENDER, 3, 10), campaign("A", "5", CONTENDER, 7, 11)));

        assertThat(data.path("keys")).hasSize(1);
        assertThat(data.path("points")).hasSize(2);
    }

    @Test
    void anotherMachineTimeServerOrCommandIsAnotherKey() throws IOException {
        JsonNode data = data(List.of(
                campaign("A", "5", CONTENDER, 3, 10),
                campaign("B", "5", CONTENDER, 3, 10),
                campaign("A", "2", CONTENDER, 3, 10),
                campaign("A", "5", ENDPOINT, 3, 10),
                campaign("A", "5", REBUILT, 3, 10)));

        assertThat(data.path("figures")).hasSize(1);
        assertThat(data.path("keys")).hasSize(5);
    }

    @Test
    void aCampaignTellsItsMachineAndRevision() throws IOException {
        JsonNode campaign = data(List.of(campaign("A", "5", CONTENDER, 3, 10)))
                .path("campaigns")
                .path(0);

        assertThat(campaign.path("machine").asText()).isEqualTo("A");
        assertThat(campaign.path("revision").asText()).isEqualTo("abc");
    }

    @Test
    void theFirstCampaignAtANewLevelIsMarked() throws IOException {
        List<CampaignEntry> newestFirst = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            newestFirst.add(campaign("A", "5", CONTENDER, 3, (i < 10 ? 20 : 10) + 0.1 * (i % 3)));
        }

        JsonNode changes = data(newestFirst).path("changes");

        assertThat(changes).hasSize(1);
        assertThat(changes.path(0).path(0).asInt()).isEqualTo(9);
    }

    @Test
    void opensOnAFigureWithATrend() throws IOException {
        JsonNode data = data(List.of(
                named("once", campaign("A", "5", CONTENDER, 3, 10)),
                campaign("A", "5", CONTENDER, 3, 10),
                campaign("A", "5", CONTENDER, 3, 11)));

        assertThat(data.path("figures")
                        .path(data.path("chosen").asInt())
                        .path("workload")
                        .asText())
                .isEqualTo("Echo");
    }

    private static JsonNode data(List<CampaignEntry> newestFirst) throws IOException {
        return new ObjectMapper().readTree(Trend.json(newestFirst));
    }

    private static CampaignEntry campaign(
            String machine, String seconds, StoredTarget target, int rounds, double value) {
        SortedMap<Integer, Double> each = new TreeMap<>();
        for (int round = 1; round <= rounds; round++) {
            each.put(round, value);
        }
        StoredFigure figure = new StoredFigure(
                "echo",
                "constant",
                target.name(),
                "cpu_per_message",
                "µs",
                "lower",
                true,
                false,
                value,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                each);
        StoredPhase phase = new StoredPhase("constant", "constant arrivals", true, Map.of("seconds", seconds));
        StoredResult result = new StoredResult(
                new StoredRun("id", Instant.EPOCH, "Onecore", new TreeMap<>()),
                new StoredPlace(
                        new TreeMap<>(Map.of("cpu.model", machine)),
                        "server on core 1, injector on 0",
                        Optional.of("abc"),
                        Optional.empty()),
                List.of(target),
                List.of(new StoredWorkload("echo", "Echo", "constant", "cpu_per_message", List.of(phase))),
                List.of(),
                new TrialCount(rounds, rounds, List.of()),
                List.of(figure));
        return new CampaignEntry(line(), result);
    }

    private static CampaignEntry named(String title, CampaignEntry campaign) {
        StoredResult result = campaign.result();
        StoredWorkload workload = result.workloads().get(0);
        StoredWorkload other = new StoredWorkload(
                workload.name(), title, workload.primaryPhase(), workload.primaryMetric(), workload.phases());
        return new CampaignEntry(
                campaign.entry(),
                new StoredResult(
                        result.run(),
                        result.place(),
                        result.targets(),
                        List.of(other),
                        result.answers(),
                        result.trials(),
                        result.figures()));
    }

    private static IndexLine line() {
        return new IndexLine(
                "there", "1970-01-01T00:00:00Z", "then", "Onecore", List.of("vertx"), List.of(), "", List.of());
    }
}
