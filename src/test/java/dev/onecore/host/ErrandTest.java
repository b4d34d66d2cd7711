package dev.onecore.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
@Timeout(30)
class ErrandTest {

    @TempDir
    private Path folder;

    @Test
    void whatItSaysIsReturnedWhenItExits0() throws Exception {
        assertThat(errand("pwd").run()).contains(folder.toRealPath().toString());
        assertThat(errand("true").run()).contains("");
    }

    @Test
    void aFailureAMissingProgramAndALateEndAreEmpty() {
        assertThat(errand("sh", "-c", "echo no; exit 1").run()).isEmpty();
        assertThat(errand("no-such-program-anywhere").run()).isEmpty();
        assertThat(new Errand(List.of("sleep", "60"), folder, Duration.ofMillis(50)).run())
                .isEmpty();
    }

    @Test
    void oneThatReadsItsInputOrSaysALotIsNotStuck() {
        assertThat(errand("cat").run()).contains("");
        assertThat(errand("sh", "-c", "head -c 1000000 /dev/zero | tr '\\0' x").run())
                .hasValueSatisfying(said -> assertThat(said).hasSize(65_536));
    }

    private Errand errand(String... command) {
        return new Errand(List.of(command), folder, Duration.ofSeconds(20));
    }
}
