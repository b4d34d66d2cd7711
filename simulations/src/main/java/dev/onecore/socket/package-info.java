@NullMarked
package dev.onecore.socket;

import org.jspecify.annotations.NullMarked;
