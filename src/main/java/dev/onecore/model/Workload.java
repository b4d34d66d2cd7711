package dev.onecore.model;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One kind of work, as a sequence of phases on a new server process.
 *
 * @param name as in folder names, JSON and settings: {@code echo-latency}
 * @param title as on the page: "Echo latency"
 * @param primaryPhase the phase of the primary figure
 * @param primary the figure that was named in advance as the one that decides
 * @param phases in order; at least one measured
 * @param objective what the server must keep to, where the highest rate at which it does is searched for; its trials then
 *     differ in the rate and length of the phase named {@value Objective#PROBE}
 */
public record Workload(
        String name,
        String title,
        String primaryPhase,
        Metric primary,
        List<Phase> phases,
        Optional<Objective> objective) {

    /** A workload that does the same in each of its trials. */
    public Workload(String name, String title, String primaryPhase, Metric primary, List<Phase> phases) {
        this(name, title, primaryPhase, primary, phases, Optional.empty());
    }

    public Workload {
        phases = List.copyOf(phases);
        if (phases.stream().noneMatch(phase -> phase.measured() && phase.name().equals(primaryPhase))) {
            throw new IllegalArgumentException("workload " + name + ": no measured phase " + primaryPhase);
        }
        if (phases.stream().map(Phase::name).distinct().count() != phases.size()) {
            throw new IllegalArgumentException("workload " + name + ": two phases share a name");
        }
    }

    /** This workload with other phases. */
    public Workload with(List<Phase> others) {
        return new Workload(name, title, primaryPhase, primary, others, objective);
    }

    /**
     * This workload as a search has it at one rate.
     *
     * @param perSec messages a second of its probe, and of a warm-up that keeps to a schedule
     * @param confirming whether the probe is one that confirms an answer
     */
    public Workload at(double perSec, boolean confirming) {
        return with(phases.stream()
                .map(phase -> phase.load().shape().isOpen() ? at(phase, perSec, confirming) : phase)
                .toList());
    }

    private Phase at(Phase phase, double perSec, boolean confirming) {
        Load load = phase.load().at(perSec);
        if (!phase.measured()) {
            return new Phase(phase.name(), phase.title(), load, phase.duration(), false, phase.turns());
        }
        String title = String.format(Locale.ROOT, "%s%,.5g messages/s", confirming ? "confirming " : "", perSec);
        Duration duration =
                confirming ? objective.map(Objective::confirmation).orElse(phase.duration()) : phase.duration();
        return new Phase(phase.name(), title, load, duration, true, phase.turns());
    }

    /** The phase of that name, where it has one. */
    public Optional<Phase> phase(String wanted) {
        return phases.stream().filter(phase -> phase.name().equals(wanted)).findFirst();
    }

    /** The most connections that any phase uses: what a trial opens. */
    public int connections() {
        return phases.stream()
                .mapToInt(phase -> phase.load().connections())
                .max()
                .orElse(1);
    }

    /** The planned time under load, without start, stop and the end of what still runs. */
    public Duration duration() {
        return phases.stream().map(Phase::duration).reduce(Duration.ZERO, Duration::plus);
    }

    /** Whether users connect while it is measured, which takes so long that fewer rounds are usual. */
    public boolean usersArrive() {
        return measured().stream().anyMatch(phase -> phase.load().shape().usersArrive());
    }

    /** Whether the targets of a round are up together and take turns. */
    public boolean alternates() {
        return phases.stream().anyMatch(Phase::alternates);
    }

    /** The phases that enter figures, in order. */
    public List<Phase> measured() {
        return phases.stream().filter(Phase::measured).toList();
    }
}
