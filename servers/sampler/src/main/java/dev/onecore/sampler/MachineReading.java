package dev.onecore.sampler;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What was read of the machine at one instant. Shares count ticks of (on Linux) 10 ms, so one reading of a tenth of a
 * second has a grain of ten points; sums over seconds have not.
 *
 * @param busyPercent for each logical core its busy share since the reading before, stolen time included; empty in the
 *     first reading
 * @param stealPercent share of all cores' time since the reading before that a hypervisor gave to others; absent in the
 *     first reading
 * @param load1 the load average over one minute; read once a second, absent on Windows
 * @param memoryAvailableBytes memory that could be used without swapping; read once a second
 */
public record MachineReading(
        List<Double> busyPercent,
        OptionalDouble stealPercent,
        OptionalDouble load1,
        OptionalLong memoryAvailableBytes) {

    /** Checks and copies. */
    public MachineReading {
        busyPercent = List.copyOf(busyPercent);
    }
}
