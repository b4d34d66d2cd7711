@NullMarked
package dev.onecore.cluster;

import org.jspecify.annotations.NullMarked;
