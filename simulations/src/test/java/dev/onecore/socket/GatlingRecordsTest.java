package dev.onecore.socket;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GatlingRecordsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        message 4 was not answered within 1 s: key 4; nothing came      | a message was not answered within 1 s: key 4; nothing came
        message 4 was not answered: awaited was x, key 4; nothing came  | a message was not answered: awaited was x; nothing came
        the script's message threw E: 0 is wrong, for message 0 of user 7 | the script's message threw E: 0 is wrong
        the script's send returned null for message 12 of user 3        | the script's send returned null
        """)
    void failuresOfOneKindAreOneLineOfGatlings(String reason, String kind) {
        assertThat(GatlingRecords.kind(reason)).isEqualTo(kind);
    }
}
