/**
 * The nouns of a measurement, as plain records.
 *
 * <p>A {@link dev.onecore.model.Campaign} is all trials of one invocation. A round of a
 * {@link dev.onecore.model.Workload} is one {@link dev.onecore.model.Trial} of each {@link dev.onecore.model.Target}, in random
 * order; a trial is one fresh server process that goes through the
 * {@link dev.onecore.model.Phase phases} of its workload, each a {@link dev.onecore.model.Load} for a time. A trial leaves
 * a {@link dev.onecore.model.TrialResult} and ends in a {@link dev.onecore.model.Verdict}.
 *
 * <p>Instants inside a trial are nanoseconds since the trial's {@link dev.onecore.model.Origin}. This room knows the JDK and
 * HdrHistogram, and no other.
 */
@NullMarked
package dev.onecore.model;

import org.jspecify.annotations.NullMarked;
