package dev.onecore.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onecore.contract.JsonObject.BadJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "nonsense",
                "[]",
                "\"op\"",
                "1",
                "null",
                "{",
                "}",
                "{}{}",
                "{} x",
                "{'a':1}",
                "{a:1}",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "{,}",
                "{\"a\":1 \"b\":2}",
                "{\"a\":NaN}",
                "{\"a\":Infinity}",
                "{\"a\":-Infinity}",
                "{\"a\":01}",
                "{\"a\":+1}",
                "{\"a\":.5}",
                "{\"a\":1.}",
                "{\"a\":1e}",
                "{\"a\":0x1}",
                "{\"a\":-}",
                "{\"a\":tru}",
                "{\"a\":True}",
                "{\"a\":\"\\x\"}",
                "{\"a\":\"\\u12g4\"}",
                "{\"a\":\"\\u12",
                "{\"a\":\"",
                "{\"a\":\"\n\"}",
                "{\"a\":[1,]}",
                "{\"a\":[1}",
                "{\"a\":1}\u0000",
                "\uFEFF{}",
                "\u00A0{}",
                "{/**/}",
                "{1:2}",
            })
    void whatIsNotOneObjectIsBad(String text) {
        assertThatThrownBy(() -> JsonObject.parse(text)).isInstanceOf(BadJson.class);
    }

    @Test
    void everyTypeIsReadAndNestedOnesAreStepsInto() throws BadJson {
        JsonObject object = JsonObject.parse("""
                 {"text":"a\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\uD83D\\uDE00","whole":-12,"fraction":2.5e-1,"yes":true,"no":false,
                 "nothing":null,"list":[1,"two",[],{}],"object":{"inner":7}}\t\r
                """);

        assertThat(object.text("text")).hasValue("a\"\\/\b\f\n\r\té😀");
        assertThat(object.whole("whole")).hasValue(-12);
        assertThat(object.number("whole")).hasValue(-12);
        assertThat(object.number("fraction")).hasValue(0.25);
        assertThat(object.truth("yes")).hasValue(true);
        assertThat(object.truth("no")).hasValue(false);
        assertThat(object.has("nothing")).isTrue();
        assertThat(object.shown("nothing")).hasValue("null");
        assertThat(object.shown("whole")).hasValue("-12");
        assertThat(object.shown("absent")).isEmpty();
        assertThat(object.array("list").orElseThrow()).hasSize(4);
        assertThat(object.object("object").orElseThrow().whole("inner")).hasValue(7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "\"1\"", "null", "[1]", "{}", "1.0", "1e3", "9223372036854775808", "1e999"})
    void onlyAWholeNumberThatFitsIsWhole(String value) throws BadJson {
        assertThat(JsonObject.parse("{\"n\":" + value + "}").whole("n")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "\"1\"", "null", "[1]", "{}"})
    void onlyANumberIsANumber(String value) throws BadJson {
        assertThat(JsonObject.parse("{\"n\":" + value + "}").number("n")).isEmpty();
    }

    @Test
    void aNumberTooLargeIsInfinite() throws BadJson {
        assertThat(JsonObject.parse("{\"n\":1e999}").number("n")).hasValue(Double.POSITIVE_INFINITY);
    }

    @Test
    void ofTwoMembersTheLastCounts() throws BadJson {
        assertThat(JsonObject.parse("{\"n\":1,\"n\":2}").whole("n")).hasValue(2);
    }

    @Test
    void hostileNestingIsRefusedAndDoesNotOverflow() throws BadJson {
        assertThat(JsonObject.parse("{\"a\":" + "[".repeat(500) + "]".repeat(500) + "}")
                        .has("a"))
                .isTrue();
        assertThatThrownBy(() -> JsonObject.parse("{\"a\":" + "[".repeat(1_000_000)))
                .isInstanceOf(BadJson.class)
                .hasMessageContaining("512");
    }

    @Test
    void whatIsWrittenCanBeRead() throws BadJson {
        String text = "quote \" back \\ line \n tab \t bell \u0007 pair 😀 half \uD83D";

        JsonObject object = JsonObject.parse(JsonWriter.object()
                .put("text", text)
                .put("whole", Long.MIN_VALUE)
                .put("fraction", 0.1)
                .put("yes", true)
                .put("inner", JsonWriter.object().put("empty", ""))
                .put("cores", new int[] {0, 3})
                .toString());

        assertThat(object.text("text")).hasValue(text);
        assertThat(object.whole("whole")).hasValue(Long.MIN_VALUE);
        assertThat(object.number("fraction")).hasValue(0.1);
        assertThat(object.truth("yes")).hasValue(true);
        assertThat(object.object("inner").orElseThrow().text("empty")).hasValue("");
        assertThat(object.array("cores").orElseThrow().toString()).isEqualTo("[0, 3]");
    }

    @Test
    void aNumberWithoutFractionIsWrittenWithoutOne() {
        assertThat(JsonWriter.object().put("rate", 10.0).toString()).isEqualTo("{\"rate\":10}");
    }

    @Test
    void whatJsonCannotSayIsNotWritten() {
        assertThatThrownBy(() -> JsonWriter.object().put("rate", Double.NaN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("rate");
    }
}
