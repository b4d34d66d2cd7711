/**
 * Undertow as a contender. {@link dev.onecore.undertow.UndertowServer} starts one I/O thread, {@link
 * dev.onecore.undertow.Router} tells paths apart, a {@link dev.onecore.undertow.Connection} receives, its {@link
 * dev.onecore.undertow.Outbox} sends, and a {@link dev.onecore.undertow.Consumer} says what becomes of the messages.
 *
 * <h2>What was usage, and what is Undertow's</h2>
 *
 * <p>An echo by {@code AbstractReceiveListener} and {@code WebSockets.sendBinary} costs 12.4 µs of CPU a message of 24
 * bytes with 16 in flight on each of 100 connections (11.5 to 13.5). It takes one frame an event, leaves the rest of
 * the read to XNIO's task queue and writes each reply by itself. That was usage: a listener that takes all frames of a read
 * and flushes once ({@code setRequireExplicitFlush}) costs 2.7 µs (2.7 to 2.8). {@link
 * dev.onecore.undertow.FrugalReads} takes away the system call that remains for each frame: 2.5 µs where the same
 * listener without it took 3.4, in alternating runs on a busier machine (2.2 to 4.7, 2.8 to 4.9).
 *
 * <p>Uploads are bound by Undertow's {@code Masker}, whose loop keeps its place in a field and goes byte by byte: 71 %
 * of all CPU samples by {@code perf} while 64 KiB messages came in, at 260 to 300 MB per CPU-second, whether naively or
 * not, on the heap or off it, with buffers of 16 or 64 KiB. No option reaches it, so it stays. So does the copy of a
 * buffer's rest onto itself at each frame, which makes small messages more expensive in larger buffers: 0.61 µs a message of 24
 * bytes that is only received with 16 KiB, 0.86 with 32, 1.35 with 64.
 *
 * <p>XNIO's thread runs its task queue until it is empty before it selects, so that naive use lets one flood starve the
 * other connections ({@link dev.onecore.undertow.Turns} is the way round), and its timers end up to 1 to 2 ms late.
 *
 * <p>Measured on JDK 17.0.15 and two shared virtual cores, the server pinned to one and the client to the other, CPU by
 * {@code /proc/<pid>/task/*}{@code /schedstat}, medians of 3 windows of 1.5 s after a warm-up of 5 s; in brackets the
 * least and the most. Other programs ran beside them, so the ratios mean more than the figures.
 */
@NullMarked
package dev.onecore.undertow;

import org.jspecify.annotations.NullMarked;
