/**
 * How the injector comes to a server: {@link dev.onecore.connect.ConnectOptions} says whom it trusts and what it shows, and
 * {@link dev.onecore.connect.InfoPage} asks the server what it says of itself. What comes of neither ends in the words of
 * {@link dev.onecore.connect.ConnectFault}, or in a {@link dev.onecore.connect.ForeignServer}. Nothing here is written into a
 * message or a file that a user meant to be secret: no header's value, no query.
 */
@NullMarked
package dev.onecore.connect;

import org.jspecify.annotations.NullMarked;
