package dev.onecore.model;

import java.util.List;
import java.util.Set;

/**
 * What one trial came to: sums of both sides, and the verdict.
 *
 * @param trial its plan
 * @param origin what its instants count from
 * @param facts what the server said of itself
 * @param serverPin where the server's threads may run
 * @param injectorPin where the injector's threads may run
 * @param phases those that were begun, in order
 * @param verdict of the whole trial: the most serious of its own and its phases'
 * @param marks reservations
 * @param failures first few failures in words, and the server's last lines when it died
 * @param notices what a script of a protocol of the user's own counted, and what it does not know
 * @param clocks of the injectors beside the process that led, as far as they answered at the end; empty where there are none
 */
public record TrialResult(
        Trial trial,
        Origin origin,
        ServerFacts facts,
        Pin serverPin,
        Pin injectorPin,
        List<PhaseSummary> phases,
        Verdict verdict,
        Set<Mark> marks,
        List<String> failures,
        List<ScriptNotice> notices,
        List<InjectorClock> clocks) {

    public TrialResult {
        phases = List.copyOf(phases);
        marks = Set.copyOf(marks);
        failures = List.copyOf(failures);
        notices = List.copyOf(notices);
        clocks = List.copyOf(clocks);
    }

    /** Of one injector, which led. */
    public TrialResult(
            Trial trial,
            Origin origin,
            ServerFacts facts,
            Pin serverPin,
            Pin injectorPin,
            List<PhaseSummary> phases,
            Verdict verdict,
            Set<Mark> marks,
            List<String> failures,
            List<ScriptNotice> notices) {
        this(trial, origin, facts, serverPin, injectorPin, phases, verdict, marks, failures, notices, List.of());
    }
}
