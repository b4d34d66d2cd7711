package dev.onecore.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PortablePathsTest {
    private final PortablePaths paths = new PortablePaths(Path.of("/home/eva/onecore"), Path.of("/home/eva"));

    @Test
    void projectsAndUsersFoldersVanishWhereverTheyStand() {
        Map<String, Object> facts = Map.of(
                "command",
                List.of("java", "-cp", "/home/eva/onecore/servers/x/target/classes:/home/eva/.m2/repository/y.jar"),
                "machine",
                Map.of("arguments", "-Donecore.home=/home/eva/onecore -Xmx1g"),
                "cores",
                2);

        assertThat(paths.in(facts))
                .isEqualTo(Map.of(
                        "command",
                        List.of("java", "-cp", "servers/x/target/classes:~/.m2/repository/y.jar"),
                        "machine",
                        Map.of("arguments", "-Donecore.home=. -Xmx1g"),
                        "cores",
                        2));
    }

    @Test
    void theRootOfTheFileSystemIsLeftAlone() {
        assertThat(new PortablePaths(Path.of("/"), Path.of("/")).in(Map.of("a", "/usr/bin/java")))
                .isEqualTo(Map.of("a", "/usr/bin/java"));
    }
}
