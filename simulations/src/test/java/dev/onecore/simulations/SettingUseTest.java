package dev.onecore.simulations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onecore.campaign.CompressionWorkload;
import dev.onecore.campaign.ConnectionWorkloads;
import dev.onecore.campaign.TopicWorkload;
import dev.onecore.campaign.Workloads;
import dev.onecore.gatling.CampaignRun;
import dev.onecore.gatling.CampaignRun.Script;
import dev.onecore.model.Setting;
import dev.onecore.model.Workload;
import dev.onecore.model.WrongSetting;
import dev.onecore.proof.Proofs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every setting in every simulation: what nothing uses is refused, and so is what could mean several things. */
class SettingUseTest {

    /** In the order of the table's columns. */
    private static final List<String> RUNS = List.of(
            "EchoLatency",
            "RandomDataStream",
            "Throughput",
            "FileUpload",
            "UserRamp",
            "ConnectionScale",
            "Churn",
            "Broadcast",
            "Compression",
            "OwnProtocol",
            "Calibration",
            "Capacity",
            "Soak",
            "Comparison",
            "case-study");

    /** + is used, - has no use, ? could mean several things. Targets are contenders, but OwnProtocol's is an endpoint. */
    private static final String TABLE = """
            setting                 Ec Ra Th Fi Us Cs Ch Br Cm Ow Ca Cy So Co cs
            targets                 +  +  +  +  +  +  +  +  +  +  -  +  +  +  +
            simulation              +  +  +  +  +  +  +  +  +  +  +  +  +  +  +
            workloads               -  -  -  -  -  -  -  -  -  -  -  -  -  +  +
            rounds                  +  +  +  +  +  +  +  +  +  +  -  -  +  +  +
            precision               +  +  +  +  +  +  +  +  +  +  -  -  -  +  +
            time                    +  +  +  +  +  +  +  +  +  +  -  +  +  +  +
            profile                 +  +  +  +  +  +  +  +  +  +  +  +  +  +  +
            seed                    +  +  +  +  +  +  +  +  +  +  +  +  +  +  +
            serverCore              +  +  +  +  +  +  +  +  +  +  +  +  +  +  +
            injectorCores           +  +  +  +  +  +  +  +  +  +  +  +  +  +  +
            inventory               +  +  +  +  +  +  +  +  +  +  +  +  +  +  +
            keep                    +  +  +  +  +  +  +  +  +  +  +  +  +  +  +
            service                 +  +  +  +  +  +  +  +  +  +  -  +  +  +  +
            serviceKey              -  -  -  -  -  -  -  -  -  -  -  -  -  -  -
            injectors               +  +  +  +  +  +  +  +  +  +  -  +  +  +  +
            onInjectorLoss          -  -  -  -  -  -  -  -  -  -  -  -  -  -  -
            rate                    +  +  -  -  +  +  +  +  +  +  -  +  +  ?  ?
            connections             +  +  +  +  +  +  -  +  +  +  -  +  +  ?  ?
            echo.rate               +  -  -  -  -  -  -  -  -  +  -  +  +  +  +
            echo.connections        +  -  -  -  -  -  -  -  -  +  -  +  +  +  +
            arrivals                +  -  -  -  -  -  -  -  -  +  -  +  -  +  -
            stream.rate             -  +  -  -  -  -  -  -  -  -  -  -  -  +  -
            stream.connections      -  +  -  -  -  -  -  -  -  -  -  -  -  +  -
            throughput.connections  -  -  +  -  -  -  -  -  -  -  -  -  -  +  -
            upload.users            -  -  -  +  -  -  -  -  -  -  -  -  -  +  -
            ramp.rate               -  -  -  -  +  -  -  -  -  -  -  -  -  +  +
            ramp.users              -  -  -  -  +  -  -  -  -  -  -  -  -  +  +
            capacity.quantile       -  -  -  -  -  -  -  -  -  -  -  +  -  -  -
            capacity.limit          -  -  -  -  -  -  -  -  -  -  -  +  -  -  -
            capacity.step           -  -  -  -  -  -  -  -  -  -  -  +  -  -  -
            scale.connections       -  -  -  -  -  +  -  -  -  -  -  -  -  -  -
            scale.rate              -  -  -  -  -  +  -  -  -  -  -  -  -  -  -
            churn.rate              -  -  -  -  -  -  +  -  -  -  -  -  -  -  -
            broadcast.rate          -  -  -  -  -  -  -  +  -  -  -  -  -  -  -
            broadcast.members       -  -  -  -  -  -  -  +  -  -  -  -  -  -  -
            compression.rate        -  -  -  -  -  -  -  -  +  -  -  -  -  -  -
            compression.connections -  -  -  -  -  -  -  -  +  -  -  -  -  -  -
            injectorHeap            -  -  -  -  -  +  -  -  -  -  -  -  -  -  -
            size                    +  +  +  -  +  +  +  +  +  -  -  +  +  +  +
            chunk                   -  -  -  +  -  -  -  -  -  -  -  -  -  +  +
            warmup                  +  +  +  +  +  +  +  +  +  +  -  +  +  +  +
            duration                +  +  +  +  -  +  +  +  +  +  -  +  +  +  +
            serverJvmArgs           +  +  +  +  +  +  +  +  +  -  +  +  +  +  +
            admitAll                +  +  +  +  +  +  +  +  +  -  -  +  +  +  +
            ca                      -  -  -  -  -  -  -  -  -  +  -  -  -  -  -
            trust                   -  -  -  -  -  -  -  -  -  +  -  -  -  -  -
            subprotocol             -  -  -  -  -  -  -  -  -  +  -  -  -  -  -
            headers                 -  -  -  -  -  -  -  -  -  +  -  -  -  -  -
            wire                    +  +  +  +  +  +  +  +  +  +  -  +  +  +  +
            baseline                +  +  +  +  +  +  +  +  +  +  -  +  +  +  +
            gate                    +  +  +  +  +  +  +  +  +  +  -  +  +  +  +
            gateMode                -  -  -  -  -  -  -  -  -  -  -  -  -  -  -
            reference               -  -  -  -  -  -  -  -  -  -  -  -  -  -  -
            metrics                 +  +  +  +  +  +  +  +  +  +  +  +  +  +  +
            trace                   +  +  +  +  +  +  +  +  +  +  +  +  +  +  +
            trace.secrets           +  +  +  +  +  +  +  +  +  +  +  +  +  +  +
            reports                 +  +  +  +  +  +  +  +  +  +  +  +  +  +  +
            home                    +  +  +  +  +  +  +  +  +  +  +  +  +  +  +
            dryRun                  +  +  +  +  +  +  +  +  +  +  +  +  +  +  +
            """;

