package dev.onecore.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {
    @Test
    void startedByHandAServerSamplesItself() throws Options.Wrong {
        assertThat(read("--port 9001"))
                .isEqualTo(new Options("127.0.0.1", 9001, false, Optional.of(Path.of("fake-resources.jsonl"))));
    }

    @Test
    void startedByAHarnessItDoesNot() throws Options.Wrong {
        assertThat(read("--parent-watch --port 0")).isEqualTo(new Options("127.0.0.1", 0, true, Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource({"none, ''", "a.jsonl, a.jsonl"})
    void theLogIsAsTold(String told, String file) throws Options.Wrong {
        assertThat(read("--port 0 --host 0.0.0.0 --resource-log " + told).resourceLog())
                .isEqualTo(Optional.of(file).filter(name -> !name.isEmpty()).map(Path::of));
    }

    @ParameterizedTest
    @CsvSource({
        "'', --port is missing",
        "--port, --port needs a value",
        "--port x, --port must be a whole number from 0 to 65535",
        "--port 65536, --port must be",
        "--port -1, --port must be",
        "--port 0 --host no.such.host.invalid, --host no.such.host.invalid",
        "--port 0 --verbose, unknown argument --verbose",
    })
    void aWrongArgumentIsNamedInOneLine(String arguments, String named) {
        assertThatThrownBy(() -> read(arguments))
                .isInstanceOf(Options.Wrong.class)
                .hasMessageContaining(named)
                .hasMessageNotContaining("\n");
    }

    @Test
    void helpNamesEveryArgument() {
        assertThat(Options.help("fake")).contains("--port", "--host", "--resource-log", "--parent-watch", "--help");
    }

    @Test
    void readyLineIsTheContracts() {
        assertThat(Launch.ready("fake", 9001))
                .isEqualTo("{\"event\":\"ready\",\"port\":9001,\"pid\":"
                        + ProcessHandle.current().pid() + ",\"system\":\"fake\"}");
    }

    private static Options read(String arguments) throws Options.Wrong {
        return Options.read("fake", arguments.isEmpty() ? List.of() : List.of(arguments.split(" ")));
    }
}
