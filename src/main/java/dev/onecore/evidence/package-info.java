@NullMarked
package dev.onecore.evidence;

import org.jspecify.annotations.NullMarked;
