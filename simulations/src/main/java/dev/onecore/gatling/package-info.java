/**
 * Campaigns inside Gatling: a {@link dev.onecore.gatling.CampaignRun} makes one pool of users out of a plan, who work through the
 * campaign round by round and wait between two at the {@link dev.onecore.gatling.RoundGate}, and publishes what the trials left. A
 * simulation names its workloads and what a user does in each, and hands the users to
 * {@code setUp}. What takes long, such as the start of a server, runs beside the event loops
 * ({@link dev.onecore.gatling.BlockingAction}). {@link dev.onecore.gatling.Publication} prints a line a trial, and at the end the
 * table and the page.
 */
@NullMarked
package dev.onecore.gatling;

import org.jspecify.annotations.NullMarked;
