package dev.onecore.simulations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A switch names each case, so that the compiler finds it when a constant or a kind is added: a {@code default} throws, or is one of
 * those below, whose cases are not the project's to add.
 */
class SilentDefaultTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    /** File by file, why the rest is one case. */
    private static final Map<String, String> OPEN_SETS = Map.of(
            "Cells.java", "the Unicode categories of the JDK: all others take room",
            "ConnectFault.java", "the status codes of HTTP: some have advice",
            "GroundTruthReader.java", "the words of a server's log, which may say more",
            "JunitXml.java", "all code points: those that XML gives no meaning stand for themselves",
            "OpeningView.java", "a count: beyond two the sentence is in the plural");

    private static final Pattern DEFAULT = Pattern.compile("^[ \\t]*default\\s*(?:->|:)\\s*(\\w+)", Pattern.MULTILINE);

    @Test
    void whoeverAddsAConstantIsToldWhereItCounts() throws IOException {
        assertThat(silentDefaults(ROOT.resolve("src/main/java"), ROOT.resolve("simulations/src/main/java")))
                .isEqualTo(new TreeSet<>(OPEN_SETS.keySet()));
    }

    private static TreeSet<String> silentDefaults(Path... folders) throws IOException {
        TreeSet<String> found = new TreeSet<>();
        for (Path folder : folders) {
            for (Path file : sources(folder)) {
                Matcher each = DEFAULT.matcher(Files.readString(file));
                while (each.find()) {
                    if (!each.group(1).equals("throw")) {
                        found.add(file.getFileName().toString());
                    }
                }
            }
        }
        return found;
    }

    private static List<Path> sources(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> sources =
                    files.filter(file -> file.toString().endsWith(".java")).collect(Collectors.toList());
            assertThat(sources).isNotEmpty();
            return sources;
        }
    }
}
