@NullMarked
package dev.onecore.undertow;

import org.jspecify.annotations.NullMarked;
