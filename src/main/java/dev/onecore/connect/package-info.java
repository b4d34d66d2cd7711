/**
 * How the injector connects to a server: {@link dev.onecore.connect.ConnectOptions} says which certificates it trusts and what it
 * sends, and {@link dev.onecore.connect.InfoPage} reads what the server says of itself. Where that fails, {@link
 * dev.onecore.connect.ConnectFault} has the words, and {@link dev.onecore.connect.ForeignServer} is a server without the
 * contract. Nothing here is written into a message or a file that a user meant to be secret: no header's value, no query.
 */
@NullMarked
package dev.onecore.connect;

import org.jspecify.annotations.NullMarked;
