/**
 * The wire contract {@code onecore/1} as code: what every server under test, and every client that checks one, must
 * agree on.
 *
 * <p>Facts: {@link dev.onecore.contract.Limits}, {@link dev.onecore.contract.Endpoint}, {@link
 * dev.onecore.contract.Close}, {@link dev.onecore.contract.Digest}, {@link dev.onecore.contract.Pool}. What is said on
 * a connection: {@link dev.onecore.contract.Command} one way, {@link dev.onecore.contract.Event} the other, both one
 * JSON object in a text message ({@link dev.onecore.contract.JsonObject} reads, {@link
 * dev.onecore.contract.JsonWriter} writes).
 *
 * <p>A server on the JVM is an adapter of its framework: it builds one {@link dev.onecore.contract.Service}, opens a
 * {@link dev.onecore.contract.Session} for each connection of {@code /stream}, {@code /upload} and {@code /download},
 * and lends it the connection as a {@link dev.onecore.contract.Wire}; {@code /echo} and {@code /idle} stay with the
 * framework. {@link dev.onecore.contract.Launch} is the rest of its {@code main}.
 *
 * <p>Everything of one server runs on its one event-loop thread; nothing here locks.
 */
@NullMarked
package dev.onecore.contract;

import org.jspecify.annotations.NullMarked;
