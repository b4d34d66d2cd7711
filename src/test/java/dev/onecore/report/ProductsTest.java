package dev.onecore.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.onecore.figures.CampaignFigures;
import dev.onecore.figures.Figures;
import dev.onecore.figures.TrialReading;
import dev.onecore.model.Campaign;
import dev.onecore.model.Environment;
import dev.onecore.model.Trial;
import dev.onecore.model.Verdict;
import dev.onecore.model.Verdict.Outcome;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** What programs read beside {@code result.json}. */
class ProductsTest {
    private static final String HOSTILE = "=cmd|'/c calc'!A1 <img src=x onerror=alert(1)> @everyone [x](http://x)";

    @Test
    void everyFigureOfTheResultIsALineOfTheCsv(@TempDir Path reports) throws IOException {
        Path folder =
                Kept.campaign(reports, Synthetic.campaign(List.of(Synthetic.FILES), List.of("undertow", "vertx"), 3));

        Report.write(folder);

        JsonNode result =
                new ObjectMapper().readTree(folder.resolve("result.json").toFile());
        List<String> lines = Files.readAllLines(folder.resolve("figures.csv"));
        assertThat(lines.get(0)).startsWith("kind,campaign,workload,phase,target,baseline,metric,unit,round,value,");
        assertThat(lines.stream().filter(line -> line.startsWith("figure,")))
                .hasSize(result.path("figures").size());
        assertThat(lines.stream().filter(line -> line.startsWith("ratio,")))
                .hasSize(result.path("ratios").size());
        for (JsonNode figure : result.path("figures")) {
            String begin = "figure,%s,%s,%s,%s,,%s,%s,,%s,"
                    .formatted(
                            result.path("campaign").path("id").asText(),
                            figure.path("workload").asText(),
                            figure.path("phase").asText(),
                            figure.path("target").asText(),
                            figure.path("metric").asText(),
                            figure.path("unit").asText(),
                            figure.has("value")
                                    ? String.valueOf(figure.path("value").asDouble())
                                    : "");
            assertThat(lines).anySatisfy(line -> assertThat(line).startsWith(begin));
        }
    }

    /** The kernel's own account is what the page and its file say: 1 ms of waiting in each synthetic phase. */
    @Test
    void howLongTheInjectorWaitedIsAFigureOfEachPhase(@TempDir Path reports) throws IOException {
        Path folder = Kept.campaign(reports, Synthetic.campaign(List.of(Synthetic.FILES), List.of("vertx"), 1));

        Report.write(folder);

        ObjectMapper json = new ObjectMapper();
        JsonNode trial = json.readTree(folder.resolve("result.json").toFile())
                .path("trials")
                .path(0);
        JsonNode stored = json.readTree(folder.resolve(trial.path("folder").asText())
                        .resolve("trial.json")
                        .toFile())
                .path("phases");
        assertThat(stored.size()).isPositive();
        for (int phase = 0; phase < stored.size(); phase++) {
            double seconds = (stored.path(phase).path("endNs").asLong()
                            - stored.path(phase).path("beginNs").asLong())
                    / 1e9;
            assertThat(trial.path("phases")
                            .path(phase)
                            .path("injectorWaitPercent")
                            .asDouble())
                    .isCloseTo(100 * 0.001 / seconds, within(1e-5));
        }
        assertThat(Files.readString(folder.resolve("index.html"))).contains("the injector waited 0.0 % of the time");
    }

    @Test
    void noCellOfTheCsvIsAFormula() {
        String csv = FiguresCsv.of(Steady.findings(List.of("a", HOSTILE), 3, trial -> Steady.fine(trial, 10, 4_000)));

        assertThat(csv).contains(",'=cmd").doesNotContain(",=").doesNotContain("\n=");
    }

    @Test
    void theSummaryWhole() {
        CampaignFigures findings = Steady.findings(
                List.of("undertow", "vertx"),
                3,
                trial -> Steady.fine(
                        trial, 10, trial.target().name().equals("vertx") ? 3_000 + trial.round() * 10 : 4_000));

        assertThat(SummaryMarkdown.of(findings, OpeningView.of(findings, Environment.UNKNOWN, List.of())))
                .isEqualTo("""
                        ## Which does more on one core: undertow or vertx?

                        6 of 6 trials count · 6 UNSATURATED · one core each: proven in 6 of 6 · not calibrated

                        | workload | at a glance | answer |
                        | --- | --- | --- |
                        | Bursts | decided: different | vertx handles 1.32× as many messages per CPU-second as undertow, between 1.30 and 1.35 |

                        | workload | target | deciding figure | ratio to undertow [99 % interval] | conclusion |
                        | --- | --- | --- | ---: | --- |
                        | Bursts | vertx | server CPU per message | 0.75× \\[0.74, 0.77\\] | different |

                        Campaign 2026-11-22T10-15-00-comparison, 22 November 2026, 10:15 UTC. Again:

                            mvn gatling:test -Donecore.simulation=Comparison -Donecore.targets=undertow=any,vertx=any -Donecore.seed=4711
                        """);
    }

