package dev.onecore.evidence;

import dev.onecore.model.LatencyKind;
import dev.onecore.model.PhaseSummary;
import dev.onecore.model.Slice;
import dev.onecore.model.Tick;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** When each phase of a trial was, and so whose an interval is. */
final class PhaseTimes {

    private final List<PhaseSummary> phases;

    PhaseTimes(List<PhaseSummary> phases) {
        this.phases = phases;
    }

    /**
     * The phase that the interval overlaps most, the earlier of two; where it overlaps none, the one that began last before
     * it, or the first. −1 when there is no phase at all.
     */
    int of(long beginNs, long endNs) {
        int best = phases.isEmpty() ? -1 : 0;
        long most = 0;
        for (int i = 0; i < phases.size(); i++) {
            PhaseSummary phase = phases.get(i);
            long overlap = Math.min(endNs, phase.endNs()) - Math.max(beginNs, phase.beginNs());
            boolean begunBefore = most == 0 && phase.beginNs() <= beginNs;
            if (overlap > most) {
                most = overlap;
                best = i;
            } else if (begunBefore) {
                best = i;
            }
        }
        return best;
    }

    /** For each phase its intervals of each view, in order of time. */
    List<Map<LatencyKind, List<Slice>>> slices(Map<LatencyKind, List<Slice>> all) {
        List<Map<LatencyKind, List<Slice>>> byPhase = new ArrayList<>();
        phases.forEach(phase -> byPhase.add(new EnumMap<>(LatencyKind.class)));
        all.forEach((view, slices) -> slices.stream()
                .sorted(Comparator.comparingLong(Slice::beginNs))
                .forEach(slice -> {
                    int phase = of(slice.beginNs(), slice.endNs());
                    if (phase >= 0) {
                        byPhase.get(phase)
                                .computeIfAbsent(view, first -> new ArrayList<>())
                                .add(slice);
                    }
                }));
        return byPhase;
    }

    /** For each phase its throughput, in order of time. */
    List<List<Tick>> ticks(List<Tick> all) {
        List<List<Tick>> byPhase = new ArrayList<>();
        phases.forEach(phase -> byPhase.add(new ArrayList<>()));
        all.stream().sorted(Comparator.comparingLong(Tick::beginNs)).forEach(tick -> {
            int phase = of(tick.beginNs(), tick.endNs());
            if (phase >= 0) {
                byPhase.get(phase).add(tick);
            }
        });
        return byPhase;
    }
}
