package dev.onecore.campaign;

import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

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

    /** The facts by name, with every path in every text made so. */
    Map<String, Object> in(Map<?, ?> facts) {
        Map<String, Object> portable = new LinkedHashMap<>();
        facts.forEach((name, fact) -> portable.put(in(String.valueOf(name)), of(fact)));
        return portable;
    }

    private Object of(Object fact) {
        if (fact instanceof Map<?, ?> map) {
            return in(map);
        }
        if (fact instanceof Collection<?> list) {
            return list.stream().map(this::of).toList();
        }
        return fact instanceof String text ? in(text) : fact;
    }

    private String in(String text) {
        String relative = replaced(replaced(text, project + "/", ""), project, ".");
        return replaced(relative, user, "~");
    }

    /** A folder at the root of the file system stands in every path; it says nothing. */
    private static String replaced(String text, String folder, String by) {
        return folder.length() < 3 ? text : text.replace(folder, by);
    }
}
