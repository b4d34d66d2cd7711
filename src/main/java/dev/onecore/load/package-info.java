/**
 * The load of one phase on this injector: when operations are due, and what came of them.
 *
 * <p>An {@link dev.onecore.load.ArrivalSchedule} says when operations are due. A {@link dev.onecore.load.TrialSession} is the trial as its
 * users see it: where the server is, and the {@link dev.onecore.load.PhaseBarrier} at which they wait until all are there. From then on a
 * {@link dev.onecore.load.PhaseRun} is under way: each event loop writes into a {@link dev.onecore.load.LoopRecorder} of its own,
 * and every 100 ms another thread harvests them into an {@link dev.onecore.load.IntervalSink}.
 *
 * <pre>
 *   event loop 1 --&gt; LoopRecorder --+
 *   event loop 2 --&gt; LoopRecorder --+--&gt; PhaseRun.harvest, every 100 ms --&gt; IntervalSink (a file, a list)
 *   event loop 3 --&gt; LoopRecorder --+
 * </pre>
 *
 * <p>This room knows neither Gatling nor Netty. All instants are of {@link java.lang.System#nanoTime()}.
 */
@NullMarked
package dev.onecore.load;

import org.jspecify.annotations.NullMarked;
