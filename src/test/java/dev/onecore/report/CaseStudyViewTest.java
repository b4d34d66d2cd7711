package dev.onecore.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.onecore.casestudy.CaseStudy;
import dev.onecore.casestudy.OldClaim;
import dev.onecore.casestudy.OldFigure;
import dev.onecore.figures.Catalogue;
import dev.onecore.figures.EffectSize;
import dev.onecore.figures.FigureKey;
import dev.onecore.figures.Figures;
import dev.onecore.model.Campaign;
import dev.onecore.model.Metric;
import dev.onecore.model.Phase;
import dev.onecore.model.Settings;
import dev.onecore.model.Target;
import dev.onecore.model.Trial;
import dev.onecore.model.Workload;
import dev.onecore.report.CaseStudyView.ConclusionOutcome;
import dev.onecore.settings.SettingsInUse;
import dev.onecore.settings.SettingsReader;
import dev.onecore.statistics.Bound;
import dev.onecore.statistics.Goal;
import dev.onecore.statistics.Interval;
import dev.onecore.statistics.Looks;
import dev.onecore.statistics.NoRatio;
import dev.onecore.statistics.Ratio;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaseStudyViewTest {
    private static final Settings SETTINGS = SettingsReader.read(Map.of("profile", "case-study", "rounds", "3"));
    private static final CaseStudy STUDY = new CaseStudy(new SettingsInUse(SETTINGS));
    private static final List<Workload> WORKLOADS = List.of(STUDY.messages(), STUDY.files(), STUDY.ramp());
    private static final Pattern VALUE = Pattern.compile("data-study=\"([^\"]*)\" data-value=\"([^\"]*)\"");

    @Test
    void theProfileMeasuresWhateverIsSetBesideAnOldFigureOrDecidesAConclusion() {
        for (OldFigure old : OldFigure.ALL) {
            old.measured().forEach(figure -> measured(figure.workload(), figure.phase(), figure.metric()));
        }
        for (OldClaim claim : OldClaim.ALL) {
            claim.deciding().forEach(CaseStudyViewTest::measured);
            claim.beside().forEach(CaseStudyViewTest::measured);
        }
    }

    private static void measured(OldClaim.Test test) {
        measured(test.key().workload(), test.key().phase(), test.metric());
    }

    private static void measured(String workload, String phase, Metric metric) {
        assertThat(WORKLOADS.stream()
                        .filter(w -> w.name().equals(workload))
                        .flatMap(w -> w.measured().stream())
                        .filter(p -> p.name().equals(phase))
                        .map(Phase::load))
                .as(workload + "/" + phase)
                .singleElement()
                .satisfies(load -> assertThat(Catalogue.of(load)).contains(metric));
    }

    @Test
    void theSectionSaysWhatTheResultSays(@TempDir Path reports) throws IOException {
        Path folder = Kept.campaign(reports, campaign("websockets", "tornado", "websockets:defaults"));

        Report.write(folder);

        JsonNode figures = new ObjectMapper()
                .readTree(Files.readString(folder.resolve("result.json")))
                .path("figures");
        String page = Files.readString(folder.resolve("index.html"));
        Matcher value = VALUE.matcher(page);
        int values = 0;
        while (value.find()) {
            assertThat(value.group(2)).as(value.group(1)).isEqualTo(value(figures, value.group(1)));
            values++;
        }
        assertThat(values).isGreaterThan(40);
        assertThat(page).contains("0.27 s (websockets)", "19.27 s and 19.30 s", "44,345 messages/s");
    }

    private static String value(JsonNode figures, String key) {
        for (JsonNode figure : figures) {
            String name = String.join(
                    "/",
                    figure.path("workload").asText(),
                    figure.path("phase").asText(),
                    figure.path("target").asText(),
                    figure.path("metric").asText());
            if (name.equals(key)) {
                return figure.has("value") ? String.valueOf(figure.path("value").asDouble()) : "";
            }
        }
        throw new AssertionError("result.json has no " + key);
    }

    @Test
    void aConclusionIsJudgedByWhatWasMeasured() {
        assertThat(view("websockets", "asyncio", "trio").answers().get(1).outcome())
                .isEqualTo("confirmed");
        CaseStudyView.ConclusionRow refuted =
                view("websockets", "trio", "asyncio").answers().get(1);
        assertThat(refuted.outcome()).isEqualTo("refuted");
        assertThat(refuted.deciding())
                .singleElement()
                .asString()
                .startsWith("echo: asyncio takes 1.3")
                .contains("the median latency of trio");
    }

    @Test
    void withoutOneOfTheTwoNothingIsConcludedAndTheRestIsShown() {
        CaseStudyView view = view("websockets", "vertx", "websockets:defaults");

        assertThat(view.answers())
                .extracting(CaseStudyView.ConclusionRow::outcome)
                .containsOnly("not examined");
        assertThat(view.rows()).hasSameSizeAs(OldFigure.ALL);
        assertThat(view.rows().get(0).measured().get(0).values())
                .extracting(CaseStudyView.FigureCell::target)
                .containsExactly("websockets", "vertx");
        assertThat(view.rows().get(1).measured().get(0).values())
                .extracting(CaseStudyView.FigureCell::target)
                .containsExactly("websockets", "vertx", "websockets:defaults");
    }

    @Test
    void aCampaignOfAnotherProfileHasNoSuchSection() {
        Campaign campaign = Synthetic.campaign(List.of(Synthetic.ECHO), List.of("websockets", "tornado"), 1);

        assertThat(CaseStudyView.of(Figures.of(campaign, List.of()))).isEmpty();
    }

    @Test
    void allComparisonsThatDecideMustAgree() {
        EffectSize faster = effect(0.8, 0.7, 0.9);
        EffectSize slower = effect(1.3, 1.2, 1.4);
        EffectSize same = effect(1, 0.9, 1.1);
        EffectSize none = new EffectSize(
                new FigureKey(CaseStudy.FILES, "any", "tornado"),
                "websockets",
                Metric.COMPLETION_P50,
                false,
                new NoRatio("no round in which both trials are valid"),
                Goal.USUAL);

        assertThat(ConclusionOutcome.of(List.of(faster, faster))).isEqualTo(ConclusionOutcome.CONFIRMED);
        assertThat(ConclusionOutcome.of(List.of(faster, same))).isEqualTo(ConclusionOutcome.IN_PART);
        assertThat(ConclusionOutcome.of(List.of(slower, faster))).isEqualTo(ConclusionOutcome.IN_PART);
        assertThat(ConclusionOutcome.of(List.of(same, slower))).isEqualTo(ConclusionOutcome.REFUTED);
        assertThat(ConclusionOutcome.of(List.of(same, same))).isEqualTo(ConclusionOutcome.NOT_SHOWN);
        assertThat(ConclusionOutcome.of(List.of(none, none))).isEqualTo(ConclusionOutcome.NOT_EXAMINED);
    }

    private static EffectSize effect(double value, double low, double high) {
        return new EffectSize(
                new FigureKey(CaseStudy.FILES, "any", "tornado"),
                "websockets",
                Metric.COMPLETION_P50,
                false,
                new Ratio(
                        value,
                        Optional.of(new Interval(low, high, 0.99)),
                        OptionalDouble.of(0.02),
                        Bound.NONE,
                        3,
                        Looks.FIXED),
                Goal.USUAL);
    }

    private static CaseStudyView view(String... names) {
        Campaign campaign = campaign(names);
        return CaseStudyView.of(Figures.of(campaign, Synthetic.readings(campaign)))
                .orElseThrow();
    }

    /** Three rounds; a target costs a third more than the one named before it. */
    private static Campaign campaign(String... names) {
        List<Target> targets = new ArrayList<>();
        for (String name : names) {
            targets.add(new Target.Contender(name, name));
        }
        List<Trial> trials = new ArrayList<>();
        for (int round = 1; round <= 3; round++) {
            for (Workload workload : WORKLOADS) {
                for (Target target : targets) {
                    if (CaseStudy.matrix(SETTINGS).pairs(workload, target)) {
                        trials.add(new Trial(trials.size() + 1, round, 3, workload, target));
                    }
                }
            }
        }
        return new Campaign(
                "20261122-101500-comparison",
                "Comparison",
                Instant.parse("2026-11-22T10:15:00Z"),
                SETTINGS,
                1,
                WORKLOADS,
                targets,
                trials);
    }
}
