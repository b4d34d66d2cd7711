package dev.onecore.simulations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.onecore.evidence.Descriptors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** What pods of a cluster do, played by network namespaces, with dnsmasq for the cluster's DNS. */
@EnabledIfSystemProperty(
        named = "pods.test",
        matches = "true",
        disabledReason = "it takes half a minute, as many JVMs start; -Dpods.test=true runs it")
class PodsTest {

    private static final String SERVICE = "onecore.default.svc.cluster.local";
    private static final int SERVER = 4;

    @TempDir
    private Path folder;

    @Test
    void podsThatCameBeforeTheOneThatLeadsAreFoundByNameAndItsCampaignIsWhole() throws Exception {
        try (NetworkLab lab = NetworkLab.of(folder, SERVER)) {
            lab.serveNames("""
                    %1$s %4$s
                    %2$s %4$s
                    %3$s %4$s
                    %1$s controller.%4$s
                    """.formatted(lab.address(1), lab.address(2), lab.address(3), SERVICE));
            Path key = Files.writeString(folder.resolve("key"), "MDEyMzQ1Njc4OWFiY2RlZg==");
            List<String> server =
                    new ArrayList<>(new Descriptors(Path.of("").toAbsolutePath().getParent())
                            .named("vertx", List.of())
                            .command());
            server.addAll(List.of("--host", lab.address(SERVER), "--port", "9001"));
            Process vertx = lab.start(SERVER, folder.resolve("server.log"), Map.of(), server);
            String[] settings = {
                "targets=mine=ws://" + lab.address(SERVER) + ":9001",
                "injectors=2",
                "service=" + SERVICE,
                "serviceKey=" + key,
                "rounds=1",
                "warmup=500ms",
                "duration=2s",
                "arrivals=constant",
                "rate=300",
                "connections=10",
                "reports=" + folder.resolve("reports")
            };
            List<Process> pods = new ArrayList<>();
            for (int pod = 0; pod < 2; pod++) {
                pods.add(lab.start(
                        pod + 2,
                        folder.resolve("pod" + pod),
                        Map.of("JOB_COMPLETION_INDEX", Integer.toString(pod)),
                        Harness.onecore("inject", EchoLatency.class, settings)));
            }
            Process run =
                    lab.start(1, folder.resolve("run"), Map.of(), Harness.onecore("run", EchoLatency.class, settings));

            assertThat(run.waitFor())
                    .as(Files.readString(folder.resolve("run")))
                    .isZero();
            for (int pod = 0; pod < 2; pod++) {
                assertThat(pods.get(pod).waitFor())
                        .as(Files.readString(folder.resolve("pod" + pod)))
                        .isZero();
            }
            assertThat(operations()).isEqualTo(600);
            vertx.destroy();
        }
    }

    private long operations() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("reports"))) {
            Path trial = files.filter(file -> file.endsWith("trial.json"))
                    .findFirst()
                    .orElseThrow();
            return new ObjectMapper()
                    .readTree(Files.readString(trial))
                    .at("/phases/1/tally/operations")
                    .asLong();
        }
    }
}
