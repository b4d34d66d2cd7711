/**
 * Evidence in, figures out: what may be said of a campaign in numbers.
 *
 * <p>{@link dev.onecore.figures.Figures} turns trials into {@link dev.onecore.figures.CampaignFigures}: a
 * {@link dev.onecore.figures.MetricFigure} for every target, workload, phase and metric, and an
 * {@link dev.onecore.figures.EffectSize} for every target that is set against the baseline. A trial enters as a
 * {@link dev.onecore.figures.TrialReading}, which keeps counts and lets the histograms go; the part of each phase that counts is
 * its {@link dev.onecore.figures.Window}. {@link dev.onecore.figures.Catalogue} says which metrics make sense for which load.
 */
@NullMarked
package dev.onecore.figures;

import org.jspecify.annotations.NullMarked;
