package dev.onecore.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onecore.evidence.TrialEvidence;
import dev.onecore.figures.CampaignFigures;
import dev.onecore.figures.TrialReading;
import dev.onecore.model.Campaign;
import dev.onecore.model.Departure;
import dev.onecore.model.ServerFacts;
import dev.onecore.model.Traits;
import dev.onecore.model.Trial;
import dev.onecore.model.TrialResult;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DifferencesTest {

    private static final Traits PLAIN = new Traits(List.of(), List.of(), OptionalLong.of(90_000));

    @Test
    void targetsThatAreAlikeSayNothing() {
        assertThat(between(facts(PLAIN, "1048576"), facts(PLAIN, "1048576"))).isEmpty();
    }

    @Test
    void compressionIsToldFromTheHandshake() {
        Traits deflating = new Traits(
                List.of(new Departure("declines-deflate", "no extension at /echo", "permessage-deflate")),
                List.of("permessage-deflate"),
                OptionalLong.of(90_000));

        List<String> sentences = between(facts(PLAIN, "1048576"), facts(deflating, "1048576"));

        assertThat(sentences).hasSize(2);
        assertThat(sentences.get(0))
                .startsWith("Compression is on at vertx (permessage-deflate was negotiated) and off at undertow: ");
        assertThat(sentences.get(1))
                .isEqualTo("vertx departs from the contract: declines-deflate: expected no extension at /echo, but saw"
                        + " permessage-deflate.");
    }

    @Test
    void nagleIsToldFromTheProbe() {
        Traits held = new Traits(List.of(), List.of(), OptionalLong.of(31_450_280));

        assertThat(between(facts(held, "1048576"), facts(PLAIN, "1048576")))
                .singleElement()
                .asString()
                .startsWith(
                        "Nagle's algorithm is on at undertow (the median small message was held for 31 ms) and off at"
                                + " vertx: ");
    }

    @Test
    void limitsAreToldFromInfo() {
        assertThat(between(facts(PLAIN, "10485760"), facts(PLAIN, "65535")))
                .containsExactly(
                        "The largest message that is taken differs: 10 MiB at undertow, 65,535 bytes at vertx.");
    }

    private static ServerFacts facts(Traits traits, String maxMessage) {
        return new ServerFacts("any", "1", "any", List.of(), Map.of("limits.maxMessage", maxMessage), Map.of(), traits);
    }

    private static List<String> between(ServerFacts baseline, ServerFacts other) {
        Campaign campaign = Synthetic.campaign(List.of(Synthetic.ECHO), List.of("undertow", "vertx"), 1);
        List<TrialReading> trials = campaign.trials().stream()
                .map(trial ->
                        trial(trial, trial.target().equals(campaign.targets().get(0)) ? baseline : other))
                .toList();
        return Differences.of(new CampaignFigures(campaign, trials, List.of(), List.of()));
    }

    private static TrialReading trial(Trial trial, ServerFacts facts) {
        TrialResult plain = Synthetic.result(trial, List.of(), Synthetic.FINE, Set.of());
        TrialResult result = new TrialResult(
                trial,
                plain.origin(),
                facts,
                plain.serverPin(),
                plain.injectorPin(),
                List.of(),
                plain.verdict(),
                Set.of(),
                List.of(),
                List.of());
        return TrialReading.of(new TrialEvidence(result, List.of(), List.of(), List.of()), "trial", false);
    }
}
