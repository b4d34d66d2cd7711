package dev.onecore.sampler;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What was read of the process at one instant.
 *
 * @param cpuPercent share of one core used since the reading before; absent in the first reading
 * @param figures the figures that could be read
 */
public record ProcessReading(OptionalDouble cpuPercent, Map<ProcessFigure, Long> figures) {

    /** Checks and copies. */
    public ProcessReading {
        figures = Map.copyOf(figures);
    }

    /** The value of {@code figure}, empty when it was not read. */
    public OptionalLong value(ProcessFigure figure) {
        Long value = figures.get(figure);
        return value == null ? OptionalLong.empty() : OptionalLong.of(value);
    }
}
