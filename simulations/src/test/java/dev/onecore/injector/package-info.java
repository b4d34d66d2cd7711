@NullMarked
package dev.onecore.injector;

import org.jspecify.annotations.NullMarked;
