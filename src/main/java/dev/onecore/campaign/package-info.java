/**
 * The conductor: plans a campaign, and takes each trial from its server's start to its verdict.
 *
 * <pre>
 *   next() --&gt; servers of a group start --(users work, turn by turn)--&gt; next() --&gt; they stop, trials are judged --&gt; the next group
 *                 |                                                              |
 *                 +-- one does not start: its trial is failed -------------------+
 * </pre>
 *
 * <p>Trials that run together are a {@link dev.onecore.campaign.TrialGroup}: those of one round of a workload whose targets take
 * turns, in the order of a {@link dev.onecore.campaign.TurnOrder}, or one trial alone. Which group is the next is up to the {@link
 * dev.onecore.campaign.RoundSchedule}, which adds rounds while the {@link dev.onecore.campaign.Progress} is not enough.
 *
 * <p>A {@link dev.onecore.campaign.Plan} says who takes part in which order. Before anything is measured, each server is
 * admitted (room {@code admission}); while a phase runs, both sides are watched (room {@code monitor}). {@link
 * dev.onecore.campaign.Conductor} is what simulations call; {@link dev.onecore.campaign.Workloads} holds the work that
 * Onecore brings. The users of a trial meet a {@link dev.onecore.campaign.TrialRun}; each of its phases has a {@link
 * dev.onecore.campaign.PhaseController}, which is the one place where a phase changes its state. The conductor knows no
 * Gatling: anything with event loops and sockets can be the injector.
 */
@NullMarked
package dev.onecore.campaign;

import org.jspecify.annotations.NullMarked;
