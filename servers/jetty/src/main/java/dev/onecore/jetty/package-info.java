/**
 * Jetty as a contender: its WebSocket core on one selector and the smallest pool of threads.
 *
 * <p>{@link dev.onecore.jetty.JettyServer} is its {@code main}. A {@link dev.onecore.jetty.Connection} hears the frames of
 * one peer: that itself is {@code /idle}, {@link dev.onecore.jetty.EchoConnection} is {@code /echo}, and {@link
 * dev.onecore.jetty.SessionConnection} is the wire of the contract's sessions. It answers through an {@link
 * dev.onecore.jetty.Outbox}. Jetty has no event loop: {@link dev.onecore.jetty.Turns} make sure that its threads act one
 * at a time, and {@link dev.onecore.jetty.BatchEndPoint} tells where a batch of reads ends.
 */
@NullMarked
package dev.onecore.jetty;

import org.jspecify.annotations.NullMarked;
