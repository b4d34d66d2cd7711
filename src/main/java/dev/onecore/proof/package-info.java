/**
 * What the tool claims of itself, and how it is held against the truth.
 *
 * <p>A {@link dev.onecore.proof.Proof} is a load on a calibration server whose behaviour is known, and the
 * {@link dev.onecore.model.Claim}s that the figures then must meet. What is looked at are the figures that a page would print,
 * made from the same evidence by the same code, never numbers of their own. {@link dev.onecore.proof.Proofs} has all of them.
 */
@NullMarked
package dev.onecore.proof;

import org.jspecify.annotations.NullMarked;
