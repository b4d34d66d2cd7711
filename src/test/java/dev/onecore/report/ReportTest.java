package dev.onecore.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.onecore.model.Campaign;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportTest {
    private static final Pattern CELL = Pattern.compile(
            "<td data-figure=\"([^\"]*)\" data-value=\"([^\"]*)\">(?:<span class=\"value\">([^<]*)</span>)?");

    @TempDir
    Path reports;

    @Test
    void resultHasTheFormOfItsSchema() throws IOException {
        Path folder = Kept.campaign(reports, Synthetic.campaign(Synthetic.ALL, List.of("undertow", "vertx"), 1));

        Report report = Report.write(folder);

        assertThat(report.problems()).isEmpty();
        assertThat(schema().validate(Files.readString(folder.resolve("result.json")), InputFormat.JSON))
                .isEmpty();
    }

    @Test
    void pageAndResultSayTheSame() throws IOException {
        Path folder =
                Kept.campaign(reports, Synthetic.campaign(List.of(Synthetic.ECHO), List.of("undertow", "vertx"), 3));

        Report.write(folder);

        Map<String, String> cells = new HashMap<>();
        Matcher matcher = CELL.matcher(Files.readString(folder.resolve("index.html")));
        while (matcher.find()) {
            cells.put(matcher.group(1), matcher.group(2));
        }
        JsonNode figures = result(folder).path("figures");
        assertThat(figures).isNotEmpty();
        for (JsonNode figure : figures) {
            String key = String.join(
                    "/",
                    figure.path("workload").asText(),
                    figure.path("phase").asText(),
                    figure.path("target").asText(),
                    figure.path("metric").asText());
            String value =
                    figure.has("value") ? String.valueOf(figure.path("value").asDouble()) : "";
            assertThat(cells).containsEntry(key, value);
        }
    }

    @Test
    void whatAScriptCountedAndDidNotKnowStandsWithItsTrial() throws IOException {
        Path folder = Kept.campaign(reports, Synthetic.campaign(List.of(Synthetic.ECHO), List.of("vertx"), 1));
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(each -> each.endsWith("trial.json")).toList()) {
                Files.writeString(
                        file,
                        Files.readString(file)
                                .replaceFirst(
                                        "\"notices\"\\s*:\\s*\\[\\s*]",
                                        "\"notices\":[{\"kind\":\"counted\",\"text\":\"news\",\"count\":1234},"
                                                + "{\"kind\":\"unmatched\",\"text\":\"<b>\",\"count\":2}]"));
            }
        }

        Report.write(folder);

        assertThat(Files.readString(folder.resolve("index.html")))
                .contains("<li>news: 1,234</li>")
                .contains("<li>2 messages matched nothing in the script: &lt;b&gt;</li>");
        JsonNode result =
                new ObjectMapper().readTree(folder.resolve("result.json").toFile());
        assertThat(result.at("/trials/0/notices/0/count").asLong()).isEqualTo(1234);
        assertThat(result.at("/trials/0/notices/1/kind").asText()).isEqualTo("unmatched");
    }

    @Test
    void everyPrintedFigureHasItsUnit() throws IOException {
        Path folder = Kept.campaign(reports, Synthetic.campaign(Synthetic.ALL, List.of("undertow"), 1));

        Report.write(folder);

        Matcher matcher = CELL.matcher(Files.readString(folder.resolve("index.html")));
        int printed = 0;
        while (matcher.find()) {
            if (matcher.group(3) != null) {
                assertThat(matcher.group(3)).matches("(≥ )?[0-9,.]+ (µs|ms|messages/s|messages|MB/s|KiB|MiB|%)");
                printed++;
            }
        }
        assertThat(printed).isPositive();
    }

    @Test
    void hostileNamesAreTextAndNothingElse() throws IOException {
        String hostile = "<img src=x onerror=alert(1)>";
        String closing = "</script><script>alert(2)</script>";
        Path folder = Kept.campaign(reports, Synthetic.campaign(List.of(Synthetic.ECHO), List.of(hostile, closing), 1));

        Report.write(folder);

        String page = Files.readString(folder.resolve("index.html"));
        String index = Files.readString(reports.resolve("index.html"));
        assertThat(page)
                .doesNotContain("<img")
                .doesNotContain("<script>alert")
                .contains("&lt;img src=x onerror=alert(1)&gt;");
        assertThat(index)
                .doesNotContain("<img")
                .doesNotContain("<script>alert")
                .contains("&lt;img src=x onerror=alert(1)&gt;");
        assertThat(result(folder).path("targets").get(0).path("name").asText()).isEqualTo(hostile);
    }

    @Test
    void thePageAsksForNothingFromAnywhere() throws IOException {
        Path folder = Kept.campaign(reports, Synthetic.campaign(List.of(Synthetic.ECHO), List.of("undertow"), 1));

        Report.write(folder);

        String page = Files.readString(folder.resolve("index.html"));
        String markup =
                page.replaceAll("(?s)(<script[^>]*>).*?</script>", "$1").replaceAll("(?s)<style>.*?</style>", "");
        assertThat(markup)
                .contains("default-src &#39;none&#39;; style-src &#39;sha256-")
                .doesNotContainPattern("(?:src|href)=\"(?:https?:)?//")
                .doesNotContain(" style=\"")
                .doesNotContainPattern("<[a-z][^>]* on[a-z]+=");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 12})
    void anyNumberOfTargetsStandsOnThePage(int count) throws IOException {
        List<String> names =
                IntStream.rangeClosed(1, count).mapToObj(i -> "server-" + i).toList();
        Campaign campaign = Synthetic.campaign(List.of(Synthetic.FILES), names, 1);
        Path folder = Kept.campaign(reports, campaign);

        String table = Report.write(folder).table();

        String page = Files.readString(folder.resolve("index.html"));
        assertThat(names)
                .allSatisfy(name -> assertThat(page).contains(name))
                .allSatisfy(name -> assertThat(table).contains(name));
    }

    @Test
    void theIndexHasTheNewestCampaignFirst() throws IOException {
        Campaign campaign = Synthetic.campaign(List.of(Synthetic.FILES), List.of("undertow", "vertx"), 1);
        Path first = Kept.campaign(reports, campaign);
        Path second = Kept.campaign(reports, campaign);
        Report.write(first);
        Files.writeString(
                first.resolve("result.json"),
                Files.readString(first.resolve("result.json")).replace("2026-11-22T10:15", "2026-11-20T10:15"));

        Report.write(second);

        String index = Files.readString(reports.resolve("index.html"));
        assertThat(index.indexOf(second.getFileName() + "/index.html"))
                .isPositive()
                .isLessThan(index.indexOf(first.getFileName() + "/index.html"));
    }

    @Test
    void aDamagedTrialCostsOnlyItself() throws IOException {
        Campaign campaign = Synthetic.campaign(List.of(Synthetic.FILES), List.of("undertow", "vertx"), 2);
        Path folder = Kept.campaign(reports, campaign);
        Files.writeString(
                folder.resolve("trials")
                        .resolve(campaign.trials().get(0).folder())
                        .resolve("trial.json"),
                "{\"cut");

        Report report = Report.write(folder);

        assertThat(report.problems()).isNotEmpty();
        assertThat(report.findings().trials()).hasSize(3);
        assertThat(Files.readString(folder.resolve("index.html"))).contains("3 of 4 planned trials were run");
    }

    private static JsonNode result(Path folder) throws IOException {
        return new ObjectMapper().readTree(folder.resolve("result.json").toFile());
    }

    static Schema schema() throws IOException {
        try (InputStream stream = Report.class.getResourceAsStream("result.schema.json")) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
