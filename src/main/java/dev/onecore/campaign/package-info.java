@NullMarked
package dev.onecore.campaign;

import org.jspecify.annotations.NullMarked;
