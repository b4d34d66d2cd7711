/** What a campaign shows of itself and of Gatling. */
@NullMarked
package dev.onecore.gatling;

import org.jspecify.annotations.NullMarked;