    private static final Map<String, String> VALUES = Map.ofEntries(
            Map.entry("targets", "vertx"),
            Map.entry("workloads", "file-upload"),
            Map.entry("precision", "5%"),
            Map.entry("time", "20m"),
            Map.entry("profile", "quick"),
            Map.entry("injectorCores", "1"),
            Map.entry("inventory", "../src/main/resources/dev/onecore/box/onecore.yaml"),
            Map.entry("keep", "true"),
            Map.entry("service", "onecore.default.svc.cluster.local"),
            Map.entry("serviceKey", "there"),
            Map.entry("arrivals", "poisson"),
            Map.entry("capacity.quantile", "0.999"),
            Map.entry("capacity.limit", "2ms"),
            Map.entry("capacity.step", "2%"),
            Map.entry("size", "32"),
            Map.entry("injectorHeap", "2g"),
            Map.entry("warmup", "1s"),
            Map.entry("duration", "1s"),
            Map.entry("serverJvmArgs", "-ea"),
            Map.entry("admitAll", "true"),
            Map.entry("injectors", "1"),
            Map.entry("onInjectorLoss", "abort"),
            Map.entry("ca", "x.pem"),
            Map.entry("trust", "any"),
            Map.entry("subprotocol", "chat"),
            Map.entry("headers", "X: y"),
            Map.entry("wire", "delay:5ms"),
            Map.entry("baseline", "there"),
            Map.entry("gate", "5%"),
            Map.entry("gateMode", "equivalence"),
            Map.entry("reference", "vertx"),
            Map.entry("reports", "there"),
            Map.entry("home", "here"),
            Map.entry("trace.secrets", "true"),
            Map.entry("dryRun", "true"));

    @TestFactory
    Stream<DynamicTest> aSettingIsUsedOrRefused() {
        return TABLE.lines().skip(1).flatMap(row -> {
            String[] cells = row.split(" +");
            return Stream.iterate(0, column -> column < RUNS.size(), column -> column + 1)
                    .map(column -> DynamicTest.dynamicTest(
                            cells[0] + " in " + RUNS.get(column),
                            () -> check(cells[0], RUNS.get(column), cells[column + 1])));
        });
    }

