package dev.onecore.simulations;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.onecore.campaign.KnownSimulation;
import io.gatling.javaapi.core.Simulation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The simulations that there are, those that the command line lists, and those that the README explains. */
class KnownSimulationTest {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([A-Z]\\w+)` \\|");

    @Test
    void theCommandLineListsEverySimulation() {
        assertThat(listed()).isEqualTo(classes());
    }

    /** OwnProtocol is an example to be copied, and has a chapter of its own. */
    @Test
    void theReadmesTableHasEverySimulationButTheExample() throws IOException {
        Set<String> expected = new TreeSet<>(classes());
        expected.remove(OwnProtocol.class.getSimpleName());
        String readme = Files.readString(Path.of("../README.md"));

        List<String> rows =
                ROW.matcher(readme).results().map(row -> row.group(1)).toList();

        assertThat(rows).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(readme).contains("simulations/" + OwnProtocol.class.getSimpleName() + ".java");
    }

    private static Set<String> listed() {
        return Arrays.stream(KnownSimulation.values())
                .map(KnownSimulation::simpleName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** All but IntegrityCheck, the part of a calibration that every build runs, and those within a test. */
    private static Set<String> classes() {
        return new ClassFileImporter()
                .importPackages(KnownSimulationTest.class.getPackageName()).stream()
                        .filter(type -> type.isAssignableTo(Simulation.class))
                        .filter(type -> !type.isEquivalentTo(IntegrityCheck.class))
                        .filter(type -> type.isTopLevelClass())
                        .filter(type -> !type.getModifiers().contains(JavaModifier.ABSTRACT))
                        .map(type -> type.getSimpleName())
                        .collect(Collectors.toCollection(TreeSet::new));
    }
}
