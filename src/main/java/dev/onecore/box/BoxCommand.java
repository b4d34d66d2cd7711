package dev.onecore.box;

import dev.onecore.model.Descriptor;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A contender's command as it is run on a box: the Java of this machine becomes that of the box, each part of a class path its
 * copy there, and what names a file of the project the same file in a copy of its contender's folder.
 */
final class BoxCommand {

    private static final List<String> CLASS_PATH = List.of("-cp", "-classpath", "--class-path");
    private static final String OWN_JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private final Box box;
    private final BoxFolder folder;
    private final Path contenders;

    /**
     * Commands for a box.
     *
     * @param contenders the folder {@code servers/} of the project
     */
    BoxCommand(Box box, BoxFolder folder, Path contenders) {
        this.box = box;
        this.folder = folder;
        this.contenders = contenders;
    }

    /**
     * The words, after all that they name was copied.
     *
     * @throws IOException when something cannot be copied
     */
    List<String> of(Descriptor descriptor) throws IOException {
        List<String> words = new ArrayList<>();
        String before = "";
        for (String word : descriptor.command()) {
            words.add(CLASS_PATH.contains(before) ? classPath(word) : word(word));
            before = word;
        }
        return words;
    }

    private String classPath(String path) throws IOException {
        List<Path> parts = new ArrayList<>();
        for (String part : path.split(Pattern.quote(File.pathSeparator), -1)) {
            if (!part.isEmpty() && Files.exists(Path.of(part))) {
                parts.add(Path.of(part));
            }
        }
        return String.join(":", folder.jars(parts));
    }

    private String word(String word) throws IOException {
        if (word.equals(OWN_JAVA)) {
            return box.java();
        }
        if (!word.startsWith(contenders + File.separator)) {
            return word;
        }
        Path file = Path.of(word).normalize();
        Path inside = contenders.relativize(file);
        Path top = contenders.resolve(inside.getName(0));
        return inside.getNameCount() == 1 || !Files.exists(file)
                ? word
                : folder.tree(top) + "/" + top.relativize(file).toString().replace('\\', '/');
    }
}
