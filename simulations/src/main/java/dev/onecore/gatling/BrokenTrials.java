package dev.onecore.gatling;

import dev.onecore.model.Trial;
import dev.onecore.model.TrialResult;
import dev.onecore.model.Verdict;
import dev.onecore.model.Verdict.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The trials of a campaign that do not count and why, for the terminal: trials that broke for the same reasons are told of once. */
final class BrokenTrials {

    private static final int MOST_FAILURES = 5;

    /**
     * Why trials broke.
     *
     * @param outcome of each
     * @param reasons of the verdict
     * @param failures that say more than those
     */
    private record Cause(Outcome outcome, List<String> reasons, List<String> failures) {}

    private final Map<Cause, List<Trial>> trials = new LinkedHashMap<>();

    /** Adds a trial, unless it counts. */
    void add(TrialResult result) {
        Verdict verdict = result.verdict();
        if (!verdict.counts()) {
            List<String> reasons = verdict.sentences();
            // A reason outside of any phase is a failure in the same words, which need not be read twice.
            List<String> failures = result.failures().stream()
                    .filter(failure -> reasons.stream().noneMatch(reason -> reason.contains(failure)))
                    .limit(MOST_FAILURES)
                    .toList();
            trials.computeIfAbsent(new Cause(verdict.outcome(), reasons, failures), cause -> new ArrayList<>())
                    .add(result.trial());
        }
    }

    /** A line a reason, in the order in which they came; none when all trials count. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        trials.forEach((cause, broken) -> {
            String begin =
                    String.format(Locale.ROOT, "%-7s %s: ", cause.outcome().label(), names(broken));
            cause.reasons().forEach(reason -> lines.add(begin + reason));
            cause.failures().forEach(failure -> lines.add("    " + failure));
        });
        return lines;
    }

    private static String names(List<Trial> broken) {
        Trial first = broken.get(0);
        String name = String.format(
                Locale.ROOT,
                "trial %d (%s, %s, round %d)",
                first.order(),
                first.workload().name(),
                first.target().name(),
                first.round());
        return broken.size() == 1 ? name : name + " and " + (broken.size() - 1) + " more";
    }
}
