package dev.onecore.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onecore.model.Arrivals;
import dev.onecore.model.Conditions;
import dev.onecore.model.InjectorClock;
import dev.onecore.model.InjectorReason;
import dev.onecore.model.Load;
import dev.onecore.model.OperationCounts;
import dev.onecore.model.Phase;
import dev.onecore.model.PhaseSummary;
import dev.onecore.model.Pin;
import dev.onecore.model.ServerReason;
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
    private Histogram response = times(300_000, 10_000);
    private long answered = 10_000;
    private long windowNs = SECOND;

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
                .isEqualTo(new Verdict(Outcome.SERVER_BOUND, List.of(new ServerReason.Unanswered(4_000, 10_000))));
        assertThat(verdict().sentences())
                .containsExactly("4,000 of 10,000 operations were unanswered when the wait for them ended");
        injectorCore = 0.9;
        assertThat(verdict().outcome()).isEqualTo(Outcome.BOTH_BOUND);
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
    void whereBothSidesAreAtTheirLimitTheVerdictSaysBoth() {
        serverCore = 0.95;
        assertThat(verdict().outcome()).isEqualTo(Outcome.SERVER_BOUND);
        injectorCore = 0.99;
        assertThat(verdict().outcome()).isEqualTo(Outcome.BOTH_BOUND);
        assertThat(verdict().sentences())
                .containsExactly("the server used 95 % of its core", "the injector used 99 % of a core, limit 80 %");
    }

    @Test
    void aTrialIsCalledByItsGravestPhaseAndBothIsGraverThanOne() {
        serverCore = 1;
        PhaseSummary server = summary();
        injectorCore = 0.99;
        PhaseSummary both = summary();
        serverCore = 0.3;
        PhaseSummary injector = summary();
        assertThat(trial(server, both)).isEqualTo(Outcome.BOTH_BOUND);
        assertThat(trial(injector, both)).isEqualTo(Outcome.BOTH_BOUND);
        assertThat(trial(injector, server)).isEqualTo(Outcome.SERVER_BOUND);
    }

    @Test
    void aServerThatSleepsAndFallsBehindIsTheLimitThoughAllWasAnsweredInTheEnd() {
        halfAnswered();
        assertThat(verdict().outcome()).isEqualTo(Outcome.SERVER_BOUND);
        assertThat(verdict().sentences()).containsExactly("the server answered 200/s of 400/s offered");
        assertThat(phase(Optional.empty()).verdict().outcome())
                .as("its core unseen")
                .isEqualTo(Outcome.SERVER_BOUND);
    }

    @Test
    void aMachineThatIsALittleLateDoesNotExplainALargeBacklog() {
        halfAnswered();
        lagNs = 40_000_000;
        gapNs = 150_000_000;
        gapsNs = 8 * windowNs / 100;
        assertThat(verdict().outcome()).isEqualTo(Outcome.SERVER_BOUND);
        gapsNs = 30 * windowNs / 100;
        assertThat(verdict().outcome()).as("a third of the time away").isEqualTo(Outcome.BOTH_BOUND);
        gapsNs = 0;
        injectorCore = 0.9;
        assertThat(verdict().outcome()).as("too busy to read").isEqualTo(Outcome.BOTH_BOUND);
    }

    /** 400 operations a second for 20 s, of which the server answers 200: the last one waits for another 20 s. */
    private void halfAnswered() {
        windowNs = 20 * SECOND;
        counts = new OperationCounts(8_000, 8_000, 8_000, 8_000, 0, 192_000);
        answered = 4_000;
        response = new Histogram(3);
        for (int i = 0; i < 8_000; i++) {
            response.recordValue(5_000_000 + i * 20 * SECOND / 8_000);
        }
    }

    @Test
    void aServerThatIsBehindByTwoPerCentInTheHundredIsFound() {
        halfAnswered();
        answered = 7_760;
        response = new Histogram(3);
        for (int i = 0; i < 8_000; i++) {
            response.recordValue(5_000_000 + i * SECOND * 6 / 10 / 8_000);
        }
        assertThat(verdict().sentences()).containsExactly("the server answered 388/s of 400/s offered");
    }

    @Test
    void aLongWayToTheServerIsNoBacklogAndNeitherIsAStallAtTheEnd() {
        answered = 7_500;
        response = times(250_000_000, 10_000);
        assertThat(verdict().outcome()).as("250 ms away").isEqualTo(Outcome.UNSATURATED);
        response = times(300_000, 7_500);
        response.recordValueWithCount(125_000_000, 2_500);
        assertThat(verdict().outcome()).as("stalled at the end").isEqualTo(Outcome.UNSATURATED);
    }

    @Test
    void aPhaseInWhichTheInjectorStoodStillForOverASecondIsInvalid() {
        gapNs = 10_650_000_000L;
        lagNs = 8 * SECOND;
        serverCore = 1;
        assertThat(verdict().outcome()).isEqualTo(Outcome.INVALID);
        assertThat(verdict().sentences()).containsExactly("the injector stood still for 10.65 s, limit 1 s");
        assertThat(Judge.ofTrial(List.of(), List.of(), List.of(summary()), PINNED, PINNED)
                        .sentences())
                .containsExactly("constant: the injector stood still for 10.65 s, limit 1 s");
        gapNs = SECOND;
        lagNs = 0;
        serverCore = 0.3;
        assertThat(verdict().outcome()).isEqualTo(Outcome.INJECTOR_BOUND);
    }

    @Test
    void aPhaseWhoseMedianTheLagMadeIsInvalid() {
        lagNs = 2_000_000;
        response = times(7_900_000, 10_000);
        assertThat(verdict().outcome()).isEqualTo(Outcome.INVALID);
        assertThat(verdict().sentences())
                .containsExactly("the injector started half of the operations 2.0 ms late or more, of a median response"
                        + " time of 7.9 ms, limit 25 % of it");
        response = times(8_100_000, 10_000);
        assertThat(verdict().outcome()).isEqualTo(Outcome.INJECTOR_BOUND);
        lagNs = 900_000;
        response = times(1_000_000, 10_000);
        assertThat(verdict().outcome()).as("ordinary lag").isEqualTo(Outcome.UNSATURATED);
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
        response = times(5_000_000, 10_000);
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
        assertThat(Judge.ofTrial(List.of(), List.of(), List.of(good), moved, PINNED)
                        .outcome())
                .isEqualTo(Outcome.INVALID);
        assertThat(Judge.ofTrial(List.of(), List.of(), List.of(good), PINNED, PINNED)
                        .outcome())
                .isEqualTo(Outcome.UNSATURATED);
        assertThat(Judge.ofTrial(List.of("the server died"), List.of(), List.of(good), moved, PINNED)
                        .outcome())
                .isEqualTo(Outcome.FAILED);
        assertThat(Judge.ofTrial(List.of(), List.of(), List.of(), PINNED, PINNED)
                        .outcome())
                .isEqualTo(Outcome.FAILED);
    }

    @Test
    void whatBrokeOutsideIsTheOnlyReasonSinceItBrokeThePhaseToo() {
        counts = new OperationCounts(400, 400, 338, 338, 62, 8_112);
        PhaseSummary brokenOff = phase(Optional.empty());
        assertThat(Judge.ofTrial(List.of("the script's send threw"), List.of(), List.of(brokenOff), PINNED, PINNED)
                        .sentences())
                .containsExactly("the script's send threw");
        assertThat(Judge.ofTrial(List.of(), List.of(), List.of(brokenOff), PINNED, PINNED)
                        .sentences())
                .singleElement()
                .asString()
                .endsWith(": 62 of 400 operations failed");
    }

    @Test
    void otherProcessesOnEitherSidesCoresAreNoise() {
        assertThat(Judge.noisy(otherProcesses(5.1, 0))).isTrue();
        assertThat(Judge.noisy(otherProcesses(0, 5.1))).isTrue();
        assertThat(Judge.noisy(otherProcesses(5, 5))).isFalse();
    }

    private static Conditions otherProcesses(double onServer, double onInjector) {
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
        Verdict both = Judge.ofTrial(List.of(), List.of(), List.of(stolen, good), PINNED, PINNED);
        assertThat(both.outcome()).isEqualTo(Outcome.UNSATURATED);
        assertThat(both.sentences()).singleElement().asString().contains("is invalid", "9.00 %");
        assertThat(Judge.ofTrial(List.of(), List.of(), List.of(stolen), PINNED, PINNED)
                        .outcome())
                .isEqualTo(Outcome.INVALID);
    }

    private void assertInjectorBound(String reason) {
        assertThat(verdict().outcome()).isEqualTo(Outcome.INJECTOR_BOUND);
        assertThat(verdict().sentences()).singleElement().asString().contains(reason);
    }

    private Verdict verdict() {
        return summary().verdict();
    }

    private PhaseSummary summary() {
        return phase(Optional.of(usage(serverCore, serverRunDelayNs, 0)));
    }

    private InjectorEvidence injector(int number, double lateMs, double core) {
        return new InjectorEvidence(
                number, GOOD, Math.round(lateMs * 1e6), usage(core, 0, 0), 0, 0, times(lagNs, 10_000));
    }

    private Verdict ofInjectors(InjectorEvidence... injectors) {
        return Judge.ofPhase(
                GOOD,
                windowNs,
                Optional.of(usage(serverCore, 0, 0)),
                Conditions.UNKNOWN,
                new Punctuality(times(lagNs, 10_000), response, answered),
                List.of(injectors));
    }

    @Test
    void ofSeveralInjectorsOneWithoutRoomTaintsThePhaseAndIsNamed() {
        Verdict verdict = ofInjectors(injector(0, 0, 0.3), injector(2, 0, 0.9));
        assertThat(verdict.outcome()).isEqualTo(Outcome.INJECTOR_BOUND);
        assertThat(verdict.sentences()).containsExactly("injector 2: the injector used 90 % of a core, limit 80 %");
        assertThat(verdict.reasons().get(0).injector()).hasValue(2);
    }

    @Test
    void anInjectorThatBeganAnIntervalLateMakesThePhaseInvalid() {
        assertThat(ofInjectors(injector(0, 0, 0.3), injector(1, 100, 0.3)).outcome())
                .isEqualTo(Outcome.UNSATURATED);
        Verdict verdict = ofInjectors(injector(0, 0, 0.3), injector(1, 101, 0.3));
        assertThat(verdict.outcome()).isEqualTo(Outcome.INVALID);
        assertThat(verdict.reasons()).containsExactly(new InjectorReason.InjectorBeganLate(1, 101, 100));
    }

    @Test
    void aClockHasDriftedWhereTheMeasurementsCannotBeWrongByAsMuch() {
        assertThat(Judge.drifted(new InjectorClock(1, 20_000, 10_000_000))).isFalse();
        assertThat(Judge.drifted(new InjectorClock(1, 20_000, -10_100_000))).isTrue();
        assertThat(Judge.drifted(new InjectorClock(1, 200_000, -10_100_000))).isFalse();
    }

    private static Outcome trial(PhaseSummary... phases) {
        return Judge.ofTrial(List.of(), List.of(), List.of(phases), PINNED, PINNED)
                .outcome();
    }

    private PhaseSummary phase(Optional<Usage> server) {
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
                Phase.measured("constant", "constant", load, Duration.ofNanos(windowNs)),
                0,
                windowNs,
                counts,
                counts.received(),
                counts.bytes(),
                server,
                injector,
                conditions,
                Judge.ofPhase(
                        counts,
                        windowNs,
                        server,
                        conditions,
                        new Punctuality(times(lagNs, 10_000), response, answered),
                        List.of(new InjectorEvidence(0, counts, 0, injector, gapNs, gapsNs, times(lagNs, 10_000)))));
    }

    private static Histogram times(long ns, long count) {
        Histogram times = new Histogram(3);
        times.recordValueWithCount(ns, count);
        return times;
    }

    private Usage usage(double cores, long runDelayNs, long throttledNs) {
        return new Usage(
                Math.round(cores * windowNs),
                OptionalLong.of(runDelayNs),
                OptionalLong.of(throttledNs),
                OptionalLong.empty(),
                OptionalLong.empty());
    }
}
