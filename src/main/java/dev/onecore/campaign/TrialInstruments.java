package dev.onecore.campaign;

import dev.onecore.load.IntervalSink;
import dev.onecore.model.Origin;
import dev.onecore.model.Phase;
import dev.onecore.monitor.ServerMonitor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * What the phases of one trial are measured with.
 *
 * @param monitor both sides of the trial, read by the executor's thread alone
 * @param log for each phase, takes what is harvested of it every 100 ms
 * @param origin what the trial's instants count from
 * @param nanoTime the clock that {@code origin} and the executor's delays are of: {@link System#nanoTime()}, or a test's own
 * @param executor has one thread, on which every phase changes its state
 */
record TrialInstruments(
        ServerMonitor monitor,
        Function<Phase, IntervalSink> log,
        Origin origin,
        LongSupplier nanoTime,
        ScheduledExecutorService executor) {}
