/**
 * Campaigns inside Gatling: a {@link dev.onecore.gatling.CampaignRun} turns a plan into a chain of populations, one a trial,
 * and publishes what the trials left. A simulation names its workloads and what a user does in each, and hands the chain to
 * {@code setUp}. What takes long, such as the start of a server, runs beside the event loops
 * ({@link dev.onecore.gatling.BlockingAction}). {@link dev.onecore.gatling.Publication} prints a line a trial, and at the end the
 * table and the page.
 */
@NullMarked
package dev.onecore.gatling;

import org.jspecify.annotations.NullMarked;