    @Test
    void theTableHasEverySettingButHelp() {
        assertThat(TABLE.lines().skip(1).map(row -> row.substring(0, row.indexOf(' '))))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Setting.values())
                        .filter(setting -> setting != Setting.HELP)
                        .map(Setting::key)
                        .toList());
    }

    private static void check(String key, String run, String expected) {
        String value = value(key, run);
        if (expected.equals("+")) {
            assertThatCode(() -> workloads(run, Map.of(key, value))).doesNotThrowAnyException();
            return;
        }
        assertThatThrownBy(() -> workloads(run, Map.of(key, value)))
                .isInstanceOf(WrongSetting.class)
                .hasMessageStartingWith("onecore." + key + "=")
                .hasMessageContaining(expected.equals("?") ? " is not possible: it could mean " : "leave it out")
                .hasMessageEndingWith(WrongSetting.LIST);
    }

    private static String value(String key, String run) {
        if (key.equals("simulation")) {
            return simulation(run).getSimpleName();
        }
        return run.equals("case-study") && key.equals("workloads") ? "case-files" : VALUES.getOrDefault(key, "2");
    }

    private static Class<?> simulation(String run) {
        return Map.of(
                        "Calibration", Calibration.class,
                        "OwnProtocol", OwnProtocol.class,
                        "Comparison", Comparison.class,
                        "case-study", Comparison.class)
                .getOrDefault(run, EchoLatency.class);
    }

    @Test
    void aSimulationThatIsNotTheOneThatRunsIsRefused() {
        assertThatThrownBy(() -> CampaignRun.of(EchoLatency.class, Map.of("simulation", "FileUpload")))
                .isInstanceOf(WrongSetting.class)
                .hasMessage(
                        "onecore.simulation=FileUpload is not possible: Gatling was told to run EchoLatency.%n%s",
                        WrongSetting.LIST);
        assertThatCode(() ->
                        CampaignRun.of(EchoLatency.class, Map.of("simulation", "dev.onecore.simulations.EchoLatency")))
                .doesNotThrowAnyException();
    }

    private static List<String> workloads(String run, Map<String, String> given) {
        Map<String, String> all = new HashMap<>(given);
        Script script = (trial, workload) -> {
            throw new AssertionError("nothing is run here");
        };
        if (run.equals("Calibration")) {
            return names(CampaignRun.ofCalibration(Calibration.class, all, Proofs::of, script));
        }
        if (run.equals("OwnProtocol")) {
            all.putIfAbsent("targets", "a=wss://127.0.0.1:1");
            return names(CampaignRun.of(OwnProtocol.class, all)
                    .withoutContract()
                    .with(workloads -> workloads.openSchedule("own-protocol", "Own protocol"), script));
        }
        if (run.equals("Comparison") || run.equals("case-study")) {
            if (run.equals("case-study")) {
                all.putIfAbsent("profile", run);
            }
            return names(Comparison.filled(CampaignRun.of(Comparison.class, all)));
        }
        Map<String, Function<Workloads, Workload>> single = Map.ofEntries(
                Map.entry("EchoLatency", Workloads::echoLatency),
                Map.entry("RandomDataStream", Workloads::randomDataStream),
                Map.entry("Throughput", Workloads::throughput),
                Map.entry("FileUpload", Workloads::fileUpload),
                Map.entry("UserRamp", Workloads::userRamp),
                Map.entry("ConnectionScale", ConnectionWorkloads::scale),
                Map.entry("Churn", ConnectionWorkloads::churn),
                Map.entry("Broadcast", TopicWorkload::broadcast),
                Map.entry("Compression", CompressionWorkload::compression),
                Map.entry("Capacity", Workloads::capacity),
                Map.entry("Soak", Workloads::soak));
        return names(CampaignRun.of(EchoLatency.class, all).with(single.get(run), script));
    }

    private static List<String> names(CampaignRun run) {
        return run.workloads().stream().map(Workload::name).toList();
    }

    @Test
    void someOfTheFiveWorkloadsRunInOneCampaign() {
        assertThat(workloads("Comparison", Map.of("workloads", "file-upload, EchoLatency")))
                .containsExactly("echo-latency", "file-upload");
        assertThat(workloads("case-study", Map.of("profile", "case-study", "workloads", "case-ramp")))
                .containsExactly("case-ramp");
        assertThatThrownBy(() -> workloads("Comparison", Map.of("workloads", "fileupload")))
                .isInstanceOf(WrongSetting.class)
                .hasMessage("onecore.workloads=fileupload is not possible: 'fileupload' is none of echo-latency, "
                        + "random-data-stream, throughput, file-upload, user-ramp; did you mean file-upload?%n%s"
                                .formatted(WrongSetting.LIST));
    }

    @Test
    void aBareNameHasItsMeaningWhereOneWorkloadOfSeveralHasOne() {
        Map<String, String> given = Map.of("workloads", "throughput,user-ramp", "rate", "2");

        assertThat(workloads("Comparison", given)).containsExactly("throughput", "user-ramp");
        assertThatThrownBy(() -> workloads("Comparison", Map.of("rate", "5000")))
                .isInstanceOf(WrongSetting.class)
                .hasMessage("""
                        onecore.rate=5000 is not possible: it could mean \
                        echo.rate (messages/s of the open schedule, over all its connections) or \
                        stream.rate (messages/s on each connection of the paced stream) or \
                        ramp.rate (messages/s to each user of the ramp) in Comparison; give the one that is meant.
                        """ + WrongSetting.LIST);
        assertThatThrownBy(() -> workloads("EchoLatency", Map.of("rate", "1", "echo.rate", "2")))
                .isInstanceOf(WrongSetting.class)
                .hasMessageContaining("echo.rate is given too");
        assertThatThrownBy(() -> workloads("Comparison", Map.of("workloads", "throughput", "chunk", "2")))
                .isInstanceOf(WrongSetting.class)
                .hasMessageContaining("nothing in Comparison uses it; leave it out (what can be chosen here: "
                        + "workloads, injectors, throughput.connections, size, warmup, duration, admitAll)");
    }

    @Test
    void whatOneUserDecidesIsNotSplitOverSeveralInjectors() {
        assertThat(workloads("EchoLatency", Map.of("injectors", "50", "onInjectorLoss", "abort")))
                .containsExactly("echo-latency");
        assertThatThrownBy(() -> workloads("EchoLatency", Map.of("injectors", "51")))
                .isInstanceOf(WrongSetting.class)
                .hasMessageContaining("echo-latency is decided by constant, which has 50 users and cannot be split");
        assertThatThrownBy(() -> workloads("Comparison", Map.of("injectors", "2")))
                .isInstanceOf(WrongSetting.class)
                .hasMessageStartingWith("onecore.injectors=2 is not possible: file-upload is decided by upload-50mb,"
                        + " which has 1 user and cannot be split over so many");
        assertThatThrownBy(() -> workloads("Broadcast", Map.of("injectors", "2")))
                .isInstanceOf(WrongSetting.class)
                .hasMessageContaining("broadcast watches all members of a topic from one process");
    }

    @Test
    void aGateIsOfWhatRuns() {
        assertThat(workloads("EchoLatency", Map.of("gate", "latency:5%", "gateMode", "equivalence")))
                .containsExactly("echo-latency");
        assertThatThrownBy(() -> workloads("EchoLatency", Map.of("gate", "throghput:5%")))
                .isInstanceOf(WrongSetting.class)
                .hasMessage(
                        "onecore.gate=throghput:5% is not possible: 'throghput' is none of echo-latency, latency, cpu, "
                                + "throughput; did you mean throughput?%n%s".formatted(WrongSetting.LIST));
        assertThatThrownBy(() -> workloads("EchoLatency", Map.of("gate", "0%", "gateMode", "equivalence")))
                .isInstanceOf(WrongSetting.class)
                .hasMessageStartingWith("onecore.gate=0% is not possible: equivalence needs a threshold above 0");
        assertThatThrownBy(() -> workloads("EchoLatency", Map.of("gate", "5%", "reference", "vertx")))
                .isInstanceOf(WrongSetting.class)
                .hasMessageStartingWith("onecore.reference=vertx is not possible: nothing in ");
    }

    @Test
    void aCaseStudyIsTheComparisonsAlone() {
        List<String> refused = new ArrayList<>();
        for (String run : RUNS) {
            try {
                assertThat(workloads(run, Map.of("profile", "case-study"))).isNotEmpty();
            } catch (WrongSetting e) {
                refused.add(run);
            }
        }
        assertThat(RUNS.stream().filter(run -> !refused.contains(run)).collect(Collectors.joining(" ")))
                .isEqualTo("Comparison case-study");
    }
}
