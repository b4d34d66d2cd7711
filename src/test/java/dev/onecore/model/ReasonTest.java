package dev.onecore.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onecore.settings.SettingsReader;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ReasonTest {

    private static final Reason LATE = new InjectorReason.InjectorLimit(InjectorResource.SEND_LAG, 1.84, 1);

    @Test
    void aReasonSaysFigureLimitAndUnit() {
        assertThat(LATE.sentence()).isEqualTo("send lag p99 1.84 ms, limit 1 ms");
        assertThat(LATE.threshold()).contains(new Reason.Threshold(1.84, 1, "ms"));
        assertThat(new Reason.InPhase("constant", false, LATE).sentence())
                .isEqualTo("constant: send lag p99 1.84 ms, limit 1 ms");
    }

    @Test
    void anAdviceNamesTheSettingsThatWouldHelp() {
        assertThat(LATE.advice(run(false, 1, 8, true)))
                .contains(
                        "give the injector cores of its own with -Donecore.injectorCores, or lower -Donecore.echo.rate");
    }

    @Test
    void anAdviceKnowsWhatWasDoneAlready() {
        assertThat(LATE.advice(run(true, 1, 8, true)))
                .contains("name more cores in -Donecore.injectorCores, or lower -Donecore.echo.rate");
        assertThat(LATE.advice(run(false, 7, 8, true)))
                .contains(
                        "use a machine with more than 8 cores, so that the injector has more than 7, or lower -Donecore.echo.rate");
    }

    @Test
    void aClosedLoopIsNotToldToLowerARateThatItHasNot() {
        assertThat(LATE.advice(run(false, 1, 8, false)).orElseThrow()).doesNotContain("rate");
        assertThat(new ServerReason.ServerCore(99, 95, 0, 0).advice(run(false, 1, 8, false)))
                .isEmpty();
    }

    @Test
    void everyMarkButTheRepeatHasAnAdviceForEveryRun() {
        for (Mark mark : Mark.values()) {
            for (boolean chosen : new boolean[] {false, true}) {
                assertThat(mark.advice(run(chosen, 1, 8, true)).isPresent())
                        .as(mark.label())
                        .isEqualTo(mark != Mark.REPEATED);
            }
        }
    }

    @Test
    void coresAreCountedFromTheKernelsList() {
        Pin pin = new Pin(Pin.State.PROVEN, 9, List.of("0-2,5"), "9 of 9 threads");
        Settings settings = SettingsReader.read(Map.of());
        Workload workload = new Workload(
                "echo",
                "Echo",
                "constant",
                Metric.RESPONSE_P50,
                List.of(Phase.measured(
                        "constant",
                        "constant",
                        new Load.Echo(Arrivals.CONSTANT, 2_000, 50, 24),
                        Duration.ofSeconds(1))));
        Trial trial = new Trial(1, 1, 1, workload, new Target.Contender("vertx", "vertx"));
        Circumstances run = Circumstances.of(settings, trial, pin, OptionalInt.of(8));
        assertThat(run.injectorCores()).hasValue(4);
        assertThat(run.rate()).contains(Setting.ECHO_RATE);
    }

    private static Circumstances run(boolean coresChosen, int cores, int machine, boolean open) {
        return new Circumstances(
                false,
                coresChosen,
                OptionalInt.of(cores),
                OptionalInt.of(machine),
                open ? Optional.of(Setting.ECHO_RATE) : Optional.empty(),
                false,
                false,
                Profile.QUICK);
    }
}
