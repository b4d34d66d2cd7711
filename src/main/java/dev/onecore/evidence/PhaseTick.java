package dev.onecore.evidence;

import dev.onecore.model.Tick;
import java.util.OptionalInt;

/**
 * An interval as {@code throughput.jsonl} has it.
 *
 * @param phase its number in the workload, from 0; empty in a log that was written before phases were
 * @param tick what came back
 */
record PhaseTick(OptionalInt phase, Tick tick) {}
