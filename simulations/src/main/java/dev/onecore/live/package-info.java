/**
 * Figures while a run goes on, for Prometheus and those who speak its language: {@link dev.onecore.live.LiveFigures} adds up what
 * is harvested every 100 ms, and {@link dev.onecore.live.LiveMetrics} tells it to the one address that the user named.
 *
 * <p>Nothing of it is on the way of a message. The figures are those of now; the evidence and the page are the results.
 */
@NullMarked
package dev.onecore.live;

import org.jspecify.annotations.NullMarked;
