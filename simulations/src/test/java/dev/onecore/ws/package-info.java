/** Claims about the DSL for protocols of a user's own. */
@NullMarked
package dev.onecore.ws;

import org.jspecify.annotations.NullMarked;
