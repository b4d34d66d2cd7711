/**
 * Both sides of a trial while a phase runs: what the server, the injector and the machine had used at an instant.
 *
 * <p>A {@link dev.onecore.monitor.ServerMonitor} watches one trial. {@link dev.onecore.monitor.ProcessMonitor} watches a process
 * that was started here, {@link dev.onecore.monitor.EndpointMonitor} a server that runs already: by its process where that is
 * one of this machine, else by what its {@code /info} says, if it says anything. Two {@link dev.onecore.monitor.Observation}s make what
 * was used between them.
 */
@NullMarked
package dev.onecore.monitor;

import org.jspecify.annotations.NullMarked;
