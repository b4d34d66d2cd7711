/**
 * Whether a campaign is worse than it may be: {@link dev.onecore.gate.BaselineGate} sets it against an earlier one,
 * {@link dev.onecore.gate.PairedGate} its targets against the first of them.
 *
 * <p>What is asked is a {@link dev.onecore.gate.GateRequest} with its {@link dev.onecore.gate.Thresholds}; what is answered is a
 * {@link dev.onecore.gate.GateReport} of a {@link dev.onecore.gate.GatedRatio} for each target and primary figure, which a table,
 * Markdown and JUnit's XML tell. {@link dev.onecore.gate.Comparability} says what two campaigns differ in, beside their figures.
 */
@NullMarked
package dev.onecore.gate;

import org.jspecify.annotations.NullMarked;
