/**
 * The workloads as Gatling simulations. Each says in Gatling's own words what one user does; {@code CampaignRun} repeats it for
 * every target and round, with the server's start before and its stop behind.
 */
@NullMarked
package dev.onecore.simulations;

import org.jspecify.annotations.NullMarked;
