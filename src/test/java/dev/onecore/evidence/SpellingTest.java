package dev.onecore.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.onecore.model.Arrivals;
import dev.onecore.model.Conditions;
import dev.onecore.model.ConnectionLoads;
import dev.onecore.model.ContentEcho;
import dev.onecore.model.FanOut;
import dev.onecore.model.InjectorClock;
import dev.onecore.model.InjectorReason;
import dev.onecore.model.InjectorResource;
import dev.onecore.model.InjectorSummary;
import dev.onecore.model.Load;
import dev.onecore.model.Mark;
import dev.onecore.model.Metric;
import dev.onecore.model.OperationCounts;
import dev.onecore.model.Origin;
import dev.onecore.model.Phase;
import dev.onecore.model.PhaseSummary;
import dev.onecore.model.Pin;
import dev.onecore.model.Reason;
import dev.onecore.model.ScriptNotice;
import dev.onecore.model.ServerFacts;
import dev.onecore.model.Target;
import dev.onecore.model.Traits;
import dev.onecore.model.Trial;
import dev.onecore.model.TrialResult;
import dev.onecore.model.Turn;
import dev.onecore.model.Usage;
import dev.onecore.model.Verdict;
import dev.onecore.model.Verdict.Outcome;
import dev.onecore.model.Workload;
import dev.onecore.settings.SettingsReader;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The format is what is written down here: a component that is renamed in the model would make old campaigns unreadable. */
class SpellingTest {

    @Test
    void reasonsAreStoredInWordsAndAsValues() throws JsonProcessingException {
        Verdict late = new Verdict(
                Outcome.INJECTOR_BOUND,
                List.of(new Reason.InPhase(
                        "constant", false, new InjectorReason.InjectorLimit(InjectorResource.SEND_LAG, 1.84, 1))));
        String json = """
                {"outcome":"INJECTOR-BOUND","reasons":["constant: send lag p99 1.84 ms, limit 1 ms"],\
                "causes":[{"kind":"in-phase","phase":"constant","excluded":false,\
                "cause":{"kind":"injector-limit","resource":"send-lag","figure":1.84,"limit":1.0}}]}""";
        assertThat(Json.LINE.writeValueAsString(late)).isEqualTo(json);
        assertThat(Json.LINE.readValue(json, Verdict.class)).isEqualTo(late);
    }

    @Test
    void aVerdictWithoutValuesOrWithAnUnknownOneIsReadByItsWords() throws JsonProcessingException {
        Verdict told = Verdict.told(Outcome.INJECTOR_BOUND, "send lag p99 1.84 ms (limit 1 ms)");
        String old = "{\"outcome\":\"INJECTOR-BOUND\",\"reasons\":[\"send lag p99 1.84 ms (limit 1 ms)\"]}";
        assertThat(Json.LINE.readValue(old, Verdict.class)).isEqualTo(told);
        assertThat(Json.LINE.writeValueAsString(told)).isEqualTo(old);
        String later = old.replace("]}", "],\"causes\":[{\"kind\":\"moonlight\",\"figure\":1}]}");
        assertThat(Json.LINE.readValue(later, Verdict.class)).isEqualTo(told);
    }

