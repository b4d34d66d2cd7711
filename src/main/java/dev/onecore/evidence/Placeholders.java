package dev.onecore.evidence;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands in braces in a contender's command: <code>{java}</code>, the Java that runs this; <code>{dir}</code>, the
 * contender's folder; <code>{file:path}</code>, what the file of that path in the folder holds, trimmed; and
 * <code>{jvmArgs}</code>, a word by itself, any number of arguments.
 */
final class Placeholders {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([A-Za-z]+)(?::([^{}]*))?}");
    private static final String JVM_ARGS = "{jvmArgs}";

    private final Path folder;
    private final List<String> jvmArgs;

    Placeholders(Path folder, List<String> jvmArgs) {
        this.folder = folder;
        this.jvmArgs = List.copyOf(jvmArgs);
    }

    /**
     * The words that {@code word} stands for.
     *
     * @throws IllegalArgumentException when it asks for what is not there
     */
    List<String> fill(String word) {
        if (word.equals(JVM_ARGS)) {
            return jvmArgs;
        }
        return List.of(PLACEHOLDER.matcher(word).replaceAll(found -> Matcher.quoteReplacement(value(found))));
    }

    private String value(MatchResult found) {
        String argument = found.group(2);
        return switch (found.group(1) + (argument == null ? "" : ":")) {
            case "java" ->
                Path.of(System.getProperty("java.home"), "bin", "java").toString();
            case "dir" -> folder.toString();
            case "file:" -> content(argument);
            case "jvmArgs" -> throw new IllegalArgumentException(JVM_ARGS + " must be a word by itself");
            default ->
                throw new IllegalArgumentException(Fault.quoted(found.group())
                        + " is not a placeholder; known are {java}, {dir}, {jvmArgs} and {file:path}");
        };
    }

    private String content(String path) {
        try {
            return Files.readString(folder.resolve(path), StandardCharsets.UTF_8)
                    .strip();
        } catch (IOException e) {
            String advice = path.startsWith("target/") ? ": run mvn compile first" : "";
            throw new IllegalArgumentException(
                    (Files.exists(folder.resolve(path)) ? path + " cannot be read" : path + " is missing") + advice, e);
        }
    }
}
