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

    static final String FILE = "contender.json";
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
     * The contender of that folder; the last part of its name is enough where it is unique.
     *
     * @param folder relative to {@code servers/}
     * @param jvmArgs what stands for <code>{jvmArgs}</code> in its command
     * @throws WrongSetting when there is none, with the list of the known ones
     * @throws WrongDescriptor when its file cannot be used, or names a file that is missing
     */
    public Descriptor named(String folder, List<String> jvmArgs) {
        List<String> known = known();
        List<String> meant = known.contains(folder)
                ? List.of(folder)
                : known.stream().filter(name -> name.endsWith("/" + folder)).toList();
        if (meant.size() != 1) {
            throw WrongSetting.impossible(
                    Setting.TARGETS.key(),
                    folder,
                    (meant.isEmpty() ? "there is no contender of that name" : "several contenders end so")
                            + "; known are " + String.join(", ", known));
        }
        Path place = servers.resolve(meant.get(0));
        return new DescriptorReader(place, new Placeholders(place, jvmArgs)).read();
    }
}
