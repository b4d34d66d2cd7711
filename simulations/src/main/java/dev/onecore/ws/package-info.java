/**
 * WebSocket protocols of a user's own in Gatling's manner: a plug-in that one dependency adds, with or without a campaign.
 *
 * <p>Start with {@link dev.onecore.ws.OnecoreWsDsl}, which is imported statically beside Gatling's own DSL. Builders are immutable, and
 * nothing runs until Gatling builds the scenario. What a message is and what answers it is said in {@code dev.onecore.script}; sockets,
 * schedules and clocks are those of {@code dev.onecore.socket}.
 */
@NullMarked
package dev.onecore.ws;

import org.jspecify.annotations.NullMarked;
