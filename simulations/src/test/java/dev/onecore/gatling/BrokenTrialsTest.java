package dev.onecore.gatling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onecore.campaign.Workloads;
import dev.onecore.model.Origin;
import dev.onecore.model.Pin;
import dev.onecore.model.Reason;
import dev.onecore.model.ServerFacts;
import dev.onecore.model.Target;
import dev.onecore.model.Trial;
import dev.onecore.model.TrialResult;
import dev.onecore.model.Verdict;
import dev.onecore.model.Verdict.Outcome;
import dev.onecore.model.Workload;
import dev.onecore.settings.SettingsInUse;
import dev.onecore.settings.SettingsReader;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BrokenTrialsTest {

    private static final Workload WORKLOAD =
            Workloads.ALL.get(0).apply(new Workloads(new SettingsInUse(SettingsReader.read(Map.of()))));

    private final BrokenTrials broken = new BrokenTrials();

    @Test
    void trialsThatCountAreNotNamed() {
        broken.add(result(1, new Verdict(Outcome.UNSATURATED, List.of())));
        assertThat(broken.lines()).isEmpty();
    }

    @Test
    void aFailureThatTheReasonSaysIsNotRepeated() {
        broken.add(result(1, failed("the server died; no phase was run"), "the server died", "its last line"));
        assertThat(broken.lines())
                .containsExactly(
                        "FAILED  trial 1 (echo-latency, vertx, round 1): the server died; no phase was run",
                        "    its last line");
    }

    @Test
    void trialsThatBrokeForOneReasonAreToldOfOnce() {
        broken.add(result(1, failed("No space left on device")));
        broken.add(result(2, new Verdict(Outcome.INVALID, List.of(new Reason.Told("a thread moved")))));
        broken.add(result(3, failed("No space left on device")));
        broken.add(result(4, failed("No space left on device")));
        assertThat(broken.lines())
                .containsExactly(
                        "FAILED  trial 1 (echo-latency, vertx, round 1) and 2 more: No space left on device",
                        "INVALID trial 2 (echo-latency, vertx, round 2): a thread moved");
    }

    private static Verdict failed(String reason) {
        return new Verdict(Outcome.FAILED, List.of(new Reason.Told(reason)));
    }

    private static TrialResult result(int order, Verdict verdict, String... failures) {
        Pin pin = Pin.unproven("nothing was measured");
        return new TrialResult(
                new Trial(order, order, 4, WORKLOAD, new Target.Contender("vertx", "vertx")),
                Origin.now(),
                ServerFacts.UNKNOWN,
                pin,
                pin,
                List.of(),
                verdict,
                Set.of(),
                List.of(failures),
                List.of());
    }
}
