package dev.onecore.evidence;

import dev.onecore.model.LatencyKind;
import dev.onecore.model.Slice;
import java.util.OptionalInt;

/**
 * An interval as {@code latency.hlog} has it.
 *
 * @param phase its number in the workload, from 0; empty in a log that was written before phases were
 * @param kind what was timed
 * @param slice the times
 */
record PhaseSlice(OptionalInt phase, LatencyKind kind, Slice slice) {}
