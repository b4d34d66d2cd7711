package dev.onecore.report.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.onecore.report.SyntheticFolder;
import dev.onecore.report.browser.Chromium.Look;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.WebElement;

class PageInBrowserTest {
    private static final Look DESK = new Look("light", 1440);

    @TempDir
    private static Path reports;

    private static Chromium chromium;
    private static Path folder;

    @BeforeAll
    static void start() throws IOException {
        chromium = Chromium.start();
        folder = SyntheticFolder.of(reports, List.of("undertow", "vertx"), 3);
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void figuresOnTheScreenAreThoseOfTheResult() throws IOException {
        chromium.open(folder.resolve("index.html"), DESK);

        Map<String, WebElement> cells = new HashMap<>();
        chromium.all("td[data-figure]").forEach(cell -> cells.put(cell.getDomAttribute("data-figure"), cell));
        JsonNode figures = new ObjectMapper()
                .readTree(folder.resolve("result.json").toFile())
                .path("figures");
        assertThat(figures).isNotEmpty();
        for (JsonNode figure : figures) {
            String key = String.join(
                    "/",
                    figure.path("workload").asText(),
                    figure.path("phase").asText(),
                    figure.path("target").asText(),
                    figure.path("metric").asText());
            assertThat(cells).containsKey(key);
            String text = String.valueOf(cells.get(key).getDomProperty("textContent"));
            if (figure.has("value")) {
                double value = figure.path("value").asDouble();
                assertThat(read(text)).as(key + ": " + text).isCloseTo(value, withinRounding(value));
                assertThat(text).contains(figure.path("unit").asText());
            } else {
                assertThat(text).startsWith("–").contains(figure.path("missing").asText());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"light, 1440", "dark, 1440", "light, 380", "dark, 380"})
    void everyLookIsWholeAndQuiet(String theme, int width) throws IOException {
        Look look = new Look(theme, width);
        chromium.open(folder.resolve("index.html"), look);
        chromium.drawAll();

        assertThat(chromium.all("figure.chart canvas")).isNotEmpty();
        chromium.screenshot("page-" + look);
        assertThat(chromium.console()).isEmpty();
        assertThat(chromium.requests())
                .containsExactly(folder.resolve("index.html").toUri().toString());
        assertThat(chromium.run("return document.documentElement.scrollWidth"))
                .as("no scrolling to the side")
                .isEqualTo((long) width);
        assertThat(chromium.violations()).isEmpty();
    }

    @Test
    void hostileNamesRunNothingAndAreReadable() throws IOException {
        String image = "<img src=x onerror=alert(1)>";
        String script = "</script><script>alert(2)</script>";
        Path hostile = SyntheticFolder.of(reports, List.of(image, script), 1).resolve("index.html");

        chromium.open(hostile, DESK);
        chromium.drawAll();
        chromium.run("for (const c of document.querySelectorAll('.canvas')) {"
                + " const r = c.getBoundingClientRect();"
                + " c.firstChild?.dispatchEvent(new MouseEvent('mousemove',"
                + " {clientX: r.left + r.width / 2, clientY: r.top + r.height / 2, bubbles: true})); }");

        assertThat(chromium.one("h1").getText()).contains(image, script);
        assertThat(chromium.all("img")).isEmpty();
        assertThat(chromium.console()).isEmpty();
        assertThat(chromium.requests()).hasSize(1);
    }

    /** A script that came into the page by a hole in its escaping would meet the policy. */
    @Test
    void aScriptThatIsNotThePagesOwnIsRefused() {
        chromium.open(folder.resolve("index.html"), DESK);

        chromium.run("const s = document.createElement('script'); s.textContent = 'window.broken = true';"
                + " document.body.append(s); document.body.insertAdjacentHTML('beforeend',"
                + " '<img src=x onerror=\"window.broken = true\">')");

        assertThat(chromium.run("return window.broken === undefined")).isEqualTo(true);
        assertThat(chromium.console()).anySatisfy(line -> assertThat(line).contains("Content Security Policy"));
    }

    /** The first number of a cell, its thousands joined. */
    private static double read(String text) {
        return Double.parseDouble(
                text.replaceFirst("^(?s)[^0-9-]*(-?[0-9][0-9,.]*).*$", "$1").replace(",", ""));
    }

    private static org.assertj.core.data.Offset<Double> withinRounding(double value) {
        return org.assertj.core.data.Offset.offset(Math.max(Math.abs(value) * 0.006, 0.0006));
    }
}
