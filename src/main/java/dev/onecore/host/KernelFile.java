package dev.onecore.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Small text files in which Linux describes itself; other systems do not have them. */
final class KernelFile {

    private KernelFile() {}

    /** The text of a file of one line; empty when it is not there or may not be read. */
    static Optional<String> line(Path file) {
        return lines(file).stream().findFirst().map(String::strip).filter(text -> !text.isEmpty());
    }

    /** All lines; none when the file is not there or may not be read. */
    static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.ISO_8859_1);
        } catch (IOException absent) {
            return List.of();
        }
    }

    /** What follows {@code label} on the first line that begins with it. */
    static Optional<String> labelled(Path file, String label) {
        return lines(file).stream()
                .filter(line -> line.startsWith(label))
                .map(line -> line.substring(label.length()).strip())
                .findFirst();
    }
}
