package dev.onecore.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onecore.figures.CampaignFigures;
import dev.onecore.figures.EffectSize;
import dev.onecore.figures.FigureKey;
import dev.onecore.model.Campaign;
import dev.onecore.model.Metric;
import dev.onecore.model.Workload;
import dev.onecore.report.Synthetic;
import dev.onecore.statistics.Goal;
import dev.onecore.statistics.Looks;
import dev.onecore.statistics.Measured;
import dev.onecore.statistics.PairedRound;
import dev.onecore.statistics.RatioOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A gate over many campaigns that never happened, of builds that are equal or 10 % slower, with the spreads that the project's own
 * campaigns have: 2 to 4 % from one round's fresh processes to the next, and a machine that is another from day to day.
 */
@Tag("simulation")
class GateSimulationTest {
    private static final int CAMPAIGNS = 1_000;
    private static final Workload WORKLOAD = Synthetic.ECHO;
    private static final Campaign CAMPAIGN = Synthetic.campaign(List.of(WORKLOAD), List.of("old", "new"), 1);

    /** Old and new build as two targets of one campaign. */
    @ParameterizedTest
    @CsvSource({"0.02, 6, 0%", "0.03, 8, 0%", "0.04, 12, 0%", "0.02, 12, 5%", "0.03, 20, 5%", "0.04, 30, 5%"})
    void aSlowerBuildOfOneCampaignFails(double spread, int rounds, String gate) {
        SplittableRandom random = new SplittableRandom(61);

        assertThat(failures(() -> pairedPasses(rounds, 1.1, spread, gate, random)))
                .isGreaterThan(950);
    }

    @ParameterizedTest
    @CsvSource({"0.02, 3, 0%", "0.03, 6, 0%", "0.04, 12, 0%", "0.04, 6, 5%"})
    void anEqualBuildOfOneCampaignPassesMoreThanNineteenTimesOfTwenty(double spread, int rounds, String gate) {
        SplittableRandom random = new SplittableRandom(62);

        // Of an interval of 99 % half a per cent lies wholly on the worse side.
        assertThat(failures(() -> pairedPasses(rounds, 1, spread, gate, random)))
                .isLessThan(15);
    }

    /** Nothing drifts from the one campaign to the other. */
    @ParameterizedTest
    @CsvSource({"0.02, 6, 0%", "0.03, 8, 0%", "0.04, 12, 0%", "0.03, 30, 5%"})
    void aSlowerBuildThanTheBaselineFails(double spread, int rounds, String gate) {
        SplittableRandom random = new SplittableRandom(63);

        assertThat(failures(() -> storedPasses(rounds, 1.1, spread, 0, gate, false, random)))
                .isGreaterThan(950);
    }

    /** A baseline of another day, when the machine was 5 % slower or faster, is what a reference is for. */
    @Test
    void aReferenceLetsAnEqualBuildPassThoughTheMachineDrifts() {
        SplittableRandom random = new SplittableRandom(64);

        assertThat(failures(() -> storedPasses(6, 1, 0.02, 0.05, "0%", true, random)))
                .isLessThan(15);
        assertThat(failures(() -> storedPasses(6, 1, 0.02, 0.05, "0%", false, random)))
                .isGreaterThan(100);
    }

    /** Twelve rounds of a spread of 3 %: the interval is 2.7 % wide to each side, so that 5 % can be shown. */
    @Test
    void equivalenceIsShownOfEqualsAndNotOfASlowerBuild() {
        SplittableRandom random = new SplittableRandom(65);

        assertThat(failures(() -> equivalent(1, random))).isLessThan(60);
        assertThat(failures(() -> equivalent(1.1, random))).isEqualTo(CAMPAIGNS);
    }

    private static int failures(BooleanSupplier passes) {
        return (int) IntStream.range(0, CAMPAIGNS)
                .filter(campaign -> !passes.getAsBoolean())
                .count();
    }

    private static boolean equivalent(double truth, SplittableRandom random) {
        return paired(
                12,
                truth,
                0.03,
                new GateRequest(Thresholds.read("5%"), GateMode.EQUIVALENCE, Optional.empty()),
                random);
    }

    private static boolean pairedPasses(int rounds, double truth, double spread, String gate, SplittableRandom random) {
        return paired(rounds, truth, spread, request(gate, false), random);
    }

    /** What a round does to both goes up and down by 10 %. */
    private static boolean paired(
            int rounds, double truth, double spread, GateRequest request, SplittableRandom random) {
        List<PairedRound> pairs = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            double old = 10 * Math.exp(0.1 * random.nextGaussian());
            pairs.add(new PairedRound(
                    Measured.exact(old * truth * Math.exp(spread * random.nextGaussian())), Measured.exact(old)));
        }
        EffectSize effect = new EffectSize(
                new FigureKey(WORKLOAD.name(), WORKLOAD.primaryPhase(), "new"),
                "old",
                Metric.CPU_PER_MESSAGE,
                true,
                RatioOutcome.of(pairs, Looks.FIXED),
                Goal.USUAL);
        return PairedGate.of(new CampaignFigures(CAMPAIGN, List.of(), List.of(), List.of(effect)), request)
                .passed();
    }

    private static boolean storedPasses(
            int rounds,
            double truth,
            double spread,
            double drift,
            String gate,
            boolean withReference,
            SplittableRandom random) {
        double today = Math.exp(drift * random.nextGaussian());
        StoredRounds before = new StoredRounds(rounds(rounds, 10, spread, random), rounds(rounds, 20, spread, random));
        StoredRounds now = new StoredRounds(
                rounds(rounds, 10 * truth * today, spread, random), rounds(rounds, 20 * today, spread, random));
        return BaselineGate.of(before.result(), now.result(), request(gate, withReference))
                .passed();
    }

    private static GateRequest request(String gate, boolean withReference) {
        return new GateRequest(
                Thresholds.read(gate),
                GateMode.NO_REGRESSION,
                withReference ? Optional.of("reference") : Optional.empty());
    }

    private static double[] rounds(int n, double truth, double spread, SplittableRandom random) {
        return DoubleStream.generate(() -> truth * Math.exp(spread * random.nextGaussian()))
                .limit(n)
                .toArray();
    }
}
