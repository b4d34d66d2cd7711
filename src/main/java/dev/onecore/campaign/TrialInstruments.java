package dev.onecore.campaign;

import dev.onecore.host.InjectorWatch;
import dev.onecore.load.IntervalSink;
import dev.onecore.model.Origin;
import dev.onecore.model.Phase;
import dev.onecore.monitor.ServerMonitor;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BiFunction;
import java.util.function.LongSupplier;

/**
 * What the phases of one trial are measured with.
 *
 * @param monitor the server and the machine, read by the executor's thread alone
 * @param injector what this process uses, read by that thread too
 * @param log for each phase and each injector's number, takes what is harvested every 100 ms
 * @param origin what the trial's instants count from
 * @param nanoTime the clock that {@code origin} and the executor's delays are of: {@link System#nanoTime()}, or a test's own
 * @param wire what carries the connections to the server; empty where they go there directly
 * @param executor has one thread, on which every phase changes its state
 */
record TrialInstruments(
        ServerMonitor monitor,
        InjectorWatch injector,
        BiFunction<Phase, Integer, IntervalSink> log,
        Origin origin,
        LongSupplier nanoTime,
        Optional<FaultyWire> wire,
        ScheduledExecutorService executor) {}
