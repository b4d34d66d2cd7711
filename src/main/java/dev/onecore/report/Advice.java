package dev.onecore.report;

import dev.onecore.figures.CampaignFigures;
import dev.onecore.figures.TrialReading;
import dev.onecore.model.Circumstances;
import dev.onecore.model.Mark;
import dev.onecore.model.Reason;
import dev.onecore.model.Reason.Threshold;
import dev.onecore.model.Settings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;

/**
 * What to do about a verdict or a mark, once for all trials that it applies to.
 *
 * @param term the verdict or mark
 * @param trials how many have it with this advice
 * @param of how many were run
 * @param cause the worst figure among them, or the meaning of the mark
 * @param request what to do
 */
record Advice(Glossary.Term term, int trials, int of, String cause, String request) {

    /** For the terminal: {@code INJECTOR-BOUND in 2 of 6 trials (send lag p99 1.84 ms, limit 1 ms): lower …}. */
    String sentence() {
        return term.label() + " in " + trials + " of " + of + " trials (" + cause + "): " + request + ".";
    }

    /** All that there is to do, in the order of the trials; untrusted text. */
    static List<Advice> of(CampaignFigures findings) {
        Map<String, Gathering> gathered = new LinkedHashMap<>();
        for (TrialReading trial : findings.trials()) {
            Circumstances run = circumstances(findings.campaign().settings(), trial);
            Glossary.Term verdict = Glossary.term(trial.verdict().outcome());
            for (Reason reason : trial.verdict().reasons()) {
                reason.advice(run)
                        .ifPresent(request -> Gathering.in(gathered, verdict, request)
                                .add(trial, reason.sentence(), reason.threshold()));
            }
            for (Mark mark : trial.marks()) {
                mark.advice(run)
                        .ifPresent(request -> Gathering.in(gathered, Glossary.term(mark), request)
                                .add(trial, mark.meaning(), Optional.empty()));
            }
        }
        return gathered.values().stream()
                .map(each -> each.advice(findings.trials().size()))
                .toList();
    }

    /** What an advice on that trial must know. */
    static Circumstances circumstances(Settings settings, TrialReading trial) {
        OptionalInt cores = trial.resources().stream()
                .mapToInt(sample -> sample.corePercent().size())
                .filter(count -> count > 0)
                .findFirst();
        return Circumstances.of(settings, trial.trial(), trial.result().injectorPin(), cores);
    }

    /** One advice while the trials are gone through. */
    private static final class Gathering {

        private final Glossary.Term term;
        private final String request;
        private final TreeSet<String> folders = new TreeSet<>();
        private final List<String> cause = new ArrayList<>();
        private double excess = -1;

        private Gathering(Glossary.Term term, String request) {
            this.term = term;
            this.request = request;
        }

        static Gathering in(Map<String, Gathering> gathered, Glossary.Term term, String request) {
            return gathered.computeIfAbsent(term.label() + ": " + request, key -> new Gathering(term, request));
        }

        void add(TrialReading trial, String sentence, Optional<Threshold> threshold) {
            folders.add(trial.folder());
            double here = threshold.map(Threshold::excess).orElse(0.0);
            if (here > excess) {
                excess = here;
                cause.clear();
                cause.add(sentence);
            }
        }

        Advice advice(int of) {
            return new Advice(term, folders.size(), of, String.join("", cause), request);
        }
    }
}
