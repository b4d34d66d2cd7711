package dev.onecore.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onecore.model.Arrivals;
import dev.onecore.model.Conditions;
import dev.onecore.model.Load;
import dev.onecore.model.OperationCounts;
import dev.onecore.model.Phase;
import dev.onecore.model.PhaseSummary;
import dev.onecore.model.Pin;
import dev.onecore.model.Reason;
import dev.onecore.model.Usage;
import dev.onecore.model.Verdict;
import dev.onecore.model.Verdict.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class JudgeTest {

    private static final long SECOND = 1_000_000_000L;
    private static final Pin PINNED = new Pin(Pin.State.PROVEN, 9, List.of("0"), "9 of 9 threads on core 0");
    private static final OperationCounts GOOD = new OperationCounts(10_000, 10_000, 10_000, 10_000, 0, 240_000);

    private OperationCounts counts = GOOD;
    private double serverCore = 0.5;
    private double injectorCore = 0.3;
    private long runDelayNs;
    private long throttledNs;
    private double stealPercent;
    private double stealOnServerCore;
    private double othersOnServerCore;
    private long serverRunDelayNs;
    private long gapsNs;
    private long gapNs;
    private long lagNs = 50_000;

    @Test
    void aQuietPhaseIsUnsaturatedWithoutReasons() {
        assertThat(verdict()).isEqualTo(new Verdict(Outcome.UNSATURATED, List.of()));
    }

    @Test
    void oneFailedOperationFailsThePhaseWhateverElseHolds() {
        counts = new OperationCounts(10_000, 10_000, 9_999, 9_999, 1, 239_976);
        stealPercent = 50;
        serverCore = 1;
        assertThat(verdict().outcome()).isEqualTo(Outcome.FAILED);
        assertThat(verdict().sentences()).containsExactly("1 of 10,000 operations failed");
    }

    @Test
    void aServerThatFellBehindUntilOperationsWereUnansweredIsTheLimit() {
        counts = new OperationCounts(10_000, 10_000, 6_000, 6_000, 0, 144_000);
        assertThat(verdict())
                .isEqualTo(new Verdict(Outcome.SERVER_BOUND, List.of(new Reason.Unanswered(4_000, 10_000))));
        assertThat(verdict().sentences())
                .containsExactly("4,000 of 10,000 operations were unanswered when the wait for them ended");
        injectorCore = 0.9;
        assertThat(verdict().outcome()).isEqualTo(Outcome.INJECTOR_BOUND);
        assertThat(verdict().reasons()).hasSize(2);
    }

    @Test
    void aServerThatSwallowsEverythingFails() {
        counts = new OperationCounts(10_000, 10_000, 0, 0, 0, 0);
        assertThat(verdict().outcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void stealOverFivePercentIsInvalidBeforeItIsServerBound() {
        stealPercent = 5.1;
        serverCore = 1;
        assertThat(verdict().outcome()).isEqualTo(Outcome.INVALID);
        stealPercent = 5.0;
        assertThat(verdict().outcome()).isEqualTo(Outcome.SERVER_BOUND);
    }

    @Test
    void aServerAtItsCoreIsTheLimitEvenWhenTheInjectorIsBusyToo() {
        serverCore = 0.95;
        injectorCore = 0.99;
        assertThat(verdict().outcome()).isEqualTo(Outcome.SERVER_BOUND);
        assertThat(verdict().sentences()).containsExactly("the server used 95 % of its core");
    }

    @Test
    void whatTheHypervisorTookOfTheServersCoreIsNotTheServersToUse() {
        serverCore = 0.90;
        assertThat(verdict().outcome()).isEqualTo(Outcome.UNSATURATED);
        stealOnServerCore = 8;
        assertThat(verdict().outcome()).isEqualTo(Outcome.SERVER_BOUND);
        assertThat(verdict().sentences())
                .containsExactly("the server used 90 % of its core, the hypervisor took 8 % of it");
        serverCore = 0.80;
        assertThat(verdict().outcome()).isEqualTo(Outcome.UNSATURATED);
        othersOnServerCore = 9;
        assertThat(verdict().outcome()).as("it did not wait for them").isEqualTo(Outcome.UNSATURATED);
        serverRunDelayNs = SECOND / 5;
        assertThat(verdict().sentences())
                .containsExactly("the server used 80 % of its core, the hypervisor took 8 % of it, "
                        + "other processes held it for 9 % of the time");
    }

    @Test
    void eachLimitOfTheInjectorIsFoundAloneAndNamed() {
        injectorCore = 0.81;
        assertInjectorBound("used 81 % of a core");
        injectorCore = 0.3;
        counts = new OperationCounts(10_000, 9_899, 9_899, 9_899, 0, 1);
        assertInjectorBound("sent 9,899 of 10,000");
        counts = GOOD;
        lagNs = 1_100_000;
        assertInjectorBound("send lag p99 1.10 ms");
        lagNs = 0;
        gapNs = 101_000_000;
        assertInjectorBound("not run for 101 ms");
        gapNs = 0;
        gapsNs = SECOND / 2;
        assertInjectorBound("not run for 50 % of the time");
        gapsNs = 0;
        throttledNs = SECOND / 100;
        assertInjectorBound("quota stopped the injector for 1.0 %");
        throttledNs = 0;
        runDelayNs = SECOND / 5;
        assertInjectorBound("waited 20 % of the time");
    }

    @Test
    void aServerThatCannotBeSeenIsNeverCalledTheLimit() {
        serverCore = 1;
        assertThat(phase(Optional.empty()).verdict().outcome()).isEqualTo(Outcome.UNSATURATED);
    }

    @Test
    void aDisprovedPinMakesTheTrialInvalidAndADeadServerMakesItFailed() {
        Pin moved = new Pin(
                Pin.State.DISPROVED, 9, List.of("0", "0-1"), "2 of 9 threads may run on 0-1, not on core 0 alone");
        PhaseSummary good = phase(Optional.empty());
        assertThat(Judge.ofTrial(List.of(), List.of(good), moved, PINNED).outcome())
                .isEqualTo(Outcome.INVALID);
        assertThat(Judge.ofTrial(List.of(), List.of(good), PINNED, PINNED).outcome())
                .isEqualTo(Outcome.UNSATURATED);
        assertThat(Judge.ofTrial(List.of("the server died"), List.of(good), moved, PINNED)
                        .outcome())
                .isEqualTo(Outcome.FAILED);
        assertThat(Judge.ofTrial(List.of(), List.of(), PINNED, PINNED).outcome())
                .isEqualTo(Outcome.FAILED);
    }

    @Test
    void strangersOnEitherSidesCoresAreNoise() {
        assertThat(Judge.noisy(strangers(5.1, 0))).isTrue();
        assertThat(Judge.noisy(strangers(0, 5.1))).isTrue();
        assertThat(Judge.noisy(strangers(5, 5))).isFalse();
    }

    private static Conditions strangers(double onServer, double onInjector) {
        return new Conditions(
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.of(onServer),
                OptionalDouble.of(onInjector),
                0,
                0);
    }

    @Test
    void aStolenPhaseStaysOutAloneUnlessItIsTheOnlyOne() {
        stealPercent = 9;
        PhaseSummary stolen = phase(Optional.empty());
        stealPercent = 0;
        PhaseSummary good = phase(Optional.empty());
        Verdict both = Judge.ofTrial(List.of(), List.of(stolen, good), PINNED, PINNED);
        assertThat(both.outcome()).isEqualTo(Outcome.UNSATURATED);
        assertThat(both.sentences()).singleElement().asString().contains("is invalid", "9.00 %");
        assertThat(Judge.ofTrial(List.of(), List.of(stolen), PINNED, PINNED).outcome())
                .isEqualTo(Outcome.INVALID);
    }

    private void assertInjectorBound(String reason) {
        assertThat(verdict().outcome()).isEqualTo(Outcome.INJECTOR_BOUND);
        assertThat(verdict().sentences()).singleElement().asString().contains(reason);
    }

    private Verdict verdict() {
        return phase(Optional.of(usage(serverCore, serverRunDelayNs, 0))).verdict();
    }

    private PhaseSummary phase(Optional<Usage> server) {
        Histogram lag = new Histogram(3);
        lag.recordValueWithCount(lagNs, 10_000);
        Load load = new Load.Echo(Arrivals.CONSTANT, 10_000, 10, 24);
        Usage injector = usage(injectorCore, runDelayNs, throttledNs);
        Conditions conditions = new Conditions(
                OptionalDouble.of(stealPercent),
                OptionalDouble.of(stealOnServerCore),
                OptionalDouble.of(othersOnServerCore),
                OptionalDouble.empty(),
                gapNs,
                gapsNs);
        return new PhaseSummary(
                Phase.measured("constant", "constant", load, Duration.ofSeconds(1)),
                0,
                SECOND,
                counts,
                counts.received(),
                counts.bytes(),
                server,
                injector,
                conditions,
                Judge.ofPhase(counts, SECOND, server, injector, conditions, lag));
    }

    private static Usage usage(double cores, long runDelayNs, long throttledNs) {
        return new Usage(
                Math.round(cores * SECOND),
                OptionalLong.of(runDelayNs),
                OptionalLong.of(throttledNs),
                OptionalLong.empty(),
                OptionalLong.empty());
    }
}
