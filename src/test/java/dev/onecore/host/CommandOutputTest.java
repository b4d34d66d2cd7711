package dev.onecore.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
@Timeout(30)
class CommandOutputTest {

    @TempDir
    private Path folder;

    @Test
    void whatItSaysIsReturnedWhenItExits0() throws Exception {
        assertThat(command("pwd").run()).contains(folder.toRealPath().toString());
        assertThat(command("true").run()).contains("");
    }

    @Test
    void aFailureAMissingProgramAndALateEndAreEmpty() {
        assertThat(command("sh", "-c", "echo no; exit 1").run()).isEmpty();
        assertThat(command("no-such-program-anywhere").run()).isEmpty();
        assertThat(new CommandOutput(List.of("sleep", "60"), folder, Duration.ofMillis(50)).run())
                .isEmpty();
    }

    @Test
    void oneThatReadsItsInputOrSaysALotIsNotStuck() {
        assertThat(command("cat").run()).contains("");
        assertThat(command("sh", "-c", "head -c 1000000 /dev/zero | tr '\\0' x").run())
                .hasValueSatisfying(said -> assertThat(said).hasSize(65_536));
    }

    private CommandOutput command(String... command) {
        return new CommandOutput(List.of(command), folder, Duration.ofSeconds(20));
    }

    @Test
    void howItEndedIsToldWithBothItsOutputs() {
        assertThat(command("sh", "-c", "echo no >&2; echo out; exit 3").end())
                .isEqualTo(new CommandEnd(OptionalInt.of(3), "no\nout"));
        assertThat(command("no-such-program-anywhere").end().said()).contains("no-such-program-anywhere");
    }
}
