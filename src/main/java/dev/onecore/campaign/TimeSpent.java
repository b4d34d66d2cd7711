package dev.onecore.campaign;

import dev.onecore.model.PhaseSummary;
import dev.onecore.model.TrialResult;
import dev.onecore.model.Turn;
import java.time.Duration;
import java.util.Locale;

/** Where the seconds of a campaign went. One thread at a time. */
final class TimeSpent {

    private double starts;
    private double warmUps;
    private double measured;
    private double ends;

    /** Servers were started. */
    void starting(Duration time) {
        starts += seconds(time);
    }

    /** Servers were stopped, and their trials judged. */
    void ending(Duration time) {
        ends += seconds(time);
    }

    /** A trial was judged; what it counts is the time under load. */
    void judged(TrialResult result) {
        for (PhaseSummary phase : result.phases()) {
            double loaded = phase.turns().isEmpty()
                    ? phase.seconds()
                    : phase.turns().stream().mapToDouble(TimeSpent::loaded).sum();
            if (phase.phase().measured()) {
                measured += loaded;
            } else {
                warmUps += loaded;
            }
        }
    }

    private static double loaded(Turn turn) {
        return (turn.endNs() - turn.startNs()) / 1e9;
    }

    private static double seconds(Duration time) {
        return time.toNanos() / 1e9;
    }

    /** In a sentence, of all the time that the campaign took. */
    String sentence(Duration whole) {
        double between = Math.max(0, seconds(whole) - starts - warmUps - measured - ends);
        return String.format(
                Locale.ROOT,
                "Of %.0f s: %.0f s measured, %.0f s warm-up, %.0f s starts of servers, %.0f s stops and figures, %.0f s between",
                seconds(whole),
                measured,
                warmUps,
                starts,
                ends,
                between);
    }
}
