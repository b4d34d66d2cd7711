@NullMarked
package dev.onecore.exam;

import org.jspecify.annotations.NullMarked;
