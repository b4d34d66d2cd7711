package dev.onecore.report.browser;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A headless Chromium with one page in it. */
final class Chromium implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private final ChromeDriver driver;

    private Chromium(ChromeDriver driver) {
        this.driver = driver;
    }

    /** Which colours and what width in CSS pixels a page is looked at with. */
    record Look(String theme, int width) {
        @Override
        public String toString() {
            return theme + "-" + width;
        }
    }

    /** A browser; where none is installed the calling test is skipped, or fails where {@code CI} is set. */
    static Chromium start() {
        Optional<File> browser = installed("chromium", "chromium-browser", "google-chrome");
        Optional<File> driver = installed("chromedriver");
        if (browser.isEmpty() || driver.isEmpty()) {
            String sentence =
                    "no chromium with a chromedriver is installed (Debian: apt install chromium chromium-driver)";
            if (System.getenv("CI") != null) {
                fail(sentence + "; in CI the pages must be tested");
            }
            abort(sentence + ": the pages are not tested in a browser");
        }
        return start(browser.orElseThrow(), driver.orElseThrow());
    }

    private static Chromium start(File browser, File driver) {
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(browser);
        // The sandbox refuses to run for root, which a container's user often is; a container's /dev/shm is small.
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-dev-shm-usage",
                "--disable-gpu",
                "--hide-scrollbars",
                "--disable-background-networking",
                "--disable-component-update",
                "--no-first-run");
        options.setCapability("goog:loggingPrefs", logs);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(driver)
                .usingAnyFreePort()
                .build();
        ChromeDriver chrome = new ChromeDriver(service, options);
        chrome.manage().timeouts().scriptTimeout(Duration.ofMinutes(3)).pageLoadTimeout(Duration.ofMinutes(3));
        return new Chromium(chrome);
    }

    private static Optional<File> installed(String... names) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.of(names)
                .flatMap(name -> Stream.of(path.split(File.pathSeparator)).map(folder -> new File(folder, name)))
                .filter(File::canExecute)
                .findFirst();
    }

    /** Opens a file of this machine; what earlier pages logged is forgotten. */
    void open(Path page, Look look) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", look.theme()))));
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", look.width(), "height", 900, "deviceScaleFactor", 1, "mobile", false));
        driver.get("about:blank");
        driver.manage().logs().get(LogType.BROWSER);
        driver.manage().logs().get(LogType.PERFORMANCE);
        driver.get(page.toUri().toString());
    }

    /** All that the page's scripts and its policy had to complain about. */
    List<String> console() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(Object::toString)
                .toList();
    }

    /** The addresses that were asked for since the page was opened, the page itself among them. */
    List<String> requests() {
        List<String> requests = new ArrayList<>();
        driver.manage().logs().get(LogType.PERFORMANCE).forEach(entry -> {
            JsonNode message = json(entry.getMessage()).path("message");
            if (message.path("method").asText().equals("Network.requestWillBeSent")) {
                requests.add(message.path("params").path("request").path("url").asText());
            }
        });
        return requests;
    }

    List<WebElement> all(String css) {
        return driver.findElements(By.cssSelector(css));
    }

    WebElement one(String css) {
        return driver.findElement(By.cssSelector(css));
    }

    /** What a piece of JavaScript returns. */
    Object run(String script, Object... arguments) {
        return Optional.ofNullable(((JavascriptExecutor) driver).executeScript(script, arguments))
                .orElse("");
    }

    /** Draws every chart, however far below the screen. */
    void drawAll() {
        run("window.dispatchEvent(new Event('beforeprint'))");
    }

    /** The whole page as a picture among the build's output. */
    Path screenshot(String name) throws IOException {
        Object height = run("return Math.min(16000, document.documentElement.scrollHeight)");
        Object width = run("return window.innerWidth");
        String picture = String.valueOf(driver.executeCdpCommand(
                        "Page.captureScreenshot",
                        Map.of(
                                "captureBeyondViewport",
                                true,
                                "clip",
                                Map.of("x", 0, "y", 0, "width", width, "height", height, "scale", 1)))
                .get("data"));
        Files.createDirectories(SCREENSHOTS);
        return Files.write(
                SCREENSHOTS.resolve(name + ".png"), Base64.getDecoder().decode(picture));
    }

    /** What axe-core finds wrong for people who cannot see well, hear or point: a line each. */
    List<String> violations() {
        run(axe());
        Object found = driver.executeAsyncScript(
                "const done = arguments[arguments.length - 1];"
                        + "axe.run(document, {resultTypes: ['violations']}).then(r => done(JSON.stringify(r.violations)), e => done('failed: ' + e));");
        List<String> lines = new ArrayList<>();
        for (JsonNode violation : json(String.valueOf(found))) {
            violation
                    .path("nodes")
                    .forEach(node -> lines.add(violation.path("id").asText() + ": "
                            + node.path("failureSummary").asText().replaceAll("\\s+", " ") + " in "
                            + node.path("html").asText()));
        }
        return lines;
    }

    private static String axe() {
        try (InputStream stream = Chromium.class.getResourceAsStream("/axe.min.js")) {
            if (stream == null) {
                throw new IllegalStateException("axe-core is not on the class path");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(text, e);
        }
    }

    @Override
    public void close() {
        driver.quit();
    }
}
