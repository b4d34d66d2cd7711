/**
 * Vert.x core as a contender: one event loop on the native transport, set up as its own guides say for one core.
 *
 * <p>{@link dev.onecore.vertx.VertxServer} is its {@code main}; the rest are a connection's parts: frames become whole
 * messages, which an echo or a {@link dev.onecore.contract.Session} answers through the connection's wire.
 */
@NullMarked
package dev.onecore.vertx;

import org.jspecify.annotations.NullMarked;
