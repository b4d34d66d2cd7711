/** Claims about what a message is to a script, on messages and instants that are made up. */
@NullMarked
package dev.onecore.script;

import org.jspecify.annotations.NullMarked;
