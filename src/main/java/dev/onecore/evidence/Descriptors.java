package dev.onecore.evidence;

import dev.onecore.model.Descriptor;
import dev.onecore.model.Setting;
import dev.onecore.model.WrongSetting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The contenders: folders under {@code servers/} with a {@code contender.json}, such as {@code vertx} or
 * {@code python/tornado}.
 */
public final class Descriptors {

    /** The file in a contender's folder that says what it is. */
    public static final String FILE = "contender.json";

    static final String VARIANT = ":";
    private static final int DEPTH = 3;

    private final Path servers;

    /**
     * The contenders of a project.
     *
     * @param home the folder that has {@code servers/} in it
     */
    public Descriptors(Path home) {
        servers = home.resolve("servers").toAbsolutePath().normalize();
    }

    /**
     * The contenders' folders, sorted, relative to {@code servers/} and with slashes.
     *
     * @throws EvidenceException when {@code servers/} cannot be read
     */
    public List<String> known() {
        try (Stream<Path> files =
                Files.find(servers, DEPTH, (file, attributes) -> file.endsWith(FILE) && attributes.isRegularFile())) {
            return files.map(file -> servers.relativize(file.getParent()))
                    .filter(folder -> !folder.toString().isEmpty())
                    .map(folder -> folder.toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new EvidenceException(
                    "no contenders in %s (%s); start in the project's folder or give it by -Donecore.home=<folder>"
                            .formatted(servers, Fault.in(e)),
                    e);
        }
    }

    /**
     * The contender of that folder; the last part of its name is enough where it is unique. Behind a colon stands which of its
     * variants is meant.
     *
     * @param name a folder relative to {@code servers/}, such as {@code vertx} or {@code websockets:defaults}
     * @param jvmArgs what stands for <code>{jvmArgs}</code> in its command
     * @throws WrongSetting when there is none, with the list of the known ones
     * @throws WrongDescriptor when its file cannot be used, or names a file that is missing
     */
    public Descriptor named(String name, List<String> jvmArgs) {
        int colon = name.indexOf(VARIANT);
        Path place = servers.resolve(folder(colon < 0 ? name : name.substring(0, colon)));
        DescriptorReader reader = new DescriptorReader(place, new Placeholders(place, jvmArgs));
        if (colon < 0) {
            return reader.read();
        }
        String variant = name.substring(colon + 1);
        if (!reader.variants().contains(variant)) {
            throw WrongSetting.impossible(
                    Setting.TARGETS.key(),
                    name,
                    reader.variants().isEmpty()
                            ? "this contender has no variants"
                            : "there is no variant of that name; known are " + String.join(", ", reader.variants()));
        }
        return reader.read(variant);
    }

    private String folder(String name) {
        List<String> known = known();
        List<String> meant = known.contains(name)
                ? List.of(name)
                : known.stream().filter(folder -> folder.endsWith("/" + name)).toList();
        if (meant.size() != 1) {
            throw WrongSetting.impossible(
                    Setting.TARGETS.key(),
                    name,
                    (meant.isEmpty() ? "there is no contender of that name" : "several contenders end so")
                            + "; known are " + String.join(", ", known));
        }
        return meant.get(0);
    }
}