    @Test
    void noNameIsMarkupInTheSummary() {
        assertThat(MarkdownText.escaped(HOSTILE + "\n# x www.example.com"))
                .isEqualTo("=cmd\\|'/c calc'\\!A1 \\<img src=x onerror=alert\\(1\\)\\> \\@<!-- -->everyone "
                        + "\\[x\\]\\(http\\://x\\) \\#<!-- --> x www\\.example.com");
    }

    @Test
    void aFailedTrialIsAFailureAndAnInvalidOneIsSkipped() throws Exception {
        CampaignFigures findings =
                Steady.findings(List.of("a", HOSTILE + "\u0007"), 3, trial -> switch (trial.order()) {
                    case 1 -> Steady.trial(trial, 10, 4_000, Verdict.told(Outcome.FAILED, "server died: <137>"));
                    case 2 -> Steady.trial(trial, 10, 4_000, Verdict.told(Outcome.INVALID, "steal 9 %"));
                    default -> Steady.fine(trial, 10, 4_000);
                });

        Document xml = DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(
                        JunitXml.of(findings, List.of("a file is cut off")).getBytes(StandardCharsets.UTF_8)));

        assertThat(elements(xml, "testcase")
                        .filter(e -> e.getAttribute("classname").equals("onecore.bursts")))
                .hasSize(6);
        assertThat(elements(xml, "failure").map(e -> e.getAttribute("message")))
                .containsExactly("FAILED: server died: <137>", "1 of 6 trials failed", "a file is cut off");
        assertThat(elements(xml, "skipped").map(e -> e.getAttribute("message"))).containsExactly("INVALID: steal 9 %");
        assertThat(elements(xml, "testcase").map(e -> e.getAttribute("name")))
                .anySatisfy(name -> assertThat(name).startsWith(HOSTILE + "?, round "));
    }

    @Test
    void aRepeatedTrialHasACaseOfItsOwnNameAndNoSecondLineOfItsRound() throws Exception {
        Campaign campaign = Steady.campaign(List.of("a", "b"), 3);
        List<TrialReading> readings = new ArrayList<>();
        for (Trial trial : campaign.trials()) {
            readings.add(Steady.fine(trial, 10, 4_000));
            if (trial.order() == 3) {
                readings.add(Steady.fine(trial, 10, 4_100));
            }
        }
        CampaignFigures findings = Figures.of(campaign, readings);
        Document xml = DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(JunitXml.of(findings, List.of()).getBytes(StandardCharsets.UTF_8)));

        assertThat(elements(xml, "testcase").map(e -> e.getAttribute("classname") + " " + e.getAttribute("name")))
                .doesNotHaveDuplicates()
                .contains("onecore.bursts a, round 2, trial 3", "onecore.bursts a, round 2, trial 3, repeated");
        assertThat(FiguresCsv.of(findings)
                        .lines()
                        .map(line ->
                                String.join(",", Arrays.asList(line.split(",")).subList(0, 9))))
                .doesNotHaveDuplicates();
        assertThat(ChartData.of(findings).at("/phases/bursts~1burst/rounds"))
                .extracting(round -> round.path("target") + " " + round.path("round"))
                .doesNotHaveDuplicates()
                .hasSize(6);
    }

    @Test
    void noNumberHasMoreDigitsThanWereMeasured(@TempDir Path reports) throws IOException {
        Path folder = Kept.campaign(
                reports, Synthetic.campaign(List.of(Synthetic.ECHO, Synthetic.FILES), List.of("undertow", "vertx"), 3));

        Report.write(folder);

        JsonNode result =
                new ObjectMapper().readTree(folder.resolve("result.json").toFile());
        assertThat(result.path("figures")).allSatisfy(figure -> {
            int most = figure.path("metric").asText().matches(".*_(p\\d.*|max)") ? 4 : 6;
            assertThat(numbers(figure))
                    .allSatisfy(number -> assertThat(digits(number)).isLessThanOrEqualTo(most));
        });
        assertThat(result.path("ratios"))
                .allSatisfy(ratio -> assertThat(numbers(ratio))
                        .allSatisfy(number -> assertThat(digits(number)).isLessThanOrEqualTo(5)));
        assertThat(numbers(result.path("trials")))
                .allSatisfy(number -> assertThat(digits(number)).isLessThanOrEqualTo(6));
        for (String line : Files.readAllLines(folder.resolve("figures.csv"))) {
            assertThat(Arrays.stream(line.split(",")).filter(cell -> cell.matches("[0-9.]+\\.[0-9.E-]+")))
                    .allSatisfy(
                            cell -> assertThat(digits(Double.parseDouble(cell))).isLessThanOrEqualTo(6));
        }
    }

    /** All numbers in a tree that are not whole. */
    private static List<Double> numbers(JsonNode tree) {
        return tree.isFloatingPointNumber()
                ? List.of(tree.doubleValue())
                : tree.valueStream().flatMap(child -> numbers(child).stream()).toList();
    }

    private static int digits(double number) {
        return new BigDecimal(Double.toString(number)).stripTrailingZeros().precision();
    }

    private static Stream<Element> elements(Document xml, String name) {
        var nodes = xml.getElementsByTagName(name);
        return IntStream.range(0, nodes.getLength()).mapToObj(i -> (Element) nodes.item(i));
    }
}
