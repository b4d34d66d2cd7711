package dev.onecore;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.fasterxml.jackson.databind.JsonNode;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.onecore.model.Campaign;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The rooms of this module and the arrows between them: a room uses those that stand beside it here, and no other. */
class ArchitectureTest {

    private static final Map<String, List<String>> ARROWS = Map.ofEntries(
            entry(
                    "campaign",
                    "box",
                    "ssh",
                    "settings",
                    "admission",
                    "monitor",
                    "connect",
                    "host",
                    "load",
                    "verdict",
                    "evidence",
                    "wire",
                    "model"),
            entry("wire", "model"),
            entry("cluster", "box", "ssh", "campaign", "connect", "host", "load", "evidence", "model"),
            entry("admission", "monitor", "connect", "host", "evidence", "model", "contract", "exam"),
            entry("monitor", "connect", "host", "model"),
            entry("load", "connect", "model"),
            entry("connect", "model"),
            entry("verdict", "statistics", "model"),
            entry("host", "sampler", "model"),
            entry("evidence", "statistics", "model"),
            entry("statistics"),
            entry("figures", "statistics", "evidence", "model"),
            entry("report", "figures", "casestudy", "statistics", "evidence", "model"),
            entry("gate", "settings", "report", "figures", "statistics", "evidence", "model"),
            entry("casestudy", "settings", "figures", "statistics", "model"),
            entry("proof", "figures", "statistics", "evidence", "load", "model"),
            entry(
                    "cli",
                    "cluster",
                    "box",
                    "ssh",
                    "campaign",
                    "admission",
                    "monitor",
                    "connect",
                    "load",
                    "verdict",
                    "host",
                    "evidence",
                    "statistics",
                    "figures",
                    "report",
                    "gate",
                    "casestudy",
                    "proof",
                    "settings",
                    "model",
                    "exam"),
            entry("settings", "model"),
            entry("ssh"),
            entry("box", "ssh", "monitor", "host", "evidence", "model"),
            entry("model"));

    /** The products of a report, the index that reads them again, and what a server says over its pipe and by /info. */
    private static final Set<String> JSON_OUTSIDE_EVIDENCE = Set.of(
            "dev.onecore.report.ResultJson",
            "dev.onecore.report.ResultReader",
            "dev.onecore.report.ChartData",
            "dev.onecore.report.Curves",
            "dev.onecore.report.CapacityJson",
            "dev.onecore.report.InjectorsJson",
            "dev.onecore.report.Timeline",
            "dev.onecore.report.Trend",
            "dev.onecore.report.ScriptSafe",
            "dev.onecore.host.ReadyLine",
            "dev.onecore.connect.InfoPage");

    private static Map.Entry<String, List<String>> entry(String room, String... used) {
        return Map.entry(room, List.of(used));
    }

    private static final JavaClasses HARNESS = new ClassFileImporter()
            .importUrl(Campaign.class.getProtectionDomain().getCodeSource().getLocation());

    @TestFactory
    Stream<DynamicTest> aRoomUsesOnlyTheRoomsOfItsArrows() {
        return ARROWS.entrySet().stream()
                .map(room -> DynamicTest.dynamicTest(room.getKey(), () -> {
                    String[] allowed = Stream.concat(Stream.of(room.getKey()), room.getValue().stream())
                            .map(ArchitectureTest::packages)
                            .toArray(String[]::new);
                    classes()
                            .that()
                            .resideInAPackage(packages(room.getKey()))
                            .should()
                            .onlyDependOnClassesThat(
                                    resideInAnyPackage(allowed).or(resideOutsideOfPackages("dev.onecore..")))
                            .allowEmptyShould(true)
                            .check(HARNESS);
                }));
    }

    @Test
    void everyClassIsInARoom() {
        classes()
                .should()
                .resideInAnyPackage(
                        ARROWS.keySet().stream().map(ArchitectureTest::packages).toArray(String[]::new))
                .check(HARNESS);
    }

    @Test
    void theRoomsHaveNoCycles() {
        slices().matching("dev.onecore.(*)..").should().beFreeOfCycles().check(HARNESS);
    }

    @Test
    void theHarnessKnowsNoNettyNoGatlingAndNoServer() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.netty..",
                        "io.gatling..",
                        "scala..",
                        "io.undertow..",
                        "org.xnio..",
                        "io.vertx..",
                        "org.eclipse.jetty..",
                        "dev.onecore.undertow..",
                        "dev.onecore.vertx..",
                        "dev.onecore.netty..",
                        "dev.onecore.jetty..",
                        "dev.onecore.calibration..",
                        "dev.onecore.simulations..",
                        "dev.onecore.socket..")
                .check(HARNESS);
    }

    @Test
    void theModelKnowsTheJdkAndHdrHistogramAlone() {
        classes()
                .that()
                .resideInAPackage("dev.onecore.model..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("dev.onecore.model..", "java..", "org.HdrHistogram..", "org.jspecify..")
                .check(HARNESS);
    }

    @Test
    void histogramLogsAreReadAndWrittenByEvidenceAlone() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.onecore.evidence..")
                .should()
                .dependOnClassesThat()
                .haveNameMatching("org\\.HdrHistogram\\.HistogramLog.*")
                .check(HARNESS);
    }

    /** What is evidence crosses the rooms as records; a tree of JSON would carry a file's spelling with it. */
    @Test
    void treesOfJsonStayWithThoseWhoWriteOrReadJson() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.onecore.evidence..")
                .and(describe(
                        "are none of those who write or read JSON",
                        type -> !JSON_OUTSIDE_EVIDENCE.contains(type.getName())))
                .should()
                .dependOnClassesThat()
                .areAssignableTo(JsonNode.class)
                .check(HARNESS);
    }

    @Test
    void statisticsHasNoFilesNoClockAndNoRandomnessOfItsOwn() {
        noClasses()
                .that()
                .resideInAPackage("dev.onecore.statistics..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.io", "java.nio..", "java.net..", "java.time..")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(ThreadLocalRandom.class)
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .callConstructor(Random.class)
                .check(HARNESS);
    }

    @Test
    void onlyTheCommandLineHasMainAndExits() {
        noMethods()
                .that()
                .areDeclaredInClassesThat()
                .resideOutsideOfPackage("dev.onecore.cli..")
                .should()
                .haveName("main")
                .check(HARNESS);
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.onecore.cli..")
                .should()
                .callMethod(System.class, "exit", int.class)
                .check(HARNESS);
    }

    private static String packages(String room) {
        return "dev.onecore." + room + "..";
    }
}
