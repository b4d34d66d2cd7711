package dev.onecore.proof;

import dev.onecore.model.Claim;
import dev.onecore.statistics.Interval;
import dev.onecore.statistics.Looks;
import dev.onecore.statistics.Mean;
import dev.onecore.statistics.Measured;
import dev.onecore.statistics.PairedRound;
import dev.onecore.statistics.RatioOutcome;
import dev.onecore.statistics.Stall;
import dev.onecore.statistics.StallModel;
import dev.onecore.statistics.StalledQueue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.HdrHistogram.Histogram;

/** The claims that need no clock and no server: they hold or fail the same on every machine, and every build tries them. */
public final class Formulas {
    private static final int INJECTORS = 3;
    private static final int SAMPLES = 100_000;
    private static final long MS = 1_000_000;
    private static final double RELATIVE = 0.01;

    private Formulas() {}

    /** All of them, tried now. */
    public static List<Claim> claims() {
        return List.of(merge(), queue(0.99, "p99"), queue(0.999, "p99.9"), interval(), ratio());
    }

    /** Histograms of several injectors are added, and must be the one that a single injector would have made. */
    private static Claim merge() {
        Histogram whole = new Histogram(3);
        List<Histogram> parts = new ArrayList<>();
        for (int i = 0; i < INJECTORS; i++) {
            parts.add(new Histogram(3));
        }
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < SAMPLES; i++) {
            long latencyNs = (long) (50_000 / (1 - random.nextDouble()));
            whole.recordValue(latencyNs);
            parts.get(random.nextInt(INJECTORS)).recordValue(latencyNs);
        }
        Histogram merged = new Histogram(3);
        parts.forEach(merged::add);
        return new Claim(
                "histograms of 3 injectors, merged",
                "equal to the single one, bin by bin",
                merged.equals(whole) ? "equal" : "different",
                merged.equals(whole));
    }

    /** The queueing model of stalls against the queue itself, message by message on a virtual clock. */
    private static Claim queue(double q, String name) {
        StallModel model = StallModel.regular(6, 200 * MS, 60_000 * MS, 2_000, 50_000);
        List<Stall> stalls = new ArrayList<>();
        for (long beginNs = 5_000 * MS; beginNs < model.windowNs(); beginNs += 10_000 * MS) {
            stalls.add(new Stall(beginNs, beginNs + 200 * MS));
        }
        StalledQueue played = new StalledQueue(stalls, model.windowNs(), model.ratePerSec(), model.serviceNs());
        double truth = model.latencyNs(q) / MS;
        double measured = played.latencyNs(q) / MS;
        Check check = Check.near(truth, measured, RELATIVE * truth, "ms");
        return Check.row("6 stalls of 200 ms in 60 s on a virtual clock, " + name, List.of(check));
    }

    /** R 4.3: {@code t.test(1:10)$conf.int}. */
    private static Claim interval() {
        List<Double> rounds = new ArrayList<>();
        for (int i = 1; i <= 10; i++) {
            rounds.add((double) i);
        }
        Interval interval =
                Mean.arithmetic(rounds).estimate().orElseThrow().interval().orElseThrow();
        return printed("the interval of a mean, as R prints it", "[3.334149, 7.665851]", interval);
    }

    /** R's {@code sleep} data, group 2 against group 1, as paired log-ratios of 10 + extra hours, 99 %. */
    private static Claim ratio() {
        double[] one = {0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0};
        double[] two = {1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4};
        List<PairedRound> rounds = new ArrayList<>();
        for (int i = 0; i < one.length; i++) {
            rounds.add(new PairedRound(Measured.exact(10 + two[i]), Measured.exact(10 + one[i])));
        }
        Interval interval = RatioOutcome.of(rounds, Looks.FIXED)
                .ratio()
                .orElseThrow()
                .interval()
                .orElseThrow();
        return printed("the interval of a ratio, on logarithms", SLEEP, interval);
    }

    static final String SLEEP = "[1.029, 1.279]";

    private static Claim printed(String text, String truth, Interval interval) {
        int digits = truth.indexOf(',') - truth.indexOf('.') - 1;
        String format = "[%." + digits + "f, %." + digits + "f]";
        String measured = String.format(Locale.ROOT, format, interval.low(), interval.high());
        return new Claim(text, truth, measured, measured.equals(truth));
    }
}
