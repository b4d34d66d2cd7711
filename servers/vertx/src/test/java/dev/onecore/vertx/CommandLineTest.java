package dev.onecore.vertx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onecore.exam.LocalServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a JVM server's command line has beside what the exam asks of all servers. */
@Timeout(120)
class CommandLineTest {
    @ParameterizedTest
    @CsvSource({
        "--host 127.0.0.1,   --port is missing",
        "--port 0 --host 192.0.2.1 --resource-log none, --host 192.0.2.1",
        "--port 0 --resource-log /no/such/folder/log.jsonl, --resource-log /no/such/folder/log.jsonl",
    })
    void wrongArgumentIsNamedInOneLine(String arguments, String named) throws Exception {
        Process server = launch(arguments.split(" "));

        assertThat(read(server.getErrorStream()).lines())
                .singleElement()
                .asString()
                .contains(named);
        assertThat(read(server.getInputStream())).isEmpty();
        assertThat(server.waitFor()).isEqualTo(2);
    }

    @Test
    void helpIsPrintedAndNothingStarts() throws Exception {
        Process server = launch("--help");

        assertThat(read(server.getInputStream())).contains("--port", "--resource-log");
        assertThat(server.waitFor()).isZero();
    }

    private static Process launch(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(LocalServer.command(VertxServer.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).start();
    }

    private static String read(InputStream stream) throws IOException {
        return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
}
