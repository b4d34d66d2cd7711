package dev.onecore.simulations;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.gatling.javaapi.core.Simulation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The arrows of this module and of the servers, and what holds over the harness and this module together. The classes are read
 * where Maven put them: this module is built last.
 */
class SimulationsArchitectureTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private static final Path HARNESS = ROOT.resolve("src/target/classes");

    private static final Path GATLING_SIDE = Path.of("target/classes").toAbsolutePath();

    /** Folders of servers that use nothing but the contract and the sampler, and what they use instead. */
    private static final Map<String, List<String>> NO_CONTENDERS =
            Map.of("contract", List.of(), "sampler", List.of(), "exam", List.of("contract"));

    private static final JavaClasses ALL =
            imported(HARNESS, GATLING_SIDE, Path.of("target/test-classes").toAbsolutePath());

    /** What is shipped: the harness, and the Gatling side without the tests. */
    private static final JavaClasses MAIN = imported(HARNESS, GATLING_SIDE);

    private static JavaClasses imported(Path... folders) {
        assertThat(folders).allSatisfy(folder -> assertThat(folder).isDirectory());
        // The project's own classes are enough; the libraries' would take half a minute.
        ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);
        return new ClassFileImporter().importPaths(folders);
    }

    @Test
    void theSocketActionsKnowWhatAMessageNeedsAlone() {
        uses("socket", "script", "load", "connect", "model", "contract");
    }

    @Test
    void whatAProtocolIsKnowsNeitherASocketNorTheHarness() {
        uses("script");
    }

    @Test
    void theDslOfOwnProtocolsKnowsTheSocketActions() {
        uses("ws", "script", "socket", "injector", "live", "host", "load", "connect", "report", "model");
    }

    @Test
    void whatIsToldWhileARunGoesOnKnowsWhatIsHarvestedAlone() {
        uses("live", "load", "model");
    }

    @Test
    void whatPreparesTheInjectorsJvmKnowsNoOtherRoom() {
        uses("injector");
    }

    @Test
    void theGatlingGlueKnowsTheSocketActionsAndTheHarness() {
        uses(
                "gatling",
                "box",
                "ws",
                "socket",
                "injector",
                "live",
                "campaign",
                "cluster",
                "connect",
                "admission",
                "host",
                "settings",
                "load",
                "evidence",
                "figures",
                "statistics",
                "report",
                "gate",
                "proof",
                "model");
    }

    private static void uses(String room, String... others) {
        classes()
                .that()
                .resideInAPackage("dev.onecore." + room + "..")
                .should()
                .onlyDependOnClassesThat(among(Stream.concat(Stream.of(room), Stream.of(others))))
                .check(MAIN);
    }

    /** In one of the rooms, or in no room of this project. */
    private static DescribedPredicate<JavaClass> among(Stream<String> rooms) {
        return resideInAnyPackage(
                        rooms.map(room -> "dev.onecore." + room + "..").toArray(String[]::new))
                .or(resideOutsideOfPackages("dev.onecore.."));
    }

    @Test
    void nothingShippedKnowsASimulation() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.onecore.simulations..", "dev.onecore.bench..")
                .check(MAIN);
    }

    /** A contender knows the contract and the sampler alone, the exam the contract, and no server knows the harness. */
    @TestFactory
    Stream<DynamicTest> aServerKnowsTheContractAndTheSamplerAlone() throws IOException {
        try (Stream<Path> folders = Files.list(ROOT.resolve("servers"))) {
            List<Path> inJava = folders.filter(folder -> Files.isRegularFile(folder.resolve("pom.xml")))
                    .filter(folder -> Files.isDirectory(folder.resolve("src/main/java")))
                    .toList();
            assertThat(inJava).hasSizeGreaterThan(NO_CONTENDERS.size());
            return inJava.stream()
                    .map(folder -> DynamicTest.dynamicTest(folder.getFileName().toString(), () -> server(folder)));
        }
    }

    private static void server(Path folder) {
        JavaClasses server = imported(folder.resolve("target/classes"));
        String[] own = server.stream().map(JavaClass::getPackageName).toArray(String[]::new);
        List<String> others =
                NO_CONTENDERS.getOrDefault(folder.getFileName().toString(), List.of("contract", "sampler"));
        classes()
                .should()
                .onlyDependOnClassesThat(among(others.stream()).or(resideInAnyPackage(own)))
                .check(server);
    }

    @Test
    void aSimpleNameMeansOneThing() {
        Map<String, TreeSet<String>> named = new TreeMap<>();
        ALL.stream()
                .filter(SimulationsArchitectureTest::hasName)
                .forEach(type -> named.computeIfAbsent(type.getSimpleName(), name -> new TreeSet<>())
                        .add(type.getName()));
        assertThat(named.values()).filteredOn(types -> types.size() > 1).isEmpty();
    }

    /** What Java starts by name, and what holds only constants, which the compiler copies to their users, count as used. */
    @Test
    void nothingIsShippedForTestsAlone() {
        Set<String> used = ALL.stream()
                .filter(type -> MAIN.contain(type.getName()) || type.isAssignableTo(Simulation.class))
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(SimulationsArchitectureTest::comesFromOutside)
                .map(dependency ->
                        dependency.getTargetClass().getBaseComponentType().getName())
                .collect(Collectors.toSet());
        assertThat(MAIN.stream()
                        .filter(SimulationsArchitectureTest::hasName)
                        .filter(type ->
                                type.tryGetMethod("main", String[].class).isEmpty())
                        .filter(type -> !hasConstantsAlone(type))
                        .map(JavaClass::getName)
                        .filter(name ->
                                used.stream().noneMatch(user -> user.equals(name) || user.startsWith(name + "$")))
                        .sorted())
                .as("classes that no other class of the harness or the Gatling side and no simulation uses")
                .isEmpty();
    }

    /** Whether one class uses another that neither is it nor contains it. */
    private static boolean comesFromOutside(Dependency dependency) {
        String user = dependency.getOriginClass().getName();
        String used = dependency.getTargetClass().getBaseComponentType().getName();
        return !user.equals(used) && !user.startsWith(used + "$");
    }

    private static boolean hasConstantsAlone(JavaClass type) {
        return type.getMethods().isEmpty()
                && !type.getFields().isEmpty()
                && type.getFields().stream().allMatch(SimulationsArchitectureTest::isConstant);
    }

    private static boolean isConstant(JavaField field) {
        return field.getModifiers().containsAll(Set.of(JavaModifier.STATIC, JavaModifier.FINAL))
                && (field.getRawType().isPrimitive() || field.getRawType().isEquivalentTo(String.class));
    }

    private static boolean hasName(JavaClass type) {
        return !type.getSimpleName().isEmpty() && !type.getSimpleName().equals("package-info");
    }

    @Test
    void noSealedTypeIsToldApartByInstanceof() {
        assertThat(MAIN.stream()
                        .flatMap(type -> type.getInstanceofChecks().stream())
                        .filter(check -> isOfSealed(check.getRawType()))
                        .map(check -> check.getOwner().getFullName() + " asks for "
                                + check.getRawType().getName())
                        .sorted())
                .as("a further kind would be missed silently: what differs by kind is asked by the type's own map()")
                .isEmpty();
    }

    private static boolean isOfSealed(JavaClass type) {
        return type.getName().startsWith("dev.onecore.")
                && Stream.of(type.reflect().getInterfaces()).anyMatch(Class::isSealed);
    }
}
