/**
 * Plain Netty as a contender: one event loop on epoll, and no more handlers than WebSocket needs.
 *
 * <p>{@link dev.onecore.netty.NettyServer} is its {@code main}. A {@link dev.onecore.netty.Router} answers plain HTTP
 * and hands an accepted WebSocket to a {@link dev.onecore.netty.Connection}: that itself is {@code /idle}, {@link
 * dev.onecore.netty.EchoConnection} is {@code /echo}, and {@link dev.onecore.netty.SessionConnection} is the wire of the
 * contract's sessions.
 */
@NullMarked
package dev.onecore.netty;

import org.jspecify.annotations.NullMarked;
