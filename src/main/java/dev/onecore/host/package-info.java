@NullMarked
package dev.onecore.host;

import org.jspecify.annotations.NullMarked;
