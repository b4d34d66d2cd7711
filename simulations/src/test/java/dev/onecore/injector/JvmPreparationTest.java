package dev.onecore.injector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Asks real JVMs for their options, as the advice does. */
class JvmPreparationTest {
    private static final Pattern FLAG = Pattern.compile("^ +\\S+ (\\S+) += (\\S*) .*$", Pattern.MULTILINE);

    private static final Pattern ADVISED = Pattern.compile("<jvmArg>(.*)</jvmArg>");

    /** What a JVM that was started with {@code options} says that they are. */
    private static Map<String, String> flags(List<String> options) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(options);
        command.addAll(List.of("-XX:+PrintFlagsFinal", "-version"));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Map<String, String> flags = new HashMap<>();
        Matcher each = FLAG.matcher(said);
        while (each.find()) {
            flags.put(each.group(1), each.group(2));
        }
        assertThat(flags).containsKey("MaxHeapSize");
        return flags;
    }

    private static List<String> advice(Map<String, String> flags) {
        return JvmPreparation.advice(name -> Optional.ofNullable(flags.get(name)));
    }

    private static List<String> lines(List<String> advice) {
        return advice.stream()
                .map(ADVISED::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .toList();
    }

    @Test
    void aJvmAsGatlingsPluginStartsItIsAdvisedWhatItLacks() throws IOException {
        assertThat(advice(flags(List.of("-Xms256m", "-Xmx1G", "-XX:+UseG1GC"))))
                .containsSequence(
                        "  <configuration>",
                        "    <jvmArgs>",
                        "      <jvmArg>-XX:+UseSerialGC</jvmArg>",
                        "      <jvmArg>-Xms1024m</jvmArg>",
                        "      <jvmArg>-Xmx1024m</jvmArg>",
                        "      <jvmArg>-Xmn640m</jvmArg>",
                        "      <jvmArg>-XX:+AlwaysPreTouch</jvmArg>",
                        "      <jvmArg>-XX:+ExitOnOutOfMemoryError</jvmArg>",
                        "    </jvmArgs>",
                        "  </configuration>");
    }

    @Test
    void aJvmThatFollowsTheAdviceHearsNoMore() throws IOException {
        List<String> advised = lines(advice(flags(List.of("-Xms64m", "-Xmx128m", "-XX:+UseG1GC"))));
        assertThat(advised).contains("-Xmn80m");
        assertThat(advice(flags(advised))).isEmpty();
    }

    @Test
    void theOptionsOfTheProjectsOwnInjectorNeedNoAdvice() throws IOException {
        assertThat(advice(flags(List.of("@injector.options")))).isEmpty();
    }

    @Test
    void aJvmThatDoesNotNameItsOptionsHearsNothing() {
        assertThat(advice(Map.of())).isEmpty();
    }
}
