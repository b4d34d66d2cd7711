package dev.onecore.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onecore.exam.Exam;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExamCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        return Onecore.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    }

    @Test
    void theHelpHasOneLineForEachRule() {
        assertThat(run("exam", "--help")).isZero();
        assertThat(out.toString().lines())
                .containsAll(Exam.allRules().stream()
                        .map(rule -> "  %-26s %s".formatted(rule.name(), rule.sentence()))
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({
        "exam, ws://HOST:PORT",
        "exam ws://127.0.0.1:1 --start none, ws://HOST:PORT",
        "exam ws://127.0.0.1:1 --rule echo-texts, 'echo-texts'",
        "exam ws://127.0.0.1:1 --departs echo-texts, 'echo-texts'",
        "exam http://127.0.0.1:1, http://127.0.0.1:1",
        "exam ws://, server 'ws://' must be of the form ws://host:port",
        "exam ws://ann:secret@a^b:1, server 'ws://redacted@a^b:1' must be of the form",
        "exam ws://127.0.0.1:1 --rul x, --rule",
    })
    void aWrongArgumentIsNamedWithoutTheWholeHelp(String arguments, String named) {
        assertThat(run(arguments.split(" "))).isEqualTo(2);
        assertThat(err.toString()).contains(named, "Try 'onecore exam --help'.");
        assertThat(err.toString().lines()).hasSizeLessThanOrEqualTo(3);
        assertThat(out.toString()).isEmpty();
    }
}
