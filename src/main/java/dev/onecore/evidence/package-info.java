/**
 * How a campaign is kept: the only room that knows a file format.
 *
 * <pre>
 * reports/&lt;campaign&gt;/
 *   campaign.json      what was planned: settings, seed, workloads, targets, trials in order
 *   environment.json   the machine, the JVMs, the versions
 *   trials/&lt;nn&gt;-&lt;workload&gt;-&lt;target&gt;-&lt;round&gt;/
 *     trial.json       what came of it: pins, phases with counts and usage, verdict, marks, failures
 *     latency.hlog     histograms, one a phase, 100 ms and kind, in HdrHistogram's own log format
 *     throughput.jsonl what came back, a line a 100 ms
 *     resources.jsonl  readings of the server and its machine, written by the sampler
 *     server.log       the server's standard error
 * </pre>
 *
 * <p>A {@link dev.onecore.evidence.CampaignFolder} is written while the campaign runs, a
 * {@link dev.onecore.evidence.TrialFolder} at a time, so that a crash loses at most the trial that runs. A
 * {@link dev.onecore.evidence.StoredCampaign} is read from it at any later time; a damaged file costs only what it held and is
 * reported in words. {@link dev.onecore.evidence.Descriptors} reads what the folders under {@code servers/} say of themselves.
 */
@NullMarked
package dev.onecore.evidence;

import org.jspecify.annotations.NullMarked;
