package dev.onecore.simulations;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The exam's reference server as a contender with variants, each wrong in its own way, in a project's folder of its own. */
final class ReferenceContender {

    private static final Path SERVERS = Path.of("").toAbsolutePath().getParent().resolve("servers");

    private ReferenceContender() {}

    /** Makes {@code servers/reference} in {@code home}: itself honest, its variants {@code text}, {@code declared} … not. */
    static void in(Path home) throws IOException {
        String classPath = Stream.of("exam/target/test-classes", "exam/target/classes", "contract/target/classes")
                .map(part -> SERVERS.resolve(part).toString())
                .collect(Collectors.joining(File.pathSeparator));
        Path folder = Files.createDirectories(home.resolve("servers/reference"));
        Files.writeString(folder.resolve("contender.json"), """
            {"name": "reference", "title": "Reference server",
             "command": ["{java}", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", "%s",
                         "dev.onecore.exam.ReferenceMain"],
             "variants": {
               "text": {"title": "It turns text into binary", "arguments": ["--fault", "ECHOES_TEXT_AS_BINARY"]},
               "declared": {"title": "It does, and says so", "arguments": ["--fault", "ECHOES_TEXT_AS_BINARY"],
                            "departures": ["echo-text"]},
               "deflating": {"title": "It accepts compression", "arguments": ["--fault", "ACCEPTS_DEFLATE"]},
               "wordy": {"title": "It does not start", "arguments": ["--faults"]},
               "odd": {"title": "It departs from nothing", "departures": ["gravity"]}}}
            """.formatted(classPath));
    }
}
