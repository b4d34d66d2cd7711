/**
 * Both sides of a trial while a phase runs: what the server, the injector and the machine had used at an instant.
 *
 * <p>A {@link dev.onecore.monitor.ServerMonitor} watches one trial. {@link dev.onecore.monitor.ProcessMonitor} watches a process
 * that was started here, {@link dev.onecore.monitor.EndpointMonitor} a server elsewhere by what its {@code /info} says,
 * {@link dev.onecore.monitor.OpaqueEndpointMonitor} one that says nothing. Two {@link dev.onecore.monitor.Observation}s make what
 * was used between them.
 */
@NullMarked
package dev.onecore.monitor;

import org.jspecify.annotations.NullMarked;
