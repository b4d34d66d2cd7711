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
        assertThat(paths.in(List.of(
                        "java", "-cp", "/home/eva/onecore/servers/x/target/classes:/home/eva/.m2/repository/y.jar")))
                .containsExactly("java", "-cp", "servers/x/target/classes:~/.m2/repository/y.jar");
        assertThat(paths.in(Map.of("arguments", "-Donecore.home=/home/eva/onecore -Xmx1g", "/home/eva", "cores")))
                .isEqualTo(Map.of("arguments", "-Donecore.home=. -Xmx1g", "~", "cores"));
    }

    @Test
    void theRootOfTheFileSystemIsLeftAlone() {
        assertThat(new PortablePaths(Path.of("/"), Path.of("/")).in("/usr/bin/java"))
                .isEqualTo("/usr/bin/java");
    }
}
