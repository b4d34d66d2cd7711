@NullMarked
package dev.onecore.ssh;

import org.jspecify.annotations.NullMarked;
