package dev.onecore.model;

import java.util.OptionalDouble;

/**
 * What one phase of one trial counted and used, which rates and costs are computed from.
 *
 * @param counted messages, bytes and time of the part that counts
 * @param paid the same of the part that {@code cpuNs} was used in
 * @param whole the same of the whole phase
 * @param cpuNs CPU nanoseconds of the server; empty where they were not seen
 * @param gcMs milliseconds that the server's garbage collector took of the whole phase; empty where it does not say
 * @param memory of the server
 * @param connections that took part
 */
public record PhaseTotals(
        Volume counted,
        Volume paid,
        Volume whole,
        OptionalDouble cpuNs,
        OptionalDouble gcMs,
        Memory memory,
        int connections) {
    private static final double BYTES_PER_MB = 1e6;
    private static final double BYTES_PER_MIB = 1 << 20;
    private static final double BYTES_PER_KIB = 1 << 10;

    /** What was received, and in which time. */
    public record Volume(double messages, double bytes, double seconds) {}

    /**
     * Resident memory of the server in bytes; empty where it was not seen.
     *
     * @param atStart before the first connection
     * @param peak of the trial up to the phase's end
     */
    public record Memory(OptionalDouble atStart, OptionalDouble peak) {}

    OptionalDouble messagesPerSec() {
        return quotient(counted.messages, counted.seconds);
    }

    OptionalDouble megabytesPerSec() {
        return quotient(counted.bytes / BYTES_PER_MB, counted.seconds);
    }

    OptionalDouble bytesPerMessage() {
        return quotient(counted.bytes, counted.messages);
    }

    OptionalDouble cpuUsPerMessage() {
        return quotient(times(cpuNs, 1e-3), paid.messages);
    }

    OptionalDouble cpuUsPerMegabyte() {
        return quotient(times(cpuNs, 1e-3), paid.bytes / BYTES_PER_MB);
    }

    OptionalDouble messagesPerCpuSecond() {
        OptionalDouble cpuSecondsPerMessage = quotient(times(cpuNs, 1e-9), paid.messages);
        return cpuSecondsPerMessage.isPresent()
                ? quotient(1, cpuSecondsPerMessage.getAsDouble())
                : cpuSecondsPerMessage;
    }

    OptionalDouble cpuPercent() {
        return quotient(times(cpuNs, 100 * 1e-9), paid.seconds);
    }

    OptionalDouble gcPercent() {
        return quotient(times(gcMs, 100 * 1e-3), whole.seconds);
    }

    OptionalDouble peakMebibytes() {
        return times(memory.peak, 1 / BYTES_PER_MIB);
    }

    /** In KiB; empty where memory did not grow, which a server's own start-up can bring about. */
    OptionalDouble kibibytesPerConnection() {
        OptionalDouble peak = memory.peak;
        OptionalDouble start = memory.atStart;
        if (peak.isEmpty() || start.isEmpty() || peak.getAsDouble() <= start.getAsDouble()) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of((peak.getAsDouble() - start.getAsDouble()) / BYTES_PER_KIB / connections);
    }

    private static OptionalDouble times(OptionalDouble value, double factor) {
        return value.isPresent() ? OptionalDouble.of(value.getAsDouble() * factor) : value;
    }

    private static OptionalDouble quotient(OptionalDouble dividend, double divisor) {
        return dividend.isPresent() ? quotient(dividend.getAsDouble(), divisor) : dividend;
    }

    private static OptionalDouble quotient(double dividend, double divisor) {
        return divisor > 0 ? OptionalDouble.of(dividend / divisor) : OptionalDouble.empty();
    }
}
