/**
 * What a process and its machine did, ten times a second, as JSON lines.
 *
 * <p>A {@link dev.onecore.sampler.Sampler} takes a {@link dev.onecore.sampler.Reading} of one process (its own or
 * another) and of the machine every 100 ms and writes each as one line. {@link dev.onecore.sampler.CpuClock}, {@link
 * dev.onecore.sampler.Threads} and {@link dev.onecore.sampler.Ticks} give the counters behind the figures to callers who
 * measure between two instants of their own.
 *
 * <h2>The file, schema {@code onecore/resources/1}</h2>
 *
 * <pre>
 * {"schema":"onecore/resources/1","pid":7,"hz":10,"t0MonotonicNs":…,"t0Wall":"2026-01-31T12:00:00.000Z","cores":2,…}
 * {"monotonicNs":…,"wall":"…","process":{"cpuPercent":…,"cpuNs":…,"rssBytes":…,…},"machine":{"busyPercent":[…],…}}
 * …
 * {"event":"ended","monotonicNs":…,"wall":"…","samples":600,"reason":"closed"}
 * </pre>
 *
 * A figure that this system does not offer, or that was not read at this instant because reading it is costly, is
 * absent from the line; it is never a zero. A last line that is cut short belongs to a writer that was killed. {@code
 * monotonicNs} is {@link System#nanoTime()}, on Linux the CLOCK_MONOTONIC that all processes of the machine share.
 */
@NullMarked
package dev.onecore.sampler;

import org.jspecify.annotations.NullMarked;
