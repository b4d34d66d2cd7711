package dev.onecore.evidence;

import dev.onecore.model.LatencyKind;
import dev.onecore.model.Phase;
import dev.onecore.model.PhaseSeries;
import dev.onecore.model.PhaseSummary;
import dev.onecore.model.Slice;
import dev.onecore.model.Tick;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Divides a trial's intervals by phase: as they say, and for logs in which they do not, by time. */
final class PhaseTimes {

    private final List<PhaseSummary> begun;

    /** The place among the begun phases of each planned one, −1 for one that was not begun. */
    private final int[] places;

    /**
     * The phases of a trial.
     *
     * @param planned those of its workload, to which the numbers in the logs refer
     * @param begun those of its result
     */
    PhaseTimes(List<Phase> planned, List<PhaseSummary> begun) {
        this.begun = begun;
        this.places = planned.stream().mapToInt(this::place).toArray();
    }

    /**
     * The place among the begun phases of the one that an interval belongs to. −1 when it is of none of them.
     *
     * <p>Without a number it is the phase that the interval overlaps most, the earlier of two; where it overlaps none, the one
     * that began last before it, or the first.
     */
    int of(OptionalInt number, long beginNs, long endNs) {
        return number.isPresent() ? numbered(number.getAsInt()) : overlapped(beginNs, endNs);
    }

    private int numbered(int number) {
        return number < places.length ? places[number] : -1;
    }

    private int place(Phase phase) {
        return IntStream.range(0, begun.size())
                .filter(i -> begun.get(i).phase().name().equals(phase.name()))
                .findFirst()
                .orElse(-1);
    }

    private int overlapped(long beginNs, long endNs) {
        int best = begun.isEmpty() ? -1 : 0;
        long most = 0;
        for (int i = 0; i < begun.size(); i++) {
            PhaseSummary phase = begun.get(i);
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

    /** One series for each begun phase, in order of time; what belongs to none of them is told in {@code problems}. */
    List<PhaseSeries> series(List<PhaseSlice> slices, List<PhaseTick> ticks, List<String> problems) {
        List<Map<LatencyKind, List<Slice>>> slicesOf = new ArrayList<>();
        List<List<Tick>> ticksOf = new ArrayList<>();
        begun.forEach(phase -> {
            slicesOf.add(new EnumMap<>(LatencyKind.class));
            ticksOf.add(new ArrayList<>());
        });
        long strays = 0;
        for (PhaseSlice entry : slices) {
            int phase = of(entry.phase(), entry.slice().beginNs(), entry.slice().endNs());
            if (phase < 0) {
                strays++;
            } else {
                slicesOf.get(phase)
                        .computeIfAbsent(entry.kind(), first -> new ArrayList<>())
                        .add(entry.slice());
            }
        }
        for (PhaseTick entry : ticks) {
            int phase = of(entry.phase(), entry.tick().beginNs(), entry.tick().endNs());
            if (phase < 0) {
                strays++;
            } else {
                ticksOf.get(phase).add(entry.tick());
            }
        }
        tellStrays(strays, problems);
        slicesOf.forEach(kinds -> kinds.values().forEach(list -> list.sort(Comparator.comparingLong(Slice::beginNs))));
        ticksOf.forEach(list -> list.sort(Comparator.comparingLong(Tick::beginNs)));
        return IntStream.range(0, begun.size())
                .mapToObj(i -> new PhaseSeries(slicesOf.get(i), ticksOf.get(i)))
                .toList();
    }

    /** Tells of intervals that belong to none of the phases. */
    void tellStrays(long strays, List<String> problems) {
        if (strays > 0 && !begun.isEmpty()) {
            problems.add(String.format(
                    Locale.ROOT,
                    "its logs have %d intervals of phases that trial.json does not list; they are left out",
                    strays));
        }
    }
}
