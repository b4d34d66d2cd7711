package dev.onecore.evidence;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** Goes through a log line by line; a damaged line loses only itself, and one sentence reports all of them. */
final class LogReader {

    private final Function<String, LogLine> parser;
    private OptionalLong promised = OptionalLong.empty();
    private String first = "";
    private long lines;
    private long entries;
    private long damaged;
    private long lastDamaged;

    private LogReader(Function<String, LogLine> parser) {
        this.parser = parser;
    }

    /**
     * Hands each line of {@code file} to {@code parser}, which takes it in or throws an {@link IllegalArgumentException} that
     * says what is wrong with it.
     *
     * @param expected whether it is a problem when there is no such file
     */
    static void read(Path file, boolean expected, Function<String, LogLine> parser, List<String> problems) {
        String name = String.valueOf(file.getFileName());
        if (!Files.exists(file)) {
            if (expected) {
                problems.add(name + " is missing");
            }
            return;
        }
        LogReader reader = new LogReader(parser);
        // A stream reader puts a mark where bytes are not UTF-8; Files.newBufferedReader would give up on the file.
        try (BufferedReader text =
                new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
            for (String line = text.readLine(); line != null; line = text.readLine()) {
                reader.take(line);
            }
            reader.fault().ifPresent(fault -> problems.add(name + " " + fault));
        } catch (IOException e) {
            problems.add("%s cannot be read to its end (%s)".formatted(name, Fault.in(e)));
        }
    }

    private void take(String line) {
        lines++;
        try {
            LogLine kind = parser.apply(line);
            entries += kind.entries();
            if (kind.promised().isPresent()) {
                promised = kind.promised();
            }
        } catch (IllegalArgumentException e) {
            damaged++;
            lastDamaged = lines;
            if (damaged == 1) {
                first = String.format(Locale.ROOT, "line %d: %s", lines, Fault.in(e));
            }
        }
    }

    private Optional<String> fault() {
        boolean torn = promised.isEmpty() && damaged == 1 && lastDamaged == lines;
        if (damaged > 0 && !torn) {
            return Optional.of(String.format(
                    Locale.ROOT,
                    "has %d damaged lines of %d, which are left out; the first is %s",
                    damaged,
                    lines,
                    first));
        }
        if (promised.isEmpty()) {
            return Optional.of(String.format(Locale.ROOT, "is cut off: it has %d entries and no end", entries));
        }
        return promised.getAsLong() == entries
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT, "should have %d entries, but has %d", promised.getAsLong(), entries));
    }
}
