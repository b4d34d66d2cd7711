package dev.onecore.box;

import dev.onecore.model.Descriptor;
import dev.onecore.model.Descriptor.Need;
import dev.onecore.ssh.RemoteEnd;
import dev.onecore.ssh.SshConnection;
import dev.onecore.ssh.SshFiles;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Looks on a box for what a contender needs. The files of the project that do so are there meanwhile, and nothing is left. */
public final class BoxNeeds {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    /** Prints the number of the first need that is not met. */
    private static final String SCRIPT = """
            umask 077
            d=$(mktemp -d "${TMPDIR:-/tmp}/onecore-XXXXXXXXXX") || exit 1
            trap 'rm -rf "$d"' EXIT
            trap 'exit 1' HUP INT TERM
            tar -xf - -C "$d" && cd "$d" || exit 1
            """;

    private final Box box;
    private final SshFiles files;
    private final Path contenders;

    /**
     * A look at a box.
     *
     * @param contenders the folder {@code servers/} of the project
     */
    public BoxNeeds(Box box, SshFiles files, Path contenders) {
        this.box = box;
        this.files = files;
        this.contenders = contenders;
    }

    /**
     * What a contender needs first that is not there; empty where all is.
     *
     * @throws IOException when the box cannot be asked, in words
     */
    public Optional<Need> missing(Descriptor descriptor) throws IOException {
        List<Need> needs = descriptor.needs();
        if (needs.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Path> needed = new TreeMap<>();
        StringBuilder script = new StringBuilder(SCRIPT);
        for (int number = 0; number < needs.size(); number++) {
            List<String> words = new ArrayList<>();
            for (String word : needs.get(number).run()) {
                words.add(SshConnection.quoted(there(word, needed)));
            }
            script.append(String.join(" ", words))
                    .append(" >/dev/null 2>&1 </dev/null || { echo missing ")
                    .append(number)
                    .append("; exit 0; }\n");
        }
        try (SshConnection connection = SshConnection.open(box.login(), files)) {
            RemoteEnd end = connection.run(
                    "exec sh -c " + SshConnection.quoted(script.toString()),
                    new ByteArrayInputStream(packed(needed)),
                    TIMEOUT);
            if (!end.succeeded()) {
                throw new IOException(connection.words() + ": what " + descriptor.name()
                        + " needs cannot be looked for: " + end.complaint());
            }
            return end.out()
                    .lines()
                    .filter(line -> line.startsWith("missing "))
                    .map(line -> needs.get(Integer.parseInt(line.substring("missing ".length()))))
                    .findFirst();
        }
    }

    /** A word of a command as it is there: a file of the project goes along. */
    private String there(String word, Map<String, Path> needed) {
        Path file = word.startsWith(contenders + File.separator) ? Path.of(word).normalize() : Path.of("");
        if (!file.startsWith(contenders) || !Files.isRegularFile(file)) {
            return word;
        }
        String inside = contenders.relativize(file).toString().replace(File.separatorChar, '/');
        needed.put(inside, file);
        return inside;
    }

    private static byte[] packed(Map<String, Path> needed) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarFile tar = new TarFile(bytes)) {
            for (Map.Entry<String, Path> file : needed.entrySet()) {
                tar.add(file.getKey(), file.getValue());
            }
        }
        return bytes.toByteArray();
    }
}
