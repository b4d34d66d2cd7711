package dev.onecore.gatling;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class GatlingConsoleTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final GatlingConsole console =
            GatlingConsole.of(new PrintStream(bytes, true, UTF_8), Path.of("reports/one/gatling"));

    @Test
    void ofWhatGatlingSaysAfterAGoodRunOneLineIsLeft() {
        console.println((Object) "Simulation dev.onecore.simulations.EchoLatency started...");
        console.println((Object) "Parsing log file(s)...");
        console.println((Object) "Parsing log file(s) done in 2s.");
        console.println((Object) "Generating reports...");
        console.println((Object) summary(""));
        console.println((Object) "Reports generated, please open the following file: file:///tmp/index.html");
        console.println((Object) "Global: count of failed events is 0.0 : true (actual : 0.0)");
        assertThat(printed())
                .isEqualTo("Gatling's own report (milliseconds, all trials together) will be in reports/one/gatling\n");
    }

    @Test
    void aFailedAssertionAndWhateverElseIsSaidPasses() {
        console.println((Object) "Global: count of failed events is 0.0 : false (actual : 3.0)");
        console.println((Object) "details: max of response time is less than 5.0 : true (actual : 2.0)");
        console.println("a plain line");
        console.println((Object) null);
        assertThat(printed()).isEqualTo("""
                Global: count of failed events is 0.0 : false (actual : 3.0)
                details: max of response time is less than 5.0 : true (actual : 2.0)
                a plain line
                null
                """);
    }

    @Test
    void errorsThatGatlingCountedAreTold() {
        console.println((Object) summary("---- Errors --------\n> nothing came back          3 (100%)\n"));
        assertThat(printed()).isEqualTo("Gatling counted errors; its report lists them.\n");
    }

    private static String summary(String errors) {
        return "\n" + "=".repeat(120) + "\n---- Global Information -------|---Total---|-----OK----|----KO----\n"
                + "> request count               |    39,647 |    39,647 |         -\n" + errors + "=".repeat(120)
                + "\n";
    }

    private String printed() {
        return bytes.toString(UTF_8);
    }
}
