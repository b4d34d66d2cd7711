package dev.onecore.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.onecore.figures.CampaignFigures;
import dev.onecore.figures.Figures;
import dev.onecore.model.Campaign;
import dev.onecore.model.Environment;
import dev.onecore.model.Environment.InjectorJvm;
import dev.onecore.model.Environment.LastCalibration;
import dev.onecore.model.Environment.MachineFacts;
import dev.onecore.model.Environment.StartedServer;
import dev.onecore.model.Environment.UsedCores;
import dev.onecore.statistics.Basis;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code result.json} and {@code figures.csv} as they are described to those who build on them. */
class ResultDocumentationTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path PAGE = Path.of("").toAbsolutePath().getParent().resolve("reports/README.md");

    private static final Environment FULL = new Environment(
            new MachineFacts(Map.of("cpu.model", "any")),
            Optional.of(new UsedCores(OptionalInt.of(1), Optional.of("0"), false, Optional.of("no taskset"))),
            Optional.of(new InjectorJvm(Optional.of("17"), List.of("-Xmx1g"))),
            Optional.of("e03c04f"),
            OptionalLong.of(1),
            new TreeMap<>(Map.of(
                    "vertx",
                    new StartedServer(
                            Optional.of("Vert.x"),
                            List.of("java"),
                            Optional.of("5.2"),
                            new TreeMap<>(Map.of("JVM", "-Xmx256m"))))),
            List.of("absent is left out"),
            Optional.of("kept awake"),
            Optional.of(new LastCalibration(
                    "26 of 26",
                    Optional.of("c"),
                    Optional.of(Instant.EPOCH),
                    OptionalInt.of(25),
                    OptionalInt.of(26),
                    List.of("stalls"))),
            new TreeMap<>());

    @Test
    void eachMemberThatIsWrittenIsDescribed() throws IOException {
        JsonNode schema = JSON.readTree(schema());

        assertThat(undescribed("", written(), schema, schema)).isEmpty();
        JsonNode search =
                ResultJson.of(SyntheticSearch.of(Map.of("undertow", 8_000.0)), FULL, List.of("a file is missing"));
        assertThat(undescribed("", search, schema, schema)).isEmpty();
        JsonNode injectors = ResultJson.of(InjectorLineTest.findings(), FULL, List.of());
        assertThat(undescribed("", injectors, schema, schema)).isEmpty();
    }

    @Test
    void eachMemberOfTheSchemaIsDescribed() throws IOException {
        JsonNode schema = JSON.readTree(schema());

        assertThat(schema.findParents("type"))
                .filteredOn(member -> !member.path("description").isTextual())
                .isEmpty();
        assertThat(schema.findParents("enum"))
                .filteredOn(member -> !member.path("description").isTextual())
                .isEmpty();
    }

    @Test
    void whateverAnIntervalIsMadeOfIsInTheSchema() throws IOException {
        List<String> words = new ArrayList<>();
        JSON.readTree(resource("result.schema.json"))
                .findValue("basis")
                .path("enum")
                .forEach(word -> words.add(word.asText()));

        assertThat(words)
                .containsExactlyElementsOf(Stream.of(Basis.values())
                        .map(basis -> basis.name().toLowerCase(Locale.ROOT))
                        .toList());
    }

    /**
     * Within {@code onecore/result/1} members are added and none is removed or renamed: a new one is added to the list, a line
     * that is missing breaks a program of someone else.
     */
    @Test
    void membersAreAddedAndNoneIsTakenAway() throws IOException {
        JsonNode schema = JSON.readTree(schema());
        Set<String> members = new TreeSet<>();
        members("", schema, schema, members);

        assertThat(String.join("\n", members) + "\n").isEqualTo(resource("result-members.txt"));
    }

    @Test
    void thePageNamesEachMemberAndEachColumn() throws IOException {
        String page = Files.readString(PAGE);

        assertThat(JSON.readTree(schema()).path("properties").fieldNames())
                .toIterable()
                .allSatisfy(member -> assertThat(page).contains("\n| `" + member + "` | "));
        String columns = FiguresCsv.of(findings()).lines().findFirst().orElseThrow();
        assertThat(columns.split(","))
                .allSatisfy(column ->
                        assertThat(page).containsPattern("\n\\| (`\\w+`, )*`" + column + "`(, `\\w+`)* \\| "));
    }

    private static CampaignFigures findings() {
        Campaign campaign = Synthetic.campaign(List.of(Synthetic.FILES), List.of("undertow", "vertx"), 3);
        return Figures.of(campaign, Synthetic.readings(campaign));
    }

    private static JsonNode written() {
        return ResultJson.of(findings(), FULL, List.of("a file is missing"));
    }

    /** The paths of members that are written and have no description. */
    private static Set<String> undescribed(String path, JsonNode written, JsonNode described, JsonNode schema) {
        JsonNode form = resolved(described, schema);
        Set<String> missing = new TreeSet<>();
        written.properties().forEach(member -> {
            String name = path + "/" + member.getKey();
            JsonNode own = form.path("properties").path(member.getKey());
            JsonNode each = own.isMissingNode() ? form.path("additionalProperties") : own;
            if (!described(each, schema)) {
                missing.add(name);
            }
            missing.addAll(undescribed(name, member.getValue(), each, schema));
        });
        if (written.isArray()) {
            written.forEach(item -> missing.addAll(undescribed(path, item, form.path("items"), schema)));
        }
        return missing;
    }

    private static boolean described(JsonNode member, JsonNode schema) {
        return member.path("description").isTextual()
                || resolved(member, schema).path("description").isTextual();
    }

    private static void members(String path, JsonNode described, JsonNode schema, Set<String> members) {
        JsonNode form = resolved(described, schema);
        form.path("properties").properties().forEach(member -> {
            members.add(path + "/" + member.getKey());
            members(path + "/" + member.getKey(), member.getValue(), schema, members);
        });
        if (form.path("additionalProperties").isObject()) {
            members(path + "/*", form.path("additionalProperties"), schema, members);
        }
        if (form.has("items")) {
            members(path + "[]", form.path("items"), schema, members);
        }
    }

    private static JsonNode resolved(JsonNode member, JsonNode schema) {
        String reference = member.path("$ref").asText();
        return reference.isEmpty() ? member : schema.at(reference.substring(1));
    }

    private static String schema() throws IOException {
        return resource("result.schema.json");
    }

    private static String resource(String name) throws IOException {
        try (InputStream stream = ResultDocumentationTest.class.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
