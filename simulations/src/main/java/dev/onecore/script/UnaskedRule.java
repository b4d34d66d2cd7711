package dev.onecore.script;

/**
 * What is done with messages that nothing awaits: greetings, pushes, broadcasts, heartbeats.
 *
 * @param match which messages; the first rule that matches is followed
 * @param reaction what is done
 */
public record UnaskedRule(Match match, Reaction reaction) {}
