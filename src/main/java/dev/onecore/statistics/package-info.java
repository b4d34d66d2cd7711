@NullMarked
package dev.onecore.statistics;

import org.jspecify.annotations.NullMarked;
