@NullMarked
package dev.onecore.vertx;

import org.jspecify.annotations.NullMarked;
