/**
 * Several injectors that work as one. The process that conducts a campaign starts an <em>agent</em> for each further injector, by
 * an {@link dev.onecore.cluster.AgentLauncher}, and hands it an {@link dev.onecore.cluster.AgentOrder} on its standard input, which
 * stays open for as long as the agent is wanted.
 *
 * <pre>
 *   the campaign's process                                          an agent, one per further injector
 *   campaign ── Injectors ──► InjectorGroup                          AgentRounds ◄── users of its share
 *                                 │   ▲                                   │  ▲
 *                                 │   └── arrived, harvested, done ───────┘  │
 *                                 └────── round, begin, cancel, end ─────────┘
 *                                     JGroups: RpcDispatcher over TUNNEL, through a router on loopback, encrypted
 * </pre>
 *
 * <p>In a cluster whose pods reach each other, agents are started by somebody else ({@link dev.onecore.cluster.ServicePods}): there
 * the group is over TCP, still encrypted, and found by DNS under the whole name of a service.
 *
 * <p>Before a phase each agent is one party at the campaign's own barrier; then all are told of one begin, which each translates to
 * its own clock by the {@link dev.onecore.cluster.ClockDifference} that was measured. What an agent's users record goes to the
 * campaign every 100 ms and lands in the trial's logs as if it had been recorded there. Only the campaign decides who is lost.
 */
@NullMarked
package dev.onecore.cluster;

import org.jspecify.annotations.NullMarked;
