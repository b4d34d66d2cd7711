package dev.onecore.simulations;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
    private static final Map<String, String> OPEN_SETS = Map.ofEntries(
            entry("Amount.java", "the units of metrics: those that are no time"),
            entry("BadInputRules.java", "the paths that take commands: a download's is the third"),
            entry("Cells.java", "the Unicode categories of the JDK: all others take room"),
            entry("ConnectFault.java", "the status codes of HTTP: some have advice"),
            entry("Connection.java", "the opcodes of Jetty: a pong needs no answer"),
            entry("Faults.java", "a command line, whose other words are the contract's; and the units of a time"),
            entry("Frames.java", "the short lengths of RFC 6455, which stand for themselves"),
            entry("GroundTruthReader.java", "the words of a server's log, which may say more"),
            entry("JsonReader.java", "all characters that a value may begin with"),
            entry("JsonWriter.java", "all characters: those without a short escape"),
            entry("JunitDocument.java", "all code points: those that XML gives no meaning stand for themselves"),
            entry("OpeningView.java", "a count: beyond two the sentence is in the plural"),
            entry("Quoted.java", "the Unicode categories of the JDK: all others are seen"),
            entry("Service.java", "all targets of a request"));

    private static final Pattern DEFAULT =
            Pattern.compile("^[ \\t]*default\\s*(?:->|:)\\s*(\\w+|\\{)", Pattern.MULTILINE);

    @Test
    void whoeverAddsAConstantIsToldWhereItCounts() throws IOException {
        List<Path> folders = new ArrayList<>(List.of(ROOT.resolve("src"), ROOT.resolve("simulations/src")));
        try (Stream<Path> servers = Files.list(ROOT.resolve("servers"))) {
            servers.map(server -> server.resolve("src")).forEach(folders::add);
        }
        assertThat(silentDefaults(folders.stream()
                        .map(folder -> folder.resolve("main/java"))
                        .filter(Files::isDirectory)
                        .toList()))
                .isEqualTo(new TreeSet<>(OPEN_SETS.keySet()));
    }

    private static TreeSet<String> silentDefaults(List<Path> folders) throws IOException {
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
