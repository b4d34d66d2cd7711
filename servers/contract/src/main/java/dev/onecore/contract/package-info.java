@NullMarked
package dev.onecore.contract;

import org.jspecify.annotations.NullMarked;
