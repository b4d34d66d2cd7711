@NullMarked
package dev.onecore.cli;

import org.jspecify.annotations.NullMarked;
