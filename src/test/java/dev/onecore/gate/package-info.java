@NullMarked
package dev.onecore.gate;

import org.jspecify.annotations.NullMarked;
