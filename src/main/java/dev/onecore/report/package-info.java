/**
 * Figures in, pages out: what a reader sees of a campaign, and what a program reads of it.
 *
 * <p>{@link dev.onecore.report.Report} writes all products of a campaign's folder, and can do so again years later;
 * {@link dev.onecore.report.TrialLine} and {@link dev.onecore.report.ConsoleTable} are for the terminal. What the numbers are is
 * decided in {@code figures}; here they are only put into words and drawings.
 */
@NullMarked
package dev.onecore.report;

import org.jspecify.annotations.NullMarked;
