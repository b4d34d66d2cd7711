package dev.onecore.model;

import java.time.Duration;
import java.util.List;

/**
 * One kind of work, as a sequence of phases on a new server process.
 *
 * @param name as in folder names, JSON and settings: {@code echo-latency}
 * @param title as on the page: "Echo latency"
 * @param primaryPhase the phase of the primary figure
 * @param primary the figure that was named in advance as the one that decides
 * @param phases in order; at least one measured
 */
public record Workload(String name, String title, String primaryPhase, Metric primary, List<Phase> phases) {

    public Workload {
        phases = List.copyOf(phases);
        if (phases.stream().noneMatch(phase -> phase.measured() && phase.name().equals(primaryPhase))) {
            throw new IllegalArgumentException("workload " + name + ": no measured phase " + primaryPhase);
        }
        if (phases.stream().map(Phase::name).distinct().count() != phases.size()) {
            throw new IllegalArgumentException("workload " + name + ": two phases share a name");
        }
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
