/**
 * Evidence of both sides in, a {@link dev.onecore.model.Verdict} with its reasons out.
 *
 * <p>{@link dev.onecore.verdict.Judge} applies the rules in their fixed order, the first that holds wins: FAILED, INVALID,
 * BOTH-BOUND, SERVER-BOUND, INJECTOR-BOUND, UNSATURATED. Every threshold is a named constant of {@link dev.onecore.verdict.Limits}, and
 * every reason carries the figure that decided.
 */
@NullMarked
package dev.onecore.verdict;

import org.jspecify.annotations.NullMarked;