    @Test
    void aTrialIsSpelledSo() throws JsonProcessingException {
        Phase phase = Phase.measured(
                "poisson", "Poisson arrivals", new Load.Echo(Arrivals.POISSON, 2_000, 50, 24), Duration.ofSeconds(5));
        Trial trial = new Trial(
                7,
                2,
                3,
                new Workload("echo-latency", "Echo latency", "poisson", Metric.RESPONSE_P99, List.of(phase)),
                new Target.Contender("vertx", "vertx"));
        PhaseSummary result = new PhaseSummary(
                phase,
                1,
                2,
                new OperationCounts(1, 2, 3, 4, 5, 6),
                7,
                8,
                Optional.empty(),
                new Usage(9, OptionalLong.of(10), OptionalLong.empty(), OptionalLong.of(11), OptionalLong.of(12)),
                new Conditions(
                        OptionalDouble.of(0.5),
                        OptionalDouble.of(1.5),
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        13,
                        14),
                Verdict.told(Outcome.SERVER_BOUND, "99 % of its core"));
        TrialResult whole = new TrialResult(
                trial,
                new Origin(14, Instant.parse("2026-11-22T10:55:00.000000015Z")),
                new ServerFacts(
                        "Vert.x",
                        "5.2.0",
                        "OpenJDK 17",
                        List.of("java"),
                        Map.of("b", "2", "a", "1"),
                        Map.of(),
                        Traits.UNKNOWN),
                new Pin(Pin.State.PROVEN, 16, List.of("0"), "all on core 0"),
                Pin.unproven("no taskset"),
                List.of(result),
                new Verdict(Outcome.UNSATURATED, List.of()),
                Set.of(Mark.REPEATED, Mark.NOT_PINNED),
                List.of(),
                List.of(new ScriptNotice(ScriptNotice.NoticeKind.UNMATCHED_OTHERS, "news", 17)));

        assertThat(Json.LINE.writeValueAsString(TrialRecord.of(whole))).isEqualTo("""
            {"schema":"onecore/trial/1",\
            "trial":{"order":7,"round":2,"rounds":3,"workload":{"name":"echo-latency","title":"Echo latency",\
            "primaryPhase":"poisson","primary":"response_p99","phases":[{"name":"poisson","title":"Poisson arrivals",\
            "load":{"kind":"echo","arrivals":"poisson","ratePerSec":2000.0,"connections":50,"size":24},\
            "durationNs":5000000000,"measured":true,"turns":1}]},"target":{"kind":"contender","name":"vertx","folder":"vertx"}},\
            "origin":{"monotonicNs":14,"wall":"2026-11-22T10:55:00.000000015Z"},\
            "facts":{"system":"Vert.x","version":"5.2.0","runtime":"OpenJDK 17","command":["java"],\
            "atStart":{"a":"1","b":"2"},"atEnd":{},\
            "traits":{"departures":[],"extensions":[],"wire":"","heldNs":null}},\
            "serverPin":{"state":"proven","threads":16,"observed":["0"],"sentence":"all on core 0"},\
            "injectorPin":{"state":"unproven","threads":0,"observed":[],"sentence":"no taskset"},\
            "phases":[{"phase":{"name":"poisson","title":"Poisson arrivals",\
            "load":{"kind":"echo","arrivals":"poisson","ratePerSec":2000.0,"connections":50,"size":24},\
            "durationNs":5000000000,"measured":true,"turns":1},"beginNs":1,"endNs":2,\
            "tally":{"planned":1,"sent":2,"received":3,"operations":4,"failed":5,"bytes":6},\
            "windowReceived":7,"windowBytes":8,"server":null,\
            "injector":{"cpuNs":9,"runDelayNs":10,"throttledNs":null,"gcMs":11,"peakRssBytes":12,"heapBytes":null},\
            "conditions":{"stealPercent":0.5,"stealOnServerCorePercent":1.5,"othersOnServerCorePercent":null,\
            "othersOnInjectorCoresPercent":null,"longestGapNs":13,"gapsNs":14},\
            "verdict":{"outcome":"SERVER-BOUND","reasons":["99 % of its core"]},"turns":[]}],\
            "verdict":{"outcome":"UNSATURATED","reasons":[]},\
            "marks":["not pinned","repeated"],"failures":[],\
            "notices":[{"kind":"unmatched-others","text":"news","count":17}]}\
            """);
    }

    @Test
    void aPhaseFromBeforeThereWereTurnsIsReadAsRunThrough() throws JsonProcessingException {
        String before = "{\"name\":\"loop\",\"title\":\"closed loop\","
                + "\"load\":{\"kind\":\"echo-loop\",\"connections\":50,\"window\":1,\"size\":24},"
                + "\"durationNs\":5000000000,\"measured\":true}";
        assertThat(Json.LINE.readValue(before, Phase.class).turns()).isEqualTo(1);
        assertThat(Json.LINE
                        .readValue(before.replace("true}", "true,\"turns\":6}"), Phase.class)
                        .turns())
                .isEqualTo(6);
    }

    @Test
    void aTurnIsSpelledSoAndReadBack() throws JsonProcessingException {
        Turn turn = new Turn(2, 3, 4, 5, 6, 7, Optional.empty(), true);
        String spelled = "{\"number\":2,\"startNs\":3,\"beginNs\":4,\"endNs\":5,\"received\":6,\"bytes\":7,"
                + "\"server\":null,\"dropped\":true}";
        assertThat(Json.LINE.writeValueAsString(turn)).isEqualTo(spelled);
        assertThat(Json.LINE.readValue(spelled, Turn.class)).isEqualTo(turn);
    }

    @Test
    void anInjectorAndItsClockAreSpelledSoAndReadBack() throws JsonProcessingException {
        InjectorSummary injector = new InjectorSummary(1, new OperationCounts(1, 2, 3, 4, 5, 6), 7, 8, Usage.NONE);
        String spelled =
                "{\"number\":1,\"tally\":{\"planned\":1,\"sent\":2,\"received\":3,\"operations\":4,\"failed\":5,"
                        + "\"bytes\":6},\"lateNs\":7,\"lagP99Ns\":8,\"usage\":{\"cpuNs\":0,\"runDelayNs\":null,"
                        + "\"throttledNs\":null,\"gcMs\":null,\"peakRssBytes\":null,\"heapBytes\":null}}";
        assertThat(Json.LINE.writeValueAsString(injector)).isEqualTo(spelled);
        assertThat(Json.LINE.readValue(spelled, InjectorSummary.class)).isEqualTo(injector);
        InjectorClock clock = new InjectorClock(1, 2, -3);
        assertThat(Json.LINE.writeValueAsString(clock)).isEqualTo("{\"number\":1,\"errorNs\":2,\"driftNs\":-3}");
        assertThat(Json.LINE.readValue("{\"number\":1,\"errorNs\":2,\"driftNs\":-3}", InjectorClock.class))
                .isEqualTo(clock);
    }

