package dev.onecore.host;

import dev.onecore.model.Conditions;
import dev.onecore.sampler.Ticks;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import oshi.hardware.CentralProcessor.TickType;

/**
 * What the machine did besides server and injector: stolen time, and other processes on their cores. One thread reads.
 * The kernel counts in ticks of 10 ms, so over a second a share is good to a point or two.
 */
public final class MachineWatch {
    private static final double NANOS_PER_TICK = 1e7;

    /** What processes use; interrupts, which loopback traffic causes, are nobody's. */
    private static final List<TickType> PROCESSES = List.of(TickType.USER, TickType.NICE, TickType.SYSTEM);

    private final CorePlan plan;
    private final Optional<Ticks> ticks;

    private MachineWatch(CorePlan plan, Optional<Ticks> ticks) {
        this.plan = plan;
        this.ticks = ticks;
    }

    /** A watch over the cores of {@code plan}. */
    public static MachineWatch of(CorePlan plan) {
        return new MachineWatch(plan, Ticks.of());
    }

    /** Reads now. */
    public MachineSnapshot read() {
        return new MachineSnapshot(
                plan, System.nanoTime(), ticks.map(Ticks::read).orElseGet(() -> new long[0][]));
    }

    /** The machine's counters at one instant; of another machine too, whose own watch read them there. */
    public static final class MachineSnapshot {
        private final CorePlan plan;
        private final long atNs;
        private final long[][] ticks;

        MachineSnapshot(CorePlan plan, long atNs, long[][] ticks) {
            this.plan = plan;
            this.atNs = atNs;
            this.ticks = ticks;
        }

        /**
         * Counters that the watch of another machine read.
         *
         * @param plan of that machine
         * @param atNs on its {@link System#nanoTime()}
         * @param ticks of each core, in the order of {@link TickType}
         */
        public static MachineSnapshot of(CorePlan plan, long atNs, long[][] ticks) {
            return new MachineSnapshot(plan, atNs, ticks);
        }

        /** When it was read, on {@link System#nanoTime()} of its machine. */
        public long atNs() {
            return atNs;
        }

        /** What each core had spent, in the order of {@link TickType}. */
        public long[][] ticks() {
            return ticks.clone();
        }

        /**
         * What the machine did from this mark to the next one.
         *
         * @param serverCpuNs what the server used meanwhile; empty when it runs elsewhere or nothing is known
         * @param injectorCpuNs what this process used meanwhile
         * @param longestGapNs the longest gap of this process meanwhile
         * @param gapsNs the sum of its gaps meanwhile
         */
        public Conditions until(
                MachineSnapshot next, OptionalLong serverCpuNs, long injectorCpuNs, long longestGapNs, long gapsNs) {
            boolean apart = plan.notPinned().isEmpty();
            boolean here = apart && serverCpuNs.isPresent() && plan.server().isPresent();
            int core = plan.server().orElse(0);
            return new Conditions(
                    steal(next, 0, ticks.length),
                    here && core < ticks.length ? steal(next, core, core + 1) : OptionalDouble.empty(),
                    here ? others(next, CoreSet.of(core), serverCpuNs.getAsLong()) : OptionalDouble.empty(),
                    apart ? others(next, plan.injector(), injectorCpuNs) : OptionalDouble.empty(),
                    longestGapNs,
                    gapsNs);
        }

        private OptionalDouble steal(MachineSnapshot next, int from, int to) {
            long all = 0;
            long stolen = 0;
            for (int core = from; core < to; core++) {
                for (int kind = 0; kind < ticks[core].length; kind++) {
                    all += next.ticks[core][kind] - ticks[core][kind];
                }
                stolen += since(next, core, TickType.STEAL);
            }
            return all <= 0 ? OptionalDouble.empty() : OptionalDouble.of(Math.max(0, 100.0 * stolen / all));
        }

        private OptionalDouble others(MachineSnapshot next, CoreSet cores, long knownNs) {
            double usedNs = 0;
            for (int core : cores.cores()) {
                if (core >= ticks.length) {
                    return OptionalDouble.empty();
                }
                for (TickType kind : PROCESSES) {
                    usedNs += since(next, core, kind) * NANOS_PER_TICK;
                }
            }
            double spanNs = (double) (next.atNs - atNs) * cores.cores().size();
            return spanNs <= 0
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(Math.max(0, Math.min(100, 100 * (usedNs - knownNs) / spanNs)));
        }

        private long since(MachineSnapshot next, int core, TickType kind) {
            return next.ticks[core][kind.getIndex()] - ticks[core][kind.getIndex()];
        }
    }
}
