package dev.onecore.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JsonPartTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static @Nullable String at(String pointer, String json) {
        return Part.json(pointer).of(Message.text(json));
    }

    /** The examples of RFC 6901, section 5. */
    private static final String OF_THE_RFC = """
            {
               "foo": ["bar", "baz"],
               "": 0,
               "a/b": 1,
               "c%d": 2,
               "e^f": 3,
               "g|h": 4,
               "i\\\\j": 5,
               "k\\"l": 6,
               " ": 7,
               "m~n": 8
            }
            """;

    @Test
    void pointersAreThoseOfTheRfc() {
        assertThat(at("/foo", OF_THE_RFC)).isEqualTo("[\"bar\", \"baz\"]");
        assertThat(at("/foo/0", OF_THE_RFC)).isEqualTo("bar");
        assertThat(at("/", OF_THE_RFC)).isEqualTo("0");
        assertThat(at("/a~1b", OF_THE_RFC)).isEqualTo("1");
        assertThat(at("/c%d", OF_THE_RFC)).isEqualTo("2");
        assertThat(at("/e^f", OF_THE_RFC)).isEqualTo("3");
        assertThat(at("/g|h", OF_THE_RFC)).isEqualTo("4");
        assertThat(at("/i\\j", OF_THE_RFC)).isEqualTo("5");
        assertThat(at("/k\"l", OF_THE_RFC)).isEqualTo("6");
        assertThat(at("/ ", OF_THE_RFC)).isEqualTo("7");
        assertThat(at("/m~0n", OF_THE_RFC)).isEqualTo("8");
        assertThat(at("", OF_THE_RFC)).isEqualTo(OF_THE_RFC.strip());
    }

    @Test
    void whatIsNoPointerIsRefusedWhenTheScriptIsRead() {
        assertThatIllegalArgumentException().isThrownBy(() -> Part.json("id"));
    }

    @Test
    void aNumberAndATextAreTheSameKey() {
        assertThat(at("/id", "{\"id\":42}")).isEqualTo("42").isEqualTo(at("/id", "{\"id\" : \"42\" }"));
        assertThat(at("/id", "{\"id\":-1.5e3}")).isEqualTo("-1.5e3");
    }

    @Test
    void nullIsNoValue() {
        assertThat(at("/error", "{\"error\":null,\"result\":1}")).isNull();
        assertThat(Part.json("/error").exists().matches(Message.text("{\"error\":null}")))
                .isFalse();
        assertThat(Part.json("/error").exists().matches(Message.text("{\"error\":{\"code\":1}}")))
                .isTrue();
    }

    @Test
    void trueAndFalseAreThemselves() {
        assertThat(at("/ok", "{\"ok\":true}")).isEqualTo("true");
        assertThat(at("/ok", "{\"ok\":false}")).isEqualTo("false");
    }

    @Test
    void escapesAreReadInNamesAndTexts() {
        assertThat(at("/a\"b", "{\"x\":1,\"a\\\"b\":\"c\\n\\u00e9\\\\\"}")).isEqualTo("c\né\\");
        assertThat(at("/id", "{\"\\u0069d\":7}")).isEqualTo("7");
        assertThat(at("/ä", "{\"ä\":\"😀\"}")).isEqualTo("😀");
    }

    @Test
    void aTextThatLooksLikeStructureIsPassedOver() {
        assertThat(at("/id", "{\"text\":\"}],{\\\"id\\\":1,\",\"list\":[{\"id\":2},\"]\",[\"{\"]],\"id\":3}"))
                .isEqualTo("3");
        assertThat(at("/id", "{\"path\":\"c:\\\\\",\"id\":4}")).isEqualTo("4");
    }

    @Test
    void ofMembersOfOneNameTheFirstCounts() {
        assertThat(at("/id", "{\"id\":1,\"id\":2}")).isEqualTo("1");
    }

    @Test
    void elementsAreCountedFromZero() {
        assertThat(at("/1/1", "[0,[1,\"two\"],3]")).isEqualTo("two");
        assertThat(at("/3", "[0,1,2]")).isNull();
        assertThat(at("/0", "[]")).isNull();
        assertThat(at("/-", "[1]")).isNull();
        assertThat(at("/01", "[1,2]")).isNull();
        assertThat(at("/0", "{\"0\":\"a name too\"}")).isEqualTo("a name too");
    }

    @Test
    void whatIsNotThereIsNone() {
        assertThat(at("/id", "{}")).isNull();
        assertThat(at("/id/x", "{\"id\":5}")).isNull();
        assertThat(at("/id", "[1]")).isNull();
        assertThat(at("/a/b", "{\"a\":{\"c\":1},\"b\":2}")).isNull();
    }

    @Test
    void aMessageThatIsNoJsonHasNone() {
        for (String message :
                List.of("", " ", "hello", "42[\"event\",{\"id\":1}]", "{id:1}", "{\"id\"", "{\"id\" 1}")) {
            assertThat(at("/id", message)).as(message).isNull();
        }
        assertThat(at("", "hello")).isNull();
        assertThat(at("/id", "{\"id\":what}")).isNull();
        assertThat(at("/id", "{\"id\":-}")).isNull();
        assertThat(at("/id", "{\"id\":\"\\x\"}")).isNull();
        assertThat(Part.json("/id").of(Message.binary(new byte[] {'{', '"', (byte) 0xff, '"', ':'})))
                .isNull();
    }

    /** A server may send anything: wherever a message is cut, there is an answer, and no exception. */
    @Test
    void aMessageThatIsCutHasWhatWasThereOrNone() {
        String whole = "{\"a\":[1,{\"b\":\"\\\\\\\"x\"}],\"id\":\"seven\"}";
        for (int length = 0; length < whole.length(); length++) {
            assertThat(at("/id", whole.substring(0, length)))
                    .as(whole.substring(0, length))
                    .isIn(null, "seven");
        }
    }

    /** Against Jackson's tree: documents of all shapes, every pointer into them and pointers to nothing. */
    @Test
    void itFindsWhatATreeWouldFind() throws JsonProcessingException {
        for (long seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            JsonNode tree = node(random, 4);
            String json = random.nextBoolean()
                    ? tree.toString()
                    : JSON.writerWithDefaultPrettyPrinter().writeValueAsString(tree);
            List<JsonPointer> pointers = new ArrayList<>(List.of(JsonPointer.compile("/nothing/0")));
            collect(tree, JsonPointer.empty(), pointers);
            for (JsonPointer pointer : pointers) {
                String found = at(pointer.toString(), json);
                JsonNode expected = tree.at(pointer);
                String asked = "seed " + seed + ", " + pointer + " in " + json;
                if (expected.isContainerNode()) {
                    assertThat(JSON.readTree(found)).as(asked).isEqualTo(expected);
                } else if (expected.isNull() || expected.isMissingNode()) {
                    assertThat(found).as(asked).isNull();
                } else {
                    assertThat(found).as(asked).isEqualTo(expected.asText());
                }
            }
        }
    }

    private static void collect(JsonNode node, JsonPointer here, List<JsonPointer> into) {
        into.add(here);
        into.add(here.appendProperty("absent"));
        node.properties().forEach(member -> collect(member.getValue(), here.appendProperty(member.getKey()), into));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            collect(node.get(i), here.appendIndex(i), into);
        }
    }

    private static JsonNode node(Random random, int depth) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return switch (random.nextInt(depth > 0 ? 8 : 5)) {
            case 0 -> nodes.numberNode(random.nextInt());
            case 1 -> nodes.booleanNode(random.nextBoolean());
            case 2 -> nodes.nullNode();
            case 3, 4 -> nodes.textNode(text(random));
            case 5 -> {
                ArrayNode array = nodes.arrayNode();
                for (int i = random.nextInt(5); i > 0; i--) {
                    array.add(node(random, depth - 1));
                }
                yield array;
            }
            default -> {
                ObjectNode object = nodes.objectNode();
                for (int i = random.nextInt(5); i > 0; i--) {
                    object.set(text(random), node(random, depth - 1));
                }
                yield object;
            }
        };
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(20); i > 0; i--) {
            text.appendCodePoint(
                    "ab/~{}[]:,\\\"\n\u0001é€\uD83D\uDE00 0".codePoints().toArray()[random.nextInt(18)]);
        }
        return text.toString();
    }
}
