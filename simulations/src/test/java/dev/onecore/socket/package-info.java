/** Claims about the socket actions, run by Gatling itself against a server in the same JVM. */
@NullMarked
package dev.onecore.socket;

import org.jspecify.annotations.NullMarked;
