package dev.onecore.gate;

import static dev.onecore.gate.ResultFile.rounds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaselineGateTest {

    @TempDir
    private Path folder;

    private GateReport compare(ResultFile before, ResultFile now, String gate, GateMode mode, String... reference)
            throws IOException {
        return BaselineGate.of(
                before.read(folder),
                now.read(folder),
                new GateRequest(
                        Thresholds.read(gate),
                        mode,
                        reference.length == 0 ? Optional.empty() : Optional.of(reference[0])));
    }

    private static ResultFile file(String id, double median) {
        return new ResultFile(id).with("vertx", rounds(median, 2));
    }

    /** A spread of about 1.6 % and five rounds each: the interval is about 3.4 % wide to each side. */
    @ParameterizedTest
    @CsvSource({
        "120, 5%, REGRESSION, true, true",
        "120, cpu:5%, REGRESSION, false, false",
        "120, latency:20%, WORSE, false, true",
        "108, latency:10%, WORSE, false, true",
        "104.9, 0%, REGRESSION, true, true",
        "101, echo-latency:5%, EQUIVALENT, false, false",
        "102, echo-latency:5%, UNDECIDED, false, true",
        "100, 5%, EQUIVALENT, false, false",
        "80, 5%, BETTER, false, true"
    })
    void aRegressionFailsWhereItIsShownBeyondTheThreshold(
            double median, String gate, Assessment assessment, boolean fails, boolean failsEquivalence)
            throws IOException {
        GateReport report = compare(file("b1", 100), file("c2", median), gate, GateMode.NO_REGRESSION);

        assertThat(report.ratios()).singleElement().satisfies(ratio -> {
            assertThat(ratio.assessment()).isEqualTo(assessment);
            assertThat(ratio.fails(GateMode.EQUIVALENCE)).isEqualTo(failsEquivalence);
        });
        assertThat(report.passed()).isEqualTo(!fails);
    }

    @Test
    void ofAThroughputLessIsWorse() throws IOException {
        ResultFile before = file("b1", 100).throughput("vertx", rounds(90_000, 2));

        GateReport less = compare(
                before,
                file("c2", 100).throughput("vertx", rounds(70_000, 2)),
                "throughput:5%",
                GateMode.NO_REGRESSION);
        GateReport more = compare(
                before,
                file("c2", 100).throughput("vertx", rounds(99_000, 2)),
                "throughput:5%",
                GateMode.NO_REGRESSION);

        assertThat(less.reasons())
                .containsExactly(
                        "throughput of vertx in throughput is 0.78× [0.75, 0.80] that of b1: worse, by more than 5 %");
        assertThat(more.ratios().get(1).assessment()).isEqualTo(Assessment.BETTER);
        assertThat(more.passed()).isTrue();
    }

    @Test
    void aLowerBoundSpeaksToOneSideAlone() throws IOException {
        Consumer<ObjectNode> bounded = figure -> figure.put("bound", "lower");

        assertThat(compare(file("b1", 100), file("c2", 120).but("/figures/0", bounded), "5%", GateMode.NO_REGRESSION)
                        .ratios()
                        .get(0)
                        .assessment())
                .isEqualTo(Assessment.REGRESSION);
        assertThat(compare(file("b1", 100).but("/figures/0", bounded), file("c2", 120), "5%", GateMode.NO_REGRESSION)
                        .ratios()
                        .get(0)
                        .assessment())
                .isEqualTo(Assessment.UNDECIDED);
        assertThat(compare(file("b1", 100), file("c2", 80).but("/figures/0", bounded), "5%", GateMode.NO_REGRESSION)
                        .ratios()
                        .get(0)
                        .assessment())
                .isEqualTo(Assessment.UNDECIDED);
        assertThat(compare(
                                file("b1", 100).but("/figures/0", bounded),
                                file("c2", 80).but("/figures/0", bounded),
                                "5%",
                                GateMode.NO_REGRESSION)
                        .ratios()
                        .get(0)
                        .found()
                        .reason())
                .isEqualTo("no ratio of two lower bounds");
    }

    @Test
    void twoRoundsAndZeroHaveNoRatioWhichPassesUnlessEquivalenceIsAskedFor() throws IOException {
        ResultFile few = new ResultFile("c2").with("vertx", 300, 310);
        ResultFile zero = new ResultFile("c2").with("vertx", 300, 0, 310);

        GateReport report = compare(file("b1", 100), few, "5%", GateMode.NO_REGRESSION);
        assertThat(report.ratios().get(0).found().reason())
                .isEqualTo("fewer than 3 rounds (2 now, 5 before): no interval");
        assertThat(report.passed()).isTrue();
        assertThat(compare(file("b1", 100), few, "5%", GateMode.EQUIVALENCE).passed())
                .isFalse();
        assertThat(compare(file("b1", 100), zero, "5%", GateMode.NO_REGRESSION)
                        .ratios()
                        .get(0)
                        .found()
                        .reason())
                .isEqualTo("no ratio with 0");
    }

    /** The machine is 20 % slower today, for both targets. */
    @Test
    void aReferenceTakesOutWhatMovedBoth() throws IOException {
        ResultFile before = file("b1", 100).with("undertow", rounds(200, 2));
        ResultFile now = file("c2", 120).with("undertow", rounds(240, 2));

        assertThat(compare(before, now, "5%", GateMode.NO_REGRESSION).passed()).isFalse();
        GateReport report = compare(before, now, "5%", GateMode.EQUIVALENCE, "undertow");
        assertThat(report.passed()).isTrue();
        assertThat(report.ratios())
                .singleElement()
                .satisfies(ratio -> assertThat(ratio.subject().target()).isEqualTo("vertx"));
        assertThat(report.warnings())
                .containsExactly(
                        "each figure was divided by that of undertow, round by round, which takes out what moved both");
    }

    @Test
    void aReferenceIsATargetOfBothThatWasStartedInTheSameWay() {
        ResultFile before = file("b1", 100).with("undertow", rounds(200, 2));
        ResultFile other = file("c2", 100)
                .with("undertow", rounds(200, 2))
                .but(
                        "/environment/contenders/undertow",
                        started -> started.withArray("command").add("-Xmx1g"));

        assertThatThrownBy(() -> compare(before, file("c2", 100), "5%", GateMode.NO_REGRESSION, "undertow"))
                .isInstanceOf(WrongGate.class)
                .hasMessage(
                        "'undertow' cannot be the reference: it is not a target of both campaigns, which have vertx");
        assertThatThrownBy(() -> compare(before, other, "5%", GateMode.NO_REGRESSION, "undertow"))
                .isInstanceOf(WrongGate.class)
                .hasMessage(
                        "'undertow' cannot be the reference: the two campaigns did not start it by the same command");
    }

    @Test
    void whatDidNotDoTheSameIsRefusedWithEachDifference() {
        ResultFile other = file("c2", 100)
                .but("/workloads/0/phases/0/load", load -> load.put("ratePerSec", 5000.0))
                .but("/workloads/0/phases/0", phase -> phase.put("seconds", 3.0))
                .but("/campaign/settings", settings -> settings.put("warmup", "1s"));
        other.but(
                "/workloads/0",
                workload -> workload.withArray("unmeasured")
                        .addObject()
                        .put("name", "warm-up")
                        .put("title", "warm-up")
                        .put("seconds", 1.0));

        assertThatThrownBy(() -> compare(file("b1", 100), other, "5%", GateMode.NO_REGRESSION))
                .isInstanceOf(Incomparable.class)
                .hasMessage("these campaigns cannot be compared: "
                        + "echo-latency, constant: ratePerSec is 5000.0, and 2000.0 in the baseline; "
                        + "echo-latency, constant: seconds is 3.0, and 7.0 in the baseline; "
                        + "echo-latency: the baseline has no phase warm-up; "
                        + "the warm-up was fixed in one of them and searched for in the other");
    }

    @Test
    void nothingInCommonIsRefused() {
        ResultFile other = new ResultFile("c2")
                .with("jetty", rounds(100, 2))
                .but("/workloads/0", workload -> workload.put("name", "user-ramp"));

        assertThatThrownBy(() -> compare(file("b1", 100), other, "5%", GateMode.NO_REGRESSION))
                .isInstanceOf(Incomparable.class)
                .hasMessage("these campaigns cannot be compared: "
                        + "they have no workload in common ([user-ramp]; the baseline [echo-latency]); "
                        + "they have no target in common ([jetty]; the baseline [vertx])");
    }

    @Test
    void aServerThatRanAlreadyIsNotOneThatWasStarted() {
        ResultFile remote = file("c2", 100).but("/targets/0", target -> target.put("uri", "ws://box:9001"));

        assertThatThrownBy(() -> compare(file("b1", 100), remote, "5%", GateMode.NO_REGRESSION))
                .isInstanceOf(Incomparable.class)
                .hasMessageContaining("vertx was running already at ws://box:9001, and started here in the baseline");
    }

    @Test
    void anotherMachineCalibrationAndBuildAreWarnedOf() throws IOException {
        ResultFile now = file("c2", 100)
                .with("jetty", rounds(100, 2))
                .but("/environment/machine", machine -> machine.put("cpu.model", "Xeon"))
                .but("/environment/cores", cores -> cores.put("server", "3"))
                .but(
                        "/environment/contenders/vertx",
                        started -> started.putArray("command")
                                .add("java")
                                .add("-Xmx1g")
                                .add("-cp")
                                .add("servers/vertx/classes:lib/vertx-2.0.jar"))
                .but("", root -> root.putObject("calibration").put("summary", "26 of 26"));

        assertThat(compare(file("b1", 100), now, "5%", GateMode.NO_REGRESSION).warnings())
                .containsExactly(
                        "the baseline is of another machine: cpu.model Xeon, and AMD EPYC",
                        "another cores: server on core 3, injector on 0; the baseline: server on core 1, injector on 0",
                        "another calibration: 26 of 26; the baseline: none",
                        "vertx was started by another command: -Xmx1g, vertx-2.0.jar; the baseline: vertx-1.0.jar",
                        "not compared, since the baseline has no such target: jetty",
                        "rounds of two stored campaigns were never interleaved; their drift between days is in this ratio");
    }

    @Test
    void aFailedTrialFailsTheGateOfItsOwnCampaignAlone() throws IOException {
        Consumer<ObjectNode> failed = trial -> trial.put("verdict", "FAILED");

        assertThat(compare(file("b1", 100), file("c2", 100).but("/trials/1", failed), "5%", GateMode.NO_REGRESSION)
                        .reasons())
                .containsExactly("trial 2 (echo-latency, vertx, round 2) failed");
        assertThat(compare(file("b1", 100).but("/trials/1", failed), file("c2", 100), "5%", GateMode.NO_REGRESSION)
                        .passed())
                .isTrue();
    }

    /** A file of a version that did not say its loads. */
    @Test
    void anOldFileIsComparedByTheTitlesOfItsPhases() throws IOException {
        Consumer<ObjectNode> older = phase -> phase.remove(List.of("seconds", "load"));
        ResultFile old = file("b1", 100).but("/workloads/0/phases/0", older);

        assertThat(compare(old, file("c2", 100), "5%", GateMode.NO_REGRESSION).warnings())
                .contains(
                        "one of the files is older than its loads' description; phases were compared by their titles");
        old.but("/workloads/0/phases/0", phase -> phase.put("title", "constant arrivals, 5,000/s"));
        assertThatThrownBy(() -> compare(old, file("c2", 100), "5%", GateMode.NO_REGRESSION))
                .isInstanceOf(Incomparable.class)
                .hasMessage("these campaigns cannot be compared: echo-latency, constant is constant arrivals, 2,000/s, "
                        + "and constant arrivals, 5,000/s in the baseline");
    }
}
