@NullMarked
package dev.onecore.sampler;

import org.jspecify.annotations.NullMarked;