    @Test
    void overridesAreSpelledSo() throws JsonProcessingException {
        assertThat(Json.LINE.writeValueAsString(SettingsRecord.of(SettingsReader.read(Map.of("warmup", "2s")))
                        .overrides()))
                .isEqualTo("{\"ratePerSec\":null,\"connections\":null,\"size\":null,\"chunk\":null,"
                        + "\"warmupNs\":2000000000,\"durationNs\":null,\"arrivals\":[\"constant\",\"poisson\"]}");
    }

    @Test
    void eachKindOfLoadIsSpelledSoAndReadBack() throws JsonProcessingException {
        spelled(
                Load.class,
                spellings(
                        new ContentEcho(1, 2, 24, true, false),
                        "{\"kind\":\"content-echo\",\"connections\":1,\"ratePerSec\":2.0,\"size\":24,\"compressible\":true,"
                                + "\"deflated\":false}",
                        new FanOut(1, 2, 24),
                        "{\"kind\":\"fan-out\",\"connections\":1,\"ratePerSec\":2.0,\"size\":24}",
                        new ConnectionLoads.Visits(1, 2, 3, 24),
                        "{\"kind\":\"visits\",\"connections\":1,\"ratePerSec\":2.0,\"messages\":3,\"size\":24}",
                        new ConnectionLoads.Opening(1, 2, 3),
                        "{\"kind\":\"opening\",\"from\":1,\"connections\":2,\"ratePerSec\":3.0}",
                        new ConnectionLoads.Idle(1, 2, 3, 24),
                        "{\"kind\":\"idle\",\"connections\":1,\"most\":2,\"ratePerSec\":3.0,\"size\":24}",
                        new Load.Exchanges(Arrivals.CONSTANT, 2, 1),
                        "{\"kind\":\"exchanges\",\"arrivals\":\"constant\",\"ratePerSec\":2.0,\"connections\":1}",
                        new Load.ExchangeLoop(1, 2),
                        "{\"kind\":\"exchange-loop\",\"connections\":1,\"window\":2}",
                        new Load.Echo(Arrivals.CONSTANT, 2, 1, 24),
                        "{\"kind\":\"echo\",\"arrivals\":\"constant\",\"ratePerSec\":2.0,\"connections\":1,\"size\":24}",
                        new Load.EchoLoop(1, 2, 24),
                        "{\"kind\":\"echo-loop\",\"connections\":1,\"window\":2,\"size\":24}",
                        new Load.EchoBurst(1, 24),
                        "{\"kind\":\"echo-burst\",\"messages\":1,\"size\":24}",
                        new Load.Stream(1, 24, 0),
                        "{\"kind\":\"stream\",\"connections\":1,\"size\":24,\"ratePerSec\":0.0}",
                        new Load.StreamBurst(1, 24),
                        "{\"kind\":\"stream-burst\",\"messages\":1,\"size\":24}",
                        new Load.Upload(1, 2, 3),
                        "{\"kind\":\"upload\",\"connections\":1,\"bytes\":2,\"chunk\":3}",
                        new Load.Download(1, 2, 0),
                        "{\"kind\":\"download\",\"connections\":1,\"bytes\":2,\"chunk\":0}",
                        new Load.Ramp(1, Duration.ofNanos(2), 3, 4, 24),
                        "{\"kind\":\"ramp\",\"connections\":1,\"overNs\":2,\"messages\":3,\"ratePerSec\":4.0,\"size\":24}"));
    }

    @Test
    void eachKindOfTargetIsSpelledSoAndReadBack() throws JsonProcessingException {
        spelled(
                Target.class,
                Map.of(
                        new Target.Contender("x", "vertx"),
                        "{\"kind\":\"contender\",\"name\":\"x\",\"folder\":\"vertx\"}",
                        new Target.Endpoint("x", URI.create("ws://h:1")),
                        "{\"kind\":\"endpoint\",\"name\":\"x\",\"uri\":\"ws://h:1\"}"));
    }

    /** Loads and their spellings in turn: more pairs than {@link Map#of} takes. */
    private static Map<Load, String> spellings(Object... pairs) {
        Map<Load, String> spellings = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            spellings.put((Load) pairs[i], (String) pairs[i + 1]);
        }
        return spellings;
    }

    /** Fails for a kind whose spelling was not written down. */
    private static <T> void spelled(Class<T> type, Map<? extends T, String> spellings) throws JsonProcessingException {
        assertThat(spellings.keySet().stream().<Class<?>>map(Object::getClass))
                .containsExactlyInAnyOrder(type.getPermittedSubclasses());
        for (Map.Entry<? extends T, String> kind : spellings.entrySet()) {
            assertThat(Json.LINE.writeValueAsString(kind.getKey())).isEqualTo(kind.getValue());
            assertThat(Json.LINE.readValue(kind.getValue(), type)).isEqualTo(kind.getKey());
        }
    }
}
