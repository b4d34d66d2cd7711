package dev.onecore.simulations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A project whose Gatling is of another minor version. */
class OtherGatlingTest {

    @TempDir
    private Path folder;

    @Test
    void theRunEndsInWordsBeforeItBegan() throws Exception {
        Files.writeString(
                folder.resolve("gatling-version.properties"), "version=3.14.5\nrelease-date=2025-09-23T11:03:03Z");
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        try (Harness run =
                Harness.start(folder, List.of("-cp", folder + File.pathSeparator + classPath), OwnProtocol.class)) {
            assertThat(run.exitCode()).as(run.output()).isEqualTo(3);
            assertThat(run.output())
                    .contains("Gatling is 3.14.5, and this onecore-gatling runs with 3.15.x and 3.16.x")
                    .doesNotContain("Exception", "NoSuchMethodError", "\tat ");
        }
    }
}
