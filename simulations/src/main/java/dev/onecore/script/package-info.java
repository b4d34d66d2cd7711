/**
 * What a user's own protocol is: messages, what is taken from them, what answers one that was sent, and what comes unasked. It knows
 * neither Gatling nor a socket, so all of it is decided on messages and instants that are handed in.
 *
 * <p>Start with {@link dev.onecore.script.Answer}; {@link dev.onecore.script.Inbox} decides, one for each connection. What a script
 * asks for in words of Gatling's DSL is in {@code dev.onecore.ws}.
 */
@NullMarked
package dev.onecore.script;

import org.jspecify.annotations.NullMarked;
