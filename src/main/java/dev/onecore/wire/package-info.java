/**
 * The wire between injector and server, where it is to be worse than loopback: a {@link dev.onecore.wire.WireProxy} carries each
 * connection over and delays, limits or cuts it as a {@link dev.onecore.model.WireFaults} says; {@link dev.onecore.wire.WireCost} is
 * what it takes itself.
 *
 * <p>It is one thread of the injector's process and not a process of its own: it has the injector's core either way, where it is
 * counted as what the injector uses, so that a verdict knows of it; another process would be a stranger on that core. It allocates
 * nothing while nothing has to wait.
 */
@NullMarked
package dev.onecore.wire;

import org.jspecify.annotations.NullMarked;
