/** Claims about figures that are told while a run goes on. */
@NullMarked
package dev.onecore.live;

import org.jspecify.annotations.NullMarked;
