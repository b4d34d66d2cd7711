package dev.onecore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What the documents name is there: links between files, and the classes of the newcomer's map. */
class DocumentationTest {

    private static final Path PROJECT = Path.of("").toAbsolutePath().getParent();
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]+)(?:#[^)]*)?\\)");
    private static final Pattern CLASS = Pattern.compile("`([a-z]+)/([A-Z]\\w+)(?:\\.\\w+)*`");

    @TestFactory
    Stream<DynamicTest> aLinkToAFileLeadsSomewhere() throws IOException {
        return documents().stream()
                .map(document ->
                        DynamicTest.dynamicTest(PROJECT.relativize(document).toString(), () -> {
                            List<String> dead = new ArrayList<>();
                            Matcher link = LINK.matcher(Files.readString(document));
                            while (link.find()) {
                                if (!link.group(1).contains(":")
                                        && !Files.exists(document.resolveSibling(link.group(1)))) {
                                    dead.add(link.group(1));
                                }
                            }
                            assertThat(dead).isEmpty();
                        }));
    }

    @Test
    void theMapNamesClassesThatAreThere() throws IOException {
        List<String> missing = new ArrayList<>();
        Matcher name = CLASS.matcher(Files.readString(PROJECT.resolve("src/README.md")));
        int found = 0;
        while (name.find()) {
            String file = "java/dev/onecore/" + name.group(1) + "/" + name.group(2) + ".java";
            boolean there = Stream.of("src/main", "simulations/src/main")
                    .anyMatch(root -> Files.exists(PROJECT.resolve(root).resolve(file)));
            if (!there) {
                missing.add(name.group());
            }
            found++;
        }
        assertThat(missing).isEmpty();
        assertThat(found).isGreaterThan(30);
    }

    private static List<Path> documents() throws IOException {
        List<Path> documents = new ArrayList<>();
        for (String folder : List.of("", "src", "servers", ".github", "simulations")) {
            try (Stream<Path> files = Files.list(PROJECT.resolve(folder))) {
                files.filter(file -> file.toString().endsWith(".md")).forEach(documents::add);
            }
        }
        return documents;
    }
}
