package dev.onecore.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onecore.evidence.TrialEvidence;
import dev.onecore.figures.CampaignFigures;
import dev.onecore.figures.Figures;
import dev.onecore.model.Campaign;
import dev.onecore.model.Mark;
import dev.onecore.model.Metric;
import dev.onecore.model.Trial;
import dev.onecore.model.TrialResult;
import dev.onecore.model.Verdict;
import dev.onecore.model.Verdict.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConsoleTableTest {

    @Test
    void theTableOfTwoTargetsWhole() {
        CampaignFigures findings = Steady.findings(
                List.of("undertow", "vertx"),
                3,
                trial -> Steady.fine(
                        trial,
                        10 + trial.round(),
                        trial.target().name().equals("vertx") ? 3_000 + trial.round() * 10 : 4_000));

        assertThat(ConsoleTable.of(findings, Path.of("reports", "one", "index.html")))
                .isEqualTo("""
                        Bursts · 1,000 × 24 bytes                                          decided by server CPU per message
                          target           median ms    max ms     msgs/s CPU µs/msg    MB/s RSS MiB  ratio [99 % interval]
                          undertow              8.00         –    119,722       4.00       –    64.0  baseline
                          vertx                 8.00         –    119,722       3.02       –    64.0  0.75× [0.74, 0.77] *

                        * different from undertow, with 99 % confidence

                        > Bursts (decided: different): vertx handles 1.32× as many messages per CPU-second as undertow,
                          between 1.30 and 1.35

                        Page: reports/one/index.html
                        """);
    }

    /** Costs of 3, 4 and 5 µs against 4, by rounds of 2 s. */
    @Test
    void anUndecidedWorkloadSaysWhatItWouldTake() {
        CampaignFigures findings = Steady.findings(
                List.of("undertow", "vertx"),
                3,
                trial -> Steady.fine(
                        trial, 10, trial.target().name().equals("vertx") ? 2_000 + 1_000L * trial.round() : 4_000));

        assertThat(ConsoleTable.of(findings, Path.of("index.html")).lines())
                .containsSequence(
                        "> Bursts: undecided: vertx handles 1.02× as many messages per CPU-second as undertow, between 0.24",
                        "  and 4.43; needs about 49 more rounds (2 min): -Donecore.rounds=52",
                        "",
                        "Page: index.html");
    }

    @Test
    void causesOfSpreadAreCounted() {
        CampaignFigures findings = Steady.findings(
                List.of("undertow", "vertx"),
                3,
                trial -> trial.round() == 2 ? Steady.marked(trial, Mark.NOISY_MACHINE) : Steady.fine(trial, 10, 4_000));

        assertThat(SpreadCauses.of(findings, findings.campaign().workloads().get(0)))
                .isEqualTo("; seen meanwhile: noisy machine in 2 of 6 trials");
    }

    @Test
    void reservationsStandBelowTheirRow() {
        CampaignFigures findings = Steady.findings(List.of("無名の長い長いサーバー名"), 3, trial -> switch (trial.round()) {
            case 1 -> Steady.marked(trial, Mark.NOT_PINNED);
            case 2 -> Steady.trial(trial, 10, 4_000, Verdict.told(Outcome.INJECTOR_BOUND, "91 %"));
            default -> Steady.trial(trial, 10, 4_000, Verdict.told(Outcome.FAILED, "server died"));
        });

        assertThat(ConsoleTable.of(findings, Path.of("index.html"))).isEqualTo("""
                        Bursts · 1,000 × 24 bytes                                          decided by server CPU per message
                          target           median ms    max ms     msgs/s CPU µs/msg    MB/s RSS MiB
                          無名の長い長い…       8.00         –   ≥100,000       4.00       –    64.0
                            ! FAILED in 1 of 3 trials; INJECTOR-BOUND in 1 of 3 trials; not pinned in 1 of 3 trials

                        ! not pinned in 1 of 3 trials (there is no proof that the server's threads, or the injector's, were
                          held to their cores): run on Linux with taskset (package util-linux) installed.

                        ! cost depends on the injector in 1 of 3 trials (server CPU per message was measured while the load
                          generator, which waits for replies, was at its limit: a slower one wakes the server more often for
                          fewer messages): compare what a message costs at a fixed rate, as echo latency does, or give the
                          injector cores of its own with -Donecore.injectorCores.

                        Page: index.html
                        """);
    }

    @Test
    void longReservationsAreBrokenAndNotCut() {
        CampaignFigures findings = Steady.findings(List.of("vertx"), 3, trial -> switch (trial.round()) {
            case 1 -> Steady.marked(trial, Mark.REPEATED);
            case 2 -> Steady.trial(trial, 10, 4_000, Verdict.told(Outcome.BOTH_BOUND, "91 %"));
            default -> Steady.trial(trial, 10, 4_000, Verdict.told(Outcome.INVALID, "stopped"));
        });

        assertThat(ConsoleTable.of(findings, Path.of("index.html")))
                .contains("    ! BOTH-BOUND in 1 of 3 trials; INVALID in 1 of 3 trials; repeated in 1 of 3 trials\n");

        CampaignFigures worse = Steady.findings(List.of("vertx"), 4, trial -> switch (trial.round()) {
            case 1 -> Steady.marked(trial, Mark.CERTIFICATE_UNCHECKED);
            case 2 -> Steady.trial(trial, 10, 4_000, Verdict.told(Outcome.BOTH_BOUND, "91 %"));
            case 3 -> Steady.marked(trial, Mark.SHARES_PHYSICAL_CORE);
            default -> Steady.trial(trial, 10, 4_000, Verdict.told(Outcome.INVALID, "stopped"));
        });

        assertThat(ConsoleTable.of(worse, Path.of("index.html")))
                .contains(
                        "    ! BOTH-BOUND in 1 of 4 trials; INVALID in 1 of 4 trials; certificate not checked in 1 of 4\n"
                                + "      trials; shares a physical core in 1 of 4 trials\n");
    }

    @Test
    void whereNothingWasMeasuredThereIsNoTableOfDashes() {
        CampaignFigures findings = Steady.findings(
                List.of("undertow", "vertx"),
                1,
                trial -> Steady.trial(trial, 10, 4_000, Verdict.told(Outcome.FAILED, "the server did not start")));

        assertThat(ConsoleTable.of(findings, Path.of("index.html"))).isEqualTo("""
                Bursts · 1,000 × 24 bytes                                          decided by server CPU per message
                  undertow         no figures: FAILED
                  vertx            no figures: FAILED

                Page: index.html
                """);
    }

    @Test
    void noLineIsWiderThanATerminal() {
        Campaign campaign =
                Synthetic.campaign(Synthetic.ALL, List.of("undertow", "a server of a very long name, 日本語", "x"), 1);
        CampaignFigures findings = Figures.of(campaign, Synthetic.readings(campaign));

        assertThat(ConsoleTable.of(findings, Path.of("index.html")).lines())
                .allSatisfy(line -> assertThat(Cells.width(line)).isLessThanOrEqualTo(ConsoleTable.WIDTH));
    }

    @Test
    void aTrialsLineTellsItsHeadline() {
        Campaign campaign = Synthetic.campaign(List.of(Synthetic.ECHO), List.of("undertow", "vertx"), 3);

        String line = TrialLine.of(
                campaign,
                Synthetic.evidence(campaign, campaign.trials().get(1), Synthetic.FINE),
                Duration.ofSeconds(250));

        assertThat(line)
                .isEqualTo(
                        "[2/6] echo-latency  vertx  round 1/3  9.76 µs server CPU per message  UNSATURATED  4 min 10 s left");
    }

    @Test
    void aTrialsLineLeavesTheMetricsNameOutBeforeItCutsAMark() {
        Campaign campaign = Synthetic.campaign(List.of(Synthetic.ECHO), List.of("undertow", "vertx"), 3);
        Trial trial = campaign.trials().get(1);
        TrialEvidence fine = Synthetic.evidence(campaign, trial, Synthetic.FINE);
        TrialResult noisy = Synthetic.result(trial, fine.result().phases(), Synthetic.FINE, Set.of(Mark.NOISY_MACHINE));

        String line = TrialLine.of(
                campaign,
                new TrialEvidence(noisy, fine.series(), fine.resources(), fine.problems()),
                Duration.ofSeconds(250));

        assertThat(line)
                .isEqualTo(
                        "[2/6] echo-latency  vertx  round 1/3  9.76 µs  UNSATURATED (noisy machine)  4 min 10 s left");
    }

    @Test
    void aFailedTrialsLineTellsWhyWithinTheWidth() {
        Campaign campaign = Synthetic.campaign(List.of(Synthetic.ECHO), List.of("undertow"), 3);
        Verdict died =
                Verdict.told(Outcome.FAILED, "the server died with exit code 137 after 3.2 s: Killed by someone");

        String line = TrialLine.of(
                campaign, Synthetic.evidence(campaign, campaign.trials().get(0), died), Duration.ofSeconds(12));

        assertThat(line)
                .isEqualTo(
                        "[1/3] echo-latency  undertow  round 1/3  FAILED: the server died with exit code 137 …  12 s left");
        assertThat(Cells.width(line)).isLessThanOrEqualTo(ConsoleTable.WIDTH);
    }

    @Test
    void aFigureTooLongForItsColumnIsNotCut() {
        assertThat(Amount.within(9, "≥", 15_998, Metric.RESPONSE_P99)).isEqualTo("≥15,998");
        assertThat(Amount.within(9, "≥", 10_015_998, Metric.RESPONSE_P99)).isEqualTo("≥10.0 s");
        assertThat(Amount.within(9, "", 15_082_717, Metric.RESPONSE_P99)).isEqualTo("15.1 s");
        assertThat(Amount.within(9, "", 12_345_678, Metric.COMPLETION_P50)).isEqualTo("12,346 s");
        assertThat(Amount.within(10, "≥", 123_456_789, Metric.THROUGHPUT)).isEqualTo("≥1.23e08");
        assertThat(Amount.brief(15_082_717, Metric.RESPONSE_P99)).isEqualTo("15.1 s");
        assertThat(Amount.brief(8.04, Metric.CPU_PER_MESSAGE)).isEqualTo("8.04 µs");
    }

    @Test
    void noFigureUpToAnHourIsCutByAnyColumn() {
        for (Metric metric : Metric.values()) {
            for (double value = 1e-3; value < 3.7e9; value *= 1.7) {
                for (String bound : List.of("", "≥")) {
                    for (int cells : List.of(7, 9, 10)) {
                        assertThat(Amount.within(cells, bound, value, metric))
                                .hasSizeBetween(1, cells)
                                .startsWith(bound)
                                .matches(".*[0-9].*");
                    }
                }
            }
        }
    }
}
