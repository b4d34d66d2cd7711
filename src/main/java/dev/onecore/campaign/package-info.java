/**
 * The conductor: plans a campaign, and leads each trial through its life.
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
 * Onecore brings. The conductor knows no Gatling: whoever has event loops and sockets can be the injector, and one on another
 * machine would be led by the same four calls.
 */
@NullMarked
package dev.onecore.campaign;

import org.jspecify.annotations.NullMarked;
