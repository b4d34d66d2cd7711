package dev.onecore.sampler;

import java.time.Instant;

/**
 * One sample of a process and its machine.
 *
 * @param monotonicNs when it was taken, by {@link System#nanoTime()}
 * @param wall when it was taken, by the wall clock
 * @param process what was read of the process
 * @param machine what was read of the machine
 */
public record Reading(long monotonicNs, Instant wall, ProcessReading process, MachineReading machine) {}
