package dev.onecore.gate;

import static dev.onecore.gate.ResultFile.rounds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onecore.model.Campaign;
import dev.onecore.model.WrongSetting;
import dev.onecore.report.Synthetic;
import dev.onecore.report.SyntheticFolder;
import dev.onecore.settings.SettingsReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gate that a run's settings ask for, before and after its campaign. */
class RunGateTest {
    private static final Campaign PLAN = Synthetic.campaign(List.of(Synthetic.ECHO), List.of("old", "new"), 3);

    @TempDir
    private Path folder;

    private RunGate gate(Map<String, String> given) {
        Map<String, String> all = new HashMap<>(given);
        all.put("home", folder.toString());
        return RunGate.of(SettingsReader.read(all), PLAN.workloads()).orElseThrow();
    }

    @Test
    void noSettingAsksForNoGate() {
        assertThat(RunGate.of(SettingsReader.read(Map.of()), PLAN.workloads())).isEmpty();
    }

    @Test
    void aGateNeedsASecondTargetOrABaseline() {
        assertThatCode(() -> gate(Map.of("gate", "5%")).require(PLAN)).doesNotThrowAnyException();
        assertThatThrownBy(() -> gate(Map.of("gate", "5%"))
                        .require(Synthetic.campaign(List.of(Synthetic.ECHO), List.of("new"), 3)))
                .isInstanceOf(WrongSetting.class)
                .hasMessageStartingWith("onecore.gate=5% is not possible: there is nothing to compare with;");
    }

    @Test
    void aMissingBaselineEndsTheRunBeforeItBegins() {
        assertThatThrownBy(() -> gate(Map.of("baseline", "missing")).require(PLAN))
                .isInstanceOf(WrongSetting.class)
                .hasMessageStartingWith(
                        "onecore.baseline=missing is not possible: no campaign in " + folder.resolve("missing") + "; ");
    }

    @Test
    void aBaselineOfAnotherLoadEndsTheRunBeforeItBegins() throws IOException {
        new ResultFile("b1").with("old", rounds(100, 2)).at(folder, "baseline.json");

        assertThatThrownBy(() -> gate(Map.of("baseline", "baseline.json")).require(PLAN))
                .isInstanceOf(WrongSetting.class)
                .hasMessageContaining("these campaigns cannot be compared: ")
                .hasMessageContaining("echo-latency, constant: seconds is 8.0, and 7.0 in the baseline");
    }

    @Test
    void aCampaignIsItsOwnBaselineToWhichItIsEqual() throws IOException {
        Path campaign = SyntheticFolder.echoes(folder.resolve("reports"), List.of("old", "new"), 3);
        RunGate gate = gate(Map.of("baseline", campaign.toString(), "gate", "10%", "gateMode", "equivalence"));

        assertThatCode(() -> gate.require(PLAN)).doesNotThrowAnyException();
        GateReport report = gate.report(campaign);
        assertThat(report.reasons()).isEmpty();
        assertThat(report.ratios()).hasSize(2);
    }

    /** Each target costs 30 % more than the one before it. */
    @Test
    void withoutABaselineTheFirstTargetIsIt() throws IOException {
        Path campaign = SyntheticFolder.echoes(folder.resolve("reports"), List.of("old", "new"), 3);

        GateReport report = gate(Map.of("gate", "cpu:5%")).report(campaign);

        assertThat(report.title()).endsWith("against old");
        assertThat(report.reasons())
                .singleElement()
                .satisfies(reason -> assertThat(reason)
                        .startsWith("server CPU per message of new in echo-latency is 1.3")
                        .endsWith("that of old: worse, by more than 5 %"));
        assertThat(gate(Map.of("gate", "latency:5%")).report(campaign).passed()).isTrue();
    }
}
