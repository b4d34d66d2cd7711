package dev.onecore.report.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.onecore.report.SyntheticFolder;
import dev.onecore.report.browser.Chromium.Look;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.WebElement;

class CampaignIndexInBrowserTest {
    private static final String HOSTILE = "<img src=x onerror=alert(1)>";

    @TempDir
    private static Path reports;

    private static Chromium chromium;
    private static Path first;

    @BeforeAll
    static void start() throws IOException {
        chromium = Chromium.start();
        first = SyntheticFolder.of(reports, List.of("undertow", "vertx"), 3);
        SyntheticFolder.of(reports, List.of("undertow", HOSTILE), 3);
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void theFilterLeavesCampaignsOfTheTarget() {
        chromium.open(reports.resolve("index.html"), new Look("light", 1440));

        choose("target", HOSTILE);

        assertThat(chromium.one("#count").getText()).isEqualTo("1 of 2 campaigns");
        assertThat(chromium.all("article.campaign").stream().filter(WebElement::isDisplayed))
                .singleElement()
                .satisfies(entry -> assertThat(entry.getText()).contains(HOSTILE));
        assertThat(chromium.all("img")).isEmpty();
        assertThat(chromium.console()).isEmpty();
    }

    @Test
    void theTrendShowsTheFiguresOfTheResults() throws IOException {
        chromium.open(reports.resolve("index.html"), new Look("light", 1440));

        List<Double> values = new ArrayList<>();
        new ObjectMapper()
                .readTree(first.resolve("result.json").toFile())
                .path("figures")
                .forEach(figure -> {
                    if (figure.path("phase").asText().equals("constant")
                            && figure.path("metric").asText().equals("cpu_per_message")) {
                        values.add(figure.path("value").asDouble());
                    }
                });

        assertThat(values).hasSize(2);
        assertThat(chromium.run("return document.getElementById('figure').selectedOptions[0].text"))
                .isEqualTo("constant arrivals, 2,000/s: server CPU per message");
        List<String> rows = chromium.all("#points tr").stream()
                .map(row -> String.valueOf(row.getDomProperty("textContent")))
                .toList();
        assertThat(rows).hasSize(4);
        for (double value : values) {
            String printed = String.valueOf(
                    chromium.run("return arguments[0].toLocaleString('en', {maximumSignificantDigits: 4})", value));
            assertThat(rows).anySatisfy(row -> assertThat(row).contains(printed + " µs"));
        }
    }

    @ParameterizedTest
    @CsvSource({"light, 1440", "dark, 380"})
    void everyLookIsWholeAndQuiet(String theme, int width) throws IOException {
        Look look = new Look(theme, width);
        chromium.open(reports.resolve("index.html"), look);

        chromium.screenshot("index-" + look);
        assertThat(chromium.all("#trend canvas")).isNotEmpty();
        assertThat(chromium.console()).isEmpty();
        assertThat(chromium.requests()).hasSize(1);
        assertThat(chromium.run("return document.documentElement.scrollWidth")).isEqualTo((long) width);
        assertThat(chromium.run("return [...document.querySelectorAll('main, main *')]"
                        + ".filter(e => !e.closest('.scroll') && e.clientWidth > 0 && e.scrollWidth > e.clientWidth)"
                        + ".map(e => e.tagName + ' ' + e.id)"))
                .isEqualTo(List.of());
        assertThat(chromium.violations()).isEmpty();
    }

    private static void choose(String id, String text) {
        chromium.run(
                "const select = document.getElementById(arguments[0]); select.value = arguments[1];"
                        + " select.dispatchEvent(new Event('change', {bubbles: true}));",
                id,
                text);
    }
}
