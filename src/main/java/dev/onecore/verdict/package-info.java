@NullMarked
package dev.onecore.verdict;

import org.jspecify.annotations.NullMarked;
