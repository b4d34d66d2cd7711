package dev.onecore.report;

import dev.onecore.figures.PhaseReading;
import dev.onecore.figures.TrialReading;
import dev.onecore.model.Mark;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A trial as the page's template sees it; all texts are untrusted.
 *
 * @param order of the trial in the campaign
 * @param round of the workload
 * @param workload its title
 * @param target its name
 * @param verdict its label
 * @param kind a style
 * @param marks beside the verdict
 * @param reasons of the verdict, and failures
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
        List<String> marks,
        List<String> reasons,
        List<String> phases,
        String serverPin,
        String pinState,
        String injectorPin,
        List<SiblingFiles.Link> links) {

    static TrialView of(TrialReading reading, SiblingFiles files) {
        List<String> reasons = new ArrayList<>(reading.verdict().reasons());
        reading.result().failures().stream().filter(f -> !reasons.contains(f)).forEach(reasons::add);
        return new TrialView(
                reading.trial().order(),
                reading.trial().round(),
                reading.trial().workload().title(),
                reading.trial().target().name(),
                reading.verdict().outcome().label(),
                reading.verdict().counts() ? "counts" : "excluded",
                reading.marks().stream().map(Mark::label).toList(),
                reasons,
                reading.phases().stream().map(TrialView::phase).toList(),
                reading.result().serverPin().sentence(),
                reading.result().serverPin().state().name().toLowerCase(Locale.ROOT),
                reading.result().injectorPin().sentence(),
                files.raw(reading.folder()));
    }

    private static String phase(PhaseReading phase) {
        String course = phase.phase().measured() ? ", " + phase.window().sentence() : "";
        return phase.phase().name() + ": " + phase.verdict().outcome().label().toLowerCase(Locale.ROOT) + course;
    }
}
