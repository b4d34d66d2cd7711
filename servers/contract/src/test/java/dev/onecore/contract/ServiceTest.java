package dev.onecore.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onecore.contract.JsonObject.BadJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceTest {
    private final Service service = Service.of(new Identity("fake", "1.2", 1, "none", true));

    @ParameterizedTest
    @CsvSource({"/echo?x=/idle, ECHO", "/stream, STREAM", "/upload?, UPLOAD", "/download, DOWNLOAD", "/idle, IDLE"})
    void endpointIsFoundWhateverTheQuery(String target, Endpoint endpoint) {
        assertThat(Endpoint.at(target)).hasValue(endpoint);
    }

    @Test
    void anOptionalEndpointIsThereWhereItIsAnnounced() throws BadJson {
        Service more = Service.of(new Identity("fake", "1.2", 1, "none", true), Endpoint.TOPIC);

        assertThat(service.endpoint("/topic")).isEmpty();
        assertThat(service.answer("/topic").status()).isEqualTo(404);
        assertThat(JsonObject.parse(service.answer("/info").body()).array("optional"))
                .hasValueSatisfying(parts -> assertThat(parts).isEmpty());
        assertThat(more.endpoint("/topic?x")).hasValue(Endpoint.TOPIC);
        assertThat(JsonObject.parse(more.answer("/info").body()).array("optional"))
                .hasValueSatisfying(parts -> assertThat(parts.toString()).isEqualTo("[topic]"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "", "/ECHO", "/echo/", "/echoes", "//echo", "?/echo", "/health", "/info"})
    void anythingElseIsNoEndpoint(String target) {
        assertThat(Endpoint.at(target)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"/health, 200", "/health?x, 200", "/info?x, 200", "/echo, 426", "/nowhere, 404", "/health/, 404"})
    void plainRequestsAreAnswered(String target, int status) {
        assertThat(service.answer(target).status()).isEqualTo(status);
    }

    @Test
    void infoHasEveryMemberOfTheContract() throws BadJson {
        JsonObject info = JsonObject.parse(service.answer("/info").body());

        assertThat(info.text("contract")).hasValue("onecore/1");
        assertThat(info.text("system")).hasValue("fake");
        assertThat(info.text("version")).hasValue("1.2");
        assertThat(info.text("runtime")).isPresent();
        assertThat(info.whole("pid")).hasValue(ProcessHandle.current().pid());
        assertThat(info.whole("threads")).hasValue(1);
        assertThat(info.text("transport")).hasValue("none");
        assertThat(info.truth("speedups")).hasValue(false);
        assertThat(info.truth("compression")).hasValue(false);
        assertThat(info.truth("nodelay")).hasValue(true);
        assertThat(info.array("affinity").orElseThrow()).isNotEmpty();
        assertThat(info.whole("monotonicNs").orElseThrow()).isLessThanOrEqualTo(System.nanoTime());
        assertThat(info.whole("cpuNs").orElseThrow()).isPositive();
        JsonObject limits = info.object("limits").orElseThrow();
        assertThat(limits.whole("maxMessage")).hasValue(1_048_576);
        assertThat(limits.whole("maxCommand")).hasValue(4_096);
        assertThat(limits.whole("maxUpload")).hasValue(1_073_741_824);
        assertThat(limits.whole("maxCount")).hasValue(1_000_000_000);
        assertThat(limits.whole("maxSingleDownload")).hasValue(67_108_864);
        JsonObject stats = info.object("stats").orElseThrow();
        for (String name :
                "connectionsOpen connectionsTotal messagesIn messagesOut bytesIn bytesOut uploadsCompleted uploadsAborted errors"
                        .split(" ")) {
            assertThat(stats.whole(name)).as(name).hasValue(0);
        }
        JsonObject jvm = info.object("jvm").orElseThrow();
        for (String name : "heapUsed heapAfterGc gcCount gcMillis jitMillis".split(" ")) {
            assertThat(jvm.whole(name)).as(name).isPresent();
        }
    }

    @Test
    void cpuTimeGrowsWithWorkAndNeverFalls() {
        OwnProcess process = new OwnProcess();
        long before = process.cpuNs();

        long hash = 1;
        while (process.cpuNs() - before < 20_000_000) {
            hash = hash * 31 + 7;
        }

        assertThat(process.cpuNs()).as("after hash %d", hash).isGreaterThan(before);
    }

    @Test
    void affinityReadsTheKernelsLists() {
        assertThat(OwnProcess.cores("0,2-4,7")).containsExactly(0, 2, 3, 4, 7);
    }
}
