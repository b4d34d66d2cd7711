@NullMarked
package dev.onecore.load;

import org.jspecify.annotations.NullMarked;
