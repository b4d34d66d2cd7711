package dev.onecore.report;

import dev.onecore.figures.PhaseReading;
import dev.onecore.figures.TrialReading;
import dev.onecore.model.Circumstances;
import dev.onecore.model.ScriptNotice;
import dev.onecore.model.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * A trial as the page's template sees it; all texts are untrusted.
 *
 * @param order of the trial in the campaign
 * @param round of the workload
 * @param workload its title
 * @param target its name
 * @param verdict its label
 * @param kind a style
 * @param term the verdict's meaning
 * @param marks beside the verdict
 * @param reasons of the verdict with what to do, and failures
 * @param notices what a script of the user's own counted, and what it does not know, a line each
 * @param phases what was found in each, a sentence
 * @param serverPin the proof in words
 * @param pinState proven, disproved or unproven
 * @param injectorPin the proof in words
 * @param links raw files
 */
record TrialView(
        int order,
        int round,
        String workload,
        String target,
        String verdict,
        String kind,
        Glossary.Term term,
        List<Glossary.Term> marks,
        List<Finding> reasons,
        List<String> notices,
        List<String> phases,
        String serverPin,
        String pinState,
        String injectorPin,
        List<SiblingFiles.Link> links) {

    /**
     * Why a verdict is what it is.
     *
     * @param sentence with its figures
     * @param advice what to do; empty where there is nothing
     */
    record Finding(String sentence, String advice) {}

    static TrialView of(TrialReading reading, Settings settings, SiblingFiles files) {
        Circumstances run = Advice.circumstances(settings, reading);
        List<String> sentences = reading.verdict().sentences();
        List<Finding> reasons = new ArrayList<>();
        reading.verdict()
                .reasons()
                .forEach(reason -> reasons.add(
                        new Finding(reason.sentence(), reason.advice(run).orElse(""))));
        reading.result().failures().stream()
                .filter(failure -> !sentences.contains(failure))
                .forEach(failure -> reasons.add(new Finding(failure, "")));
        return new TrialView(
                reading.trial().order(),
                reading.trial().round(),
                reading.trial().workload().title(),
                reading.trial().target().name(),
                reading.verdict().outcome().label(),
                reading.verdict().counts() ? "counts" : "excluded",
                Glossary.term(reading.verdict().outcome()),
                reading.marks().stream().map(Glossary::term).toList(),
                reasons,
                reading.result().notices().stream().map(ScriptNotice::sentence).toList(),
                reading.phases().stream().map(TrialView::phase).toList(),
                reading.result().serverPin().sentence(),
                reading.result().serverPin().state().name().toLowerCase(Locale.ROOT),
                reading.result().injectorPin().sentence(),
                files.raw(reading.folder()));
    }

    private static String phase(PhaseReading phase) {
        String course = phase.phase().measured() ? ", " + phase.window().sentence() : "";
        String verdict = phase.verdict().outcome().label().toLowerCase(Locale.ROOT);
        OptionalDouble waited = phase.injectorWaitPercent();
        return phase.phase().name() + ": " + verdict + course
                + (waited.isPresent()
                        ? String.format(
                                Locale.ROOT,
                                ", the injector waited %.1f %% of the time for a core",
                                waited.getAsDouble())
                        : "");
    }
}
