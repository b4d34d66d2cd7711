package dev.onecore.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class CpuLatencyRequestTest {

    @TempDir
    private Path folder;

    @Test
    void theRequestIsANativeZeroOfFourBytes() throws IOException {
        Path file = Files.createFile(folder.resolve("latency"));
        try (CpuLatencyRequest awake = CpuLatencyRequest.ask(file)) {
            assertThat(awake.words()).isEqualTo("cores held awake while it ran");
            assertThat(file).hasBinaryContent(new byte[4]);
        }
    }

    @Test
    void whereItMayNotAskItSaysSo() {
        try (CpuLatencyRequest awake = CpuLatencyRequest.ask(folder.resolve("missing"))) {
            assertThat(awake.words()).isEqualTo("as the machine has them");
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aCompilerIsAskedToGiveWayAndAnEventLoopIsNot() {
        assertThat(BackgroundNiceness.ableToWait()).isNotEmpty();
        assertThat(BackgroundNiceness.ableToWait())
                .doesNotContain(Long.toString(ProcessHandle.current().pid()));
    }
}
