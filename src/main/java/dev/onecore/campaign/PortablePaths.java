package dev.onecore.campaign;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Paths as they may be published: those of the project relative to it, those of the user behind {@code ~}. What is left says
 * what was run, and not whose machine it was.
 */
final class PortablePaths {
    private final String project;
    private final String user;

    /**
     * Takes the folders that are to be replaced.
     *
     * @param project the folder that has {@code servers/} in it
     * @param user the user's own folder
     */
    PortablePaths(Path project, Path user) {
        this.project = project.toAbsolutePath().normalize().toString();
        this.user = user.toAbsolutePath().normalize().toString();
    }

    /** Facts by name, with every path in both made so. */
    SortedMap<String, String> in(Map<String, String> facts) {
        SortedMap<String, String> portable = new TreeMap<>();
        facts.forEach((name, fact) -> portable.put(in(name), in(fact)));
        return portable;
    }

    /** Texts, with every path in each made so. */
    List<String> in(List<String> texts) {
        return texts.stream().map(this::in).toList();
    }

    /** A text with every path in it made so. */
    String in(String text) {
        String relative = replaced(replaced(text, project + "/", ""), project, ".");
        return replaced(relative, user, "~");
    }

    /** A folder at the root of the file system stands in every path; it says nothing. */
    private static String replaced(String text, String folder, String by) {
        return folder.length() < 3 ? text : text.replace(folder, by);
    }
}
