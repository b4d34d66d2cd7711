package dev.onecore.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onecore.model.Arrivals;
import dev.onecore.model.Load;
import dev.onecore.model.Metric;
import dev.onecore.model.Phase;
import dev.onecore.model.Setting;
import dev.onecore.model.Settings;
import dev.onecore.model.Workload;
import dev.onecore.settings.SettingsReader;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What campaigns hold that were run before settings were kept as they were given. */
class OldSettingsTest {

    private static final String OLD = """
            {"targets":[{"kind":"contender","name":"vertx","folder":"vertx"},\
            {"kind":"endpoint","name":"box","uri":"wss://h:9"}],\
            "access":{"ca":null,"trustAny":true,"subprotocol":"chat","headers":[{"name":"X","value":"redacted"}]},\
            "rounds":5,"seed":7,"cores":{"server":1,"injector":[2,3]},"profile":"thorough",\
            "reports":"/r","home":"/h",\
            "overrides":{"ratePerSec":50.5,"connections":3,"size":null,"chunk":null,"warmupNs":1500000000,\
            "durationNs":null,"arrivals":["poisson"]},\
            "serverJvmArgs":["-Xmx1g","-ea"],"admitAll":true,"dryRun":false}""";

    @Test
    void whatWasGivenIsReadFromTheMembers() throws JsonProcessingException {
        Settings settings = GivenRecord.settings(Json.FILE.readTree(OLD), workloads("echo-latency"));

        assertThat(settings.given())
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("targets", "vertx,box=wss://h:9"),
                        Map.entry("trust", "any"),
                        Map.entry("subprotocol", "chat"),
                        Map.entry("headers", "X: redacted"),
                        Map.entry("rounds", "5"),
                        Map.entry("seed", "7"),
                        Map.entry("serverCore", "1"),
                        Map.entry("injectorCores", "2,3"),
                        Map.entry("profile", "thorough"),
                        Map.entry("rate", "50.5"),
                        Map.entry("connections", "3"),
                        Map.entry("warmup", "1500ms"),
                        Map.entry("arrivals", "poisson"),
                        Map.entry("serverJvmArgs", "-Xmx1g -ea"),
                        Map.entry("admitAll", "true")));
        assertThat(settings.scalars().time(Setting.WARMUP)).hasValue(Duration.ofMillis(1_500));
        assertThat(SettingsReader.read(settings.given()).targets()).isEqualTo(settings.targets());
    }

    @Test
    void aRateThatMeantSeveralThingsIsToldByEachOfItsNames() throws JsonProcessingException {
        Settings settings =
                GivenRecord.settings(Json.FILE.readTree(OLD), workloads("echo-latency", "throughput", "user-ramp"));

        assertThat(settings.given())
                .containsEntry("echo.rate", "50.5")
                .containsEntry("ramp.rate", "50.5")
                .containsEntry("echo.connections", "3")
                .containsEntry("throughput.connections", "3")
                .containsEntry("ramp.users", "3")
                .doesNotContainKeys("rate", "connections", "stream.rate", "upload.users");
    }

    @Test
    void theMembersThatOldReadersKnowAreStillWritten() throws JsonProcessingException {
        Settings settings = SettingsReader.read(Map.of("rate", "50.5", "rounds", "5", "arrivals", "poisson"));
        JsonNode tree = GivenRecord.tree(settings);

        assertThat(tree.path("overrides").path("ratePerSec").asDouble()).isEqualTo(50.5);
        assertThat(tree.path("rounds").asInt()).isEqualTo(5);
        ObjectNode old = tree.deepCopy();
        old.remove(List.of("given", "workloads", "scalars"));
        assertThat(GivenRecord.settings(old, workloads("echo-latency")).given()).containsAllEntriesOf(settings.given());
    }

    @Test
    void nothingSecretIsWritten() throws JsonProcessingException {
        Settings settings = SettingsReader.read(Map.of(
                "targets",
                "vertx,a=wss://h:1",
                "headers",
                "Authorization: Bearer s3cr3t",
                "serverJvmArgs",
                "-Djavax.net.ssl.keyStorePassword=s3cr3t -Xmx1g"));

        assertThat(settings.serverJvmArgs()).contains("-Djavax.net.ssl.keyStorePassword=s3cr3t");
        assertThat(Json.LINE.writeValueAsString(GivenRecord.tree(settings)))
                .doesNotContain("s3cr3t")
                .contains("-Djavax.net.ssl.keyStorePassword=redacted", "Authorization: redacted");
    }

    private static List<Workload> workloads(String... names) {
        Phase phase = Phase.measured("x", "x", new Load.Echo(Arrivals.CONSTANT, 1, 1, 24), Duration.ofSeconds(1));
        return List.of(names).stream()
                .map(name -> new Workload(name, name, "x", Metric.RESPONSE_P50, List.of(phase)))
                .toList();
    }
}
