/**
 * The conductor: plans a campaign, and takes each trial from its server's start to its verdict.
 *
 * <pre>
 *   planned --prepare--&gt; ready --(phases run)--&gt; loaded --stop--&gt; stopped --collect--&gt; judged
 *      |                                                                                          ^
 *      +------------- the server does not start: failed, and judged as such ----------------------+
 * </pre>
 *
 * <p>A {@link dev.onecore.campaign.Plan} says who takes part in which order. Before anything is measured, each server is
 * admitted (room {@code admission}); while a phase runs, both sides are watched (room {@code monitor}). {@link
 * dev.onecore.campaign.Conductor} is what simulations call; {@link dev.onecore.campaign.Workloads} holds the work that
 * Onecore brings. The users of a trial meet a {@link dev.onecore.campaign.TrialRun}; each of its phases has a {@link
 * dev.onecore.campaign.PhaseController}, which is the one place where a phase changes its state. The conductor knows no
 * Gatling: anything with event loops and sockets can be the injector, and an injector on another machine would use the same
 * four calls.
 */
@NullMarked
package dev.onecore.campaign;

import org.jspecify.annotations.NullMarked;
