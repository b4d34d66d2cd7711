package dev.onecore.script;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedactionTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"token":"s3cret","room":"a"}             | {"token":"redacted","room":"a"}
            {"accessToken" : "s3\\"cret"}             | {"accessToken" : "redacted"}
            {"password":12345,"a":1}                  | {"password":redacted,"a":1}
            {"secrets":["s3","cret"],"a":1}           | {"secrets":redacted,"a":1}
            {"credentials":{"user":"ann"}}            | {"credentials":{"user":"ann"}}
            {"token":"s3cret that was cut             | {"token":"redacted"
            {"p":"{\\"token\\":\\"s3cret\\",\\"b\\":1}"} | {"p":"{\\"token\\":\\"redacted\\",\\"b\\":1}"}
            42["login",{"api_key":"s3cret"}]          | 42["login",{"api_key":"redacted"}]
            /chat?room=a&access_token=s3cret          | /chat?room=a&access_token=redacted
            passcode:s3cret                           | passcode:redacted
            hello Bearer s3cret.x-y                   | hello Bearer redacted
            say eyJhbGciOi.eyJzdWIi.SflKxw            | say redacted
            {"a":"nothing of the kind"}               | {"a":"nothing of the kind"}
            """)
    void whatIsCalledASecretIsLeftOut(String text, String shown) {
        assertThat(Redaction.of(text)).isEqualTo(shown);
    }

    @Test
    void aQuotedMessageHasNoneOfThem() {
        assertThat(Message.text("{\"token\":\"s3cret\"}").quoted()).isEqualTo("{\"token\":\"redacted\"}");
        assertThat(Message.text("CONNECT\nlogin:ann\npasscode:s3cret\n\n\0").quoted())
                .isEqualTo("CONNECT\\u000alogin:ann\\u000apasscode:redacted\\u000a\\u000a\\u0000");
    }
}
