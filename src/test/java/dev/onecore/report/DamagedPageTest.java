package dev.onecore.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Evidence that was cut off, lost or edited by hand: the page says so, and shows the rest. */
class DamagedPageTest {

    @TempDir
    private static Path once;

    private static Path kept;

    @TempDir
    private Path reports;

    private Path folder;
    private Path trial;

    @BeforeAll
    static void keepACampaign() throws IOException {
        kept = Kept.campaign(once, Synthetic.campaign(List.of(Synthetic.ECHO), List.of("undertow", "vertx"), 3));
    }

    @BeforeEach
    void copyIt() throws IOException {
        folder = reports.resolve(kept.getFileName());
        try (Stream<Path> files = Files.walk(kept)) {
            for (Path file : files.toList()) {
                Files.copy(file, reports.resolve(once.relativize(file)));
            }
        }
        try (Stream<Path> trials = Files.list(folder.resolve("trials"))) {
            trial = trials.sorted().findFirst().orElseThrow();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"trial.json", "latency.hlog", "resources.jsonl", "throughput.jsonl"})
    void aFileOfATrialThatIsCutOffIsNamed(String name) throws IOException {
        Path file = trial.resolve(name);
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));

        assertThat(told(page()))
                .contains("trials/" + trial.getFileName() + "/" + name)
                .contains("cut off");
    }

    @ParameterizedTest
    @ValueSource(strings = {"latency.hlog", "resources.jsonl", "throughput.jsonl"})
    void aFileOfATrialThatIsLostIsNamed(String name) throws IOException {
        Files.delete(trial.resolve(name));

        String page = page();
        assertThat(told(page)).contains("trials/" + trial.getFileName() + "/" + name);
        assertThat(page).doesNotContain("href=\"trials/" + trial.getFileName() + "/" + name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"campaign.json", "environment.json"})
    void aFileOfTheCampaignThatIsCutOffIsNamed(String name) throws IOException {
        Path file = folder.resolve(name);
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));

        assertThat(told(page())).contains(name + ": it is cut off");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            trial.json       | "cpuNs": [0-9]+            | "cpuNs": -5
            trial.json       | "cpuNs": [0-9]+            | "cpuNs": 1e300
            trial.json       | "windowReceived": [0-9]+   | "windowReceived": -1
            trial.json       | "endNs": [0-9]+            | "endNs": 0
            trial.json       | "endNs": [0-9]+            | "endNs": 9000000000000000000
            trial.json       | "beginNs": [0-9]+          | "beginNs": -9000000000000000000
            trial.json       | "peakRssBytes": [0-9]+     | "peakRssBytes": -7
            trial.json       | "outcome": "[A-Z]+"        | "outcome": "SPLENDID"
            resources.jsonl  | "cpuPercent":[0-9.E-]+      | "cpuPercent":1e300
            resources.jsonl  | "rssBytes":[0-9]+           | "rssBytes":-1
            resources.jsonl  | "cpuNs":[0-9]+              | "cpuNs":-9000000000000000000
            throughput.jsonl | "received":[0-9]+           | "received":-100
            throughput.jsonl | "received":[0-9]+           | "received":9000000000000000000
            throughput.jsonl | "beginNs":[0-9]+            | "beginNs":9000000000000000000
            """)
    void nonsenseByHandBreaksNothing(String name, String pattern, String nonsense) throws IOException {
        Path file = trial.resolve(name);
        String text = Files.readString(file);
        String edited = text.replaceAll(pattern, nonsense);
        assertThat(edited.equals(text)).as("edited").isFalse();
        Files.writeString(file, edited);

        String page = page();
        assertThat(page.contains("NaN") || page.contains("Infinity")).isFalse();
        assertThat(page).contains("id=\"echo-latency\"");
    }

    @Test
    void nothingButTheFoldersLeftIsStillAPage() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }

        assertThat(Report.write(folder).problems()).isNotEmpty();
        assertThat(folder.resolve("index.html")).isNotEmptyFile();
    }

    /** The warnings on the first screen. */
    private static String told(String page) {
        return page.replaceAll("(?s)^.*<ul class=\"warnings\"(.*?)</ul>.*$", "$1");
    }

    /** The page, whose result still has its form. */
    private String page() throws IOException {
        Report.write(folder);
        assertThat(ReportTest.schema().validate(Files.readString(folder.resolve("result.json")), InputFormat.JSON))
                .isEmpty();
        String page = Files.readString(folder.resolve("index.html"));
        return page.replaceAll("(?s)<script>.*?</script>", "");
    }
}
