package dev.onecore.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.onecore.statistics.CapacityBounds.CapacityLimit;
import dev.onecore.statistics.Probe.ProbeOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class CapacitySearchTest {

    private static final int MOST = 12;

    private static final double STEP = 0.05;

    /** A server that is asked for one rate. */
    private interface Server {
        Probe probe(ProbeStep step);
    }

    private static List<Probe> search(CapacitySearch search, Server server) {
        List<Probe> taken = new ArrayList<>();
        for (Optional<ProbeStep> next = search.next(taken); next.isPresent(); next = search.next(taken)) {
            taken.add(server.probe(next.get()));
        }
        return taken;
    }

    /** Meets any objective below a rate, and answers no more than that. */
    private static Server limitedTo(double rate) {
        return step -> new Probe(
                step.ratePerSec(),
                step.confirming(),
                step.ratePerSec() <= rate ? ProbeOutcome.MET : ProbeOutcome.MISSED,
                Math.min(step.ratePerSec(), rate));
    }

    /** Meets it below {@code rate}, and goes on to answer more, ever later, up to {@code full}. */
    private static Server lateBefore(double rate, double full) {
        return step -> new Probe(
                step.ratePerSec(),
                step.confirming(),
                step.ratePerSec() <= rate ? ProbeOutcome.MET : ProbeOutcome.MISSED,
                Math.min(step.ratePerSec(), full));
    }

    private static CapacitySearch usual() {
        return new CapacitySearch(2_000, STEP, MOST);
    }

    @Test
    void aServerWithALimitIsFoundAndConfirmedWithinTheStepWhereverItLies() {
        for (double limit = 30; limit < 400_000; limit *= 1.37) {
            List<Probe> taken = search(usual(), limitedTo(limit));
            CapacityBounds found = usual().capacity(taken);
            assertThat(found.metPerSec().orElseThrow()).as("of %s", limit).isBetween(limit / (1 + STEP) * 0.999, limit);
            assertThat(found.abovePerSec().orElseThrow()).isGreaterThan(limit);
            assertThat(found.limit()).isEqualTo(CapacityLimit.SERVER);
            assertThat(found.confirmed()).as("of %s", limit).isTrue();
            assertThat(taken).hasSizeLessThanOrEqualTo(MOST);
        }
    }

    @Test
    void aServerThatIsLateLongBeforeItIsFullIsFoundToo() {
        for (double limit = 300; limit < 300_000; limit *= 1.7) {
            List<Probe> taken = search(usual(), lateBefore(limit, 1.6 * limit));
            CapacityBounds found = usual().capacity(taken);
            assertThat(found.metPerSec().orElseThrow()).as("of %s", limit).isBetween(limit / 1.12, limit);
            assertThat(taken).hasSizeLessThanOrEqualTo(MOST);
        }
    }

    @Test
    void aQueueWithFixedServiceTimesIsFoundWithinFivePerCentWhateverTheNoise() {
        double service = 0.5e-3;
        double limit = 10e-3;
        FixedServiceQueue queue = new FixedServiceQueue(service);
        double truth = queue.highestPerSec(0.99, limit);
        int near = 0;
        for (int seed = 1; seed <= 100; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            CapacitySearch search = new CapacitySearch(1_000, 0.02, MOST);
            CapacityBounds found = search.capacity(search(search, step -> simulated(step, service, limit, random)));
            near += Math.abs(found.metPerSec().orElse(0) / truth - 1) <= 0.05 ? 1 : 0;
        }
        assertThat(near).as("of 100 searches within 5 %% of %s", truth).isGreaterThanOrEqualTo(95);
    }

    /** Seconds of a probe of the real search, or three times as many, by Lindley's recursion. */
    private static Probe simulated(ProbeStep step, double service, double limit, SplittableRandom random) {
        double seconds = step.confirming() ? 12 : 4;
        double wait = 0;
        long all = 0;
        long late = 0;
        long answered = 0;
        for (double now = 0; now < seconds; all++) {
            late += wait + service > limit ? 1 : 0;
            answered += now + wait + service <= seconds ? 1 : 0;
            double gap = random.nextExponential() / step.ratePerSec();
            now += gap;
            wait = Math.max(0, wait + service - gap);
        }
        return new Probe(
                step.ratePerSec(),
                step.confirming(),
                late <= 0.01 * all ? ProbeOutcome.MET : ProbeOutcome.MISSED,
                answered / seconds);
    }

    @Test
    void aProbeThatTheMachineSpoiledIsRepeatedOnce() {
        List<Integer> spoiled = List.of(1, 4);
        List<Probe> taken = new ArrayList<>();
        for (Optional<ProbeStep> next = usual().next(taken); next.isPresent(); next = usual().next(taken)) {
            boolean disturbed = spoiled.contains(taken.size());
            taken.add(
                    disturbed
                            ? new Probe(next.get().ratePerSec(), next.get().confirming(), ProbeOutcome.SPOILED, 0)
                            : limitedTo(21_000).probe(next.get()));
        }
        spoiled.forEach(at -> assertThat(taken.get(at + 1).ratePerSec())
                .isEqualTo(taken.get(at).ratePerSec()));
        assertThat(usual().capacity(taken).metPerSec().orElseThrow()).isCloseTo(20_500, within(1_000.0));
        assertThat(taken).hasSizeLessThanOrEqualTo(MOST);
    }

    @Test
    void whatTheMachineSpoilsEachTimeIsNoLimitOfTheServer() {
        List<Probe> taken = search(
                usual(),
                step -> step.ratePerSec() <= 10_000
                        ? limitedTo(1e6).probe(step)
                        : new Probe(step.ratePerSec(), step.confirming(), ProbeOutcome.SPOILED, 0));
        CapacityBounds found = usual().capacity(taken);
        assertThat(found.limit()).isEqualTo(CapacityLimit.MACHINE);
        assertThat(found.lowerBound()).isTrue();
        assertThat(found.metPerSec().orElseThrow()).isBetween(2_000.0, 10_000.0);
    }

    @Test
    void anInjectorAtItsLimitLeavesALowerBound() {
        List<Probe> taken = search(
                usual(),
                step -> new Probe(
                        step.ratePerSec(),
                        step.confirming(),
                        step.ratePerSec() <= 90_000 ? ProbeOutcome.MET : ProbeOutcome.INJECTOR_LIMITED,
                        step.ratePerSec()));
        CapacityBounds found = usual().capacity(taken);
        assertThat(found.limit()).isEqualTo(CapacityLimit.INJECTOR);
        assertThat(found.lowerBound()).isTrue();
        assertThat(found.confirmed()).isTrue();
        assertThat(found.metPerSec().orElseThrow()).isBetween(90_000 / 1.05, 90_000.0);
    }

    @Test
    void aShortProbeThatWasWrongIsCorrectedByTheLongerOne() {
        // Missed once by chance, far below what the server can do.
        List<Probe> low = search(
                usual(),
                step -> step.ratePerSec() == 8_000 && !step.confirming()
                        ? new Probe(8_000, false, ProbeOutcome.MISSED, 8_000)
                        : limitedTo(9_000).probe(step));
        assertThat(usual().capacity(low).metPerSec().orElseThrow()).isGreaterThan(7_900);
        // Met once by chance, above what it can do.
        List<Probe> high = search(
                usual(),
                step -> !step.confirming() && step.ratePerSec() <= 9_500
                        ? new Probe(step.ratePerSec(), false, ProbeOutcome.MET, step.ratePerSec())
                        : limitedTo(9_000).probe(step));
        assertThat(usual().capacity(high).metPerSec().orElseThrow()).isLessThanOrEqualTo(9_000);
    }

    @Test
    void aServerThatMeetsItAtNoRateIsSaidToMeetItAtNone() {
        List<Probe> taken =
                search(usual(), step -> new Probe(step.ratePerSec(), step.confirming(), ProbeOutcome.MISSED, 0));
        CapacityBounds found = usual().capacity(taken);
        assertThat(found.metPerSec()).isEmpty();
        assertThat(taken).extracting(Probe::ratePerSec).containsExactly(2_000.0, 500.0, 125.0, 31.25, 7.812);
        assertThat(found.confirmed()).isFalse();
    }

    @Test
    void withoutAnyLimitTheHighestProbeIsALowerBound() {
        List<Probe> taken = search(usual(), limitedTo(Double.POSITIVE_INFINITY));
        CapacityBounds found = usual().capacity(taken);
        assertThat(found.limit()).isEqualTo(CapacityLimit.PROBES);
        assertThat(found.metPerSec().orElseThrow()).isEqualTo(1e6);
        assertThat(taken).hasSizeLessThanOrEqualTo(MOST);
    }
}
