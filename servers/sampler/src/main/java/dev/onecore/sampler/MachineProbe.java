package dev.onecore.sampler;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import oshi.hardware.CentralProcessor;
import oshi.hardware.CentralProcessor.TickType;
import oshi.hardware.GlobalMemory;
import oshi.hardware.HardwareAbstractionLayer;

/** Reads the machine; one thread at a time. */
final class MachineProbe {
    private final CentralProcessor processor;
    private final GlobalMemory memory;
    private final Optional<Ticks> ticks;
    private long[][] before = new long[0][];

    MachineProbe(HardwareAbstractionLayer hardware) {
        this.processor = hardware.getProcessor();
        this.memory = hardware.getMemory();
        this.ticks = Ticks.of();
    }

    int cores() {
        return processor.getLogicalProcessorCount();
    }

    long memoryBytes() {
        return memory.getTotal();
    }

    MachineReading read(boolean costly) {
        long[][] now = ticks.isPresent() ? ticks.get().read() : processor.getProcessorCpuLoadTicks();
        List<Double> busy = new ArrayList<>(now.length);
        long all = 0;
        long steal = 0;
        for (int core = 0; core < before.length; core++) {
            long total = 0;
            for (int kind = 0; kind < now[core].length; kind++) {
                total += now[core][kind] - before[core][kind];
            }
            long idle = since(core, TickType.IDLE, now) + since(core, TickType.IOWAIT, now);
            // A counter of idle time may step back a little on Linux; proc(5) warns of it.
            busy.add(total <= 0 ? 0 : Math.max(0, Math.min(100, 100.0 * (total - idle) / total)));
            all += total;
            steal += since(core, TickType.STEAL, now);
        }
        before = now;
        return new MachineReading(
                all <= 0 ? List.of() : busy,
                all <= 0 ? OptionalDouble.empty() : OptionalDouble.of(Math.max(0, 100.0 * steal / all)),
                costly ? load1() : OptionalDouble.empty(),
                costly ? memoryAvailableBytes() : OptionalLong.empty());
    }

    private OptionalDouble load1() {
        double load = processor.getSystemLoadAverage(1)[0];
        return load < 0 ? OptionalDouble.empty() : OptionalDouble.of(load);
    }

    private OptionalLong memoryAvailableBytes() {
        long bytes = memory.getAvailable();
        return bytes <= 0 ? OptionalLong.empty() : OptionalLong.of(bytes);
    }

    private long since(int core, TickType type, long[][] now) {
        return now[core][type.getIndex()] - before[core][type.getIndex()];
    }
}
