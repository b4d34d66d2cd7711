package dev.onecore.box;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onecore.host.CoreSet;
import dev.onecore.ssh.EmbeddedSshd;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** This machine as a box, through an SSH server of this JVM. */
@EnabledOnOs(OS.LINUX)
class BoxCheckTest {

    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    @TempDir
    private Path home;

    @Test
    void aBoxThatHasEverythingPasses() throws IOException {
        try (EmbeddedSshd sshd = EmbeddedSshd.start(home)) {
            sshd.trust();

            List<BoxFinding> findings = BoxCheck.of(box(sshd, JAVA, CoreSet.of(0)), sshd.files());

            assertThat(findings).filteredOn(BoxFinding::failed).isEmpty();
            assertThat(findings)
                    .extracting(BoxFinding::what)
                    .containsExactly(
                            "reachable",
                            "system",
                            "Java",
                            "cores",
                            "taskset",
                            "sha256sum",
                            "clock offset",
                            "open files",
                            "disk");
        }
    }

    @Test
    void whatIsMissingIsNamedWithItsRemedy() throws IOException {
        try (EmbeddedSshd sshd = EmbeddedSshd.start(home)) {
            sshd.trust();

            List<BoxFinding> findings = BoxCheck.of(box(sshd, "/no/java", CoreSet.of(4_000)), sshd.files());

            assertThat(findings)
                    .filteredOn(BoxFinding::failed)
                    .extracting(BoxFinding::what)
                    .containsExactly("Java", "cores", "taskset");
            assertThat(findings)
                    .filteredOn(finding -> finding.what().equals("Java"))
                    .first()
                    .satisfies(finding -> {
                        assertThat(finding.seen()).startsWith("'/no/java' does not run");
                        assertThat(finding.remedy().orElseThrow()).contains("openjdk-17-jdk-headless");
                    });
        }
    }

    @Test
    void aBoxThatCannotBeReachedSaysOnlyThat() throws IOException {
        try (EmbeddedSshd sshd = EmbeddedSshd.start(home)) {
            List<BoxFinding> findings = BoxCheck.of(box(sshd, JAVA, CoreSet.of(0)), sshd.files());

            assertThat(findings).singleElement().satisfies(finding -> {
                assertThat(finding.what()).isEqualTo("reachable");
                assertThat(finding.remedy().orElseThrow()).contains("add this line to");
            });
        }
    }

    private static Box box(EmbeddedSshd sshd, String java, CoreSet cores) {
        return new Box("here", sshd.login(), java, BoxRole.SERVER, cores, new CoreSet(List.of()), "127.0.0.1");
    }
}
