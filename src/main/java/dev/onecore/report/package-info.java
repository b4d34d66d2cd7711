/**
 * Evidence in, pages out: what a reader sees of a campaign, and what a program reads of it.
 *
 * <p>{@link dev.onecore.report.Figures} turns trials into {@link dev.onecore.report.CampaignFigures}: a
 * {@link dev.onecore.report.MetricFigure} for every target, workload, phase and metric, and an
 * {@link dev.onecore.report.EffectSize} for every target that is set against the baseline. A trial enters as a
 * {@link dev.onecore.report.TrialReading}, which keeps counts and lets the histograms go.
 * {@link dev.onecore.report.Report} writes all products of a campaign's folder, and can do so again years later;
 * {@link dev.onecore.report.TrialLine} and {@link dev.onecore.report.ConsoleTable} are for the terminal.
 */
@NullMarked
package dev.onecore.report;

import org.jspecify.annotations.NullMarked;
