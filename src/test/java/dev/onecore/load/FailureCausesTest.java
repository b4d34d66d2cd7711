package dev.onecore.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FailureCausesTest {

    @Test
    void causesThatDifferOnlyInWhereAndWhenAreOne() {
        assertThat(lines(
                        "message 1 came 1.95 ms before it was due",
                        "message 2 came 4.9 ms before it was due",
                        "the connection was dropped",
                        "the connection was dropped"))
                .containsExactly(
                        "2: message 1 came 1.95 ms before it was due, and others like it",
                        "2: the connection was dropped");
    }

    @Test
    void otherNumbersMakeOtherCauses() {
        assertThat(lines("it answered with 301", "it answered with 500", "closed with 4001"))
                .containsExactly("1: it answered with 301", "1: it answered with 500", "1: closed with 4001");
    }

    private static List<String> lines(String... causes) {
        FailureCauses counted = new FailureCauses();
        List.of(causes).forEach(counted::add);
        return counted.lines((cause, times) -> times + ": " + cause);
    }
}
