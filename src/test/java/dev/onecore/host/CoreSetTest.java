package dev.onecore.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoreSetTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"0;0", "0-2,5;0-2,5", "5,1,2,1;1-2,5", " 0 , 2 ;0,2", "'';''"})
    void listsAreReadAndWrittenAsTheKernelDoes(String list, String canonical) {
        assertThat(CoreSet.parse(list)).hasToString(canonical);
    }
}
