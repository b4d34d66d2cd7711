@NullMarked
package dev.onecore.box;

import org.jspecify.annotations.NullMarked;
