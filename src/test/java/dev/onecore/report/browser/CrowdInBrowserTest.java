package dev.onecore.report.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onecore.report.SyntheticFolder;
import dev.onecore.report.browser.Chromium.Look;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A page of few targets and one of many; a class of its own, so that it is looked at beside {@link PageInBrowserTest}. */
class CrowdInBrowserTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 12})
    void anyNumberOfTargetsIsReadable(int targets, @TempDir Path reports) throws IOException {
        Path many = SyntheticFolder.crowd(reports, targets).resolve("index.html");

        try (Chromium chromium = Chromium.start()) {
            for (Look look : List.of(new Look("light", 1440), new Look("dark", 380))) {
                chromium.open(many, look);
                chromium.drawAll();

                chromium.screenshot("page-of-" + targets + "-" + look);
                assertThat(chromium.console()).isEmpty();
                assertThat(chromium.run("return document.documentElement.scrollWidth"))
                        .isEqualTo((long) look.width());
            }
            assertThat(chromium.violations()).isEmpty();
        }
    }
}
