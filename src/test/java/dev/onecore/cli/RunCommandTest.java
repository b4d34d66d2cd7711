package dev.onecore.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code onecore run} over a build of small classes with the names of Gatling's and of the campaign's process. */
class RunCommandTest {

    /** Keeps what it is told, and ends with the code that its simulation is named after. */
    private static final Map<String, String> SOURCES = Map.of(
            "io/gatling/javaapi/core/Simulation.java", "package io.gatling.javaapi.core; public class Simulation {}",
            "dev/onecore/gatling/CampaignProcess.java", """
                    package dev.onecore.gatling;
                    import java.nio.file.*;
                    public class CampaignProcess {
                        public static void main(String[] arguments) throws Exception {
                            Files.write(Path.of(arguments[1], "told"), System.in.readAllBytes());
                            Files.writeString(Path.of(arguments[1], "data"), System.getProperty("gatling.data", ""));
                            System.exit(Integer.parseInt(arguments[0].replaceAll("\\\\D", "")));
                        }
                    }""",
            "a/Ends0.java", "package a; public class Ends0 extends Base {}",
            "a/Ends2.java", "package a; public class Ends2 extends Base {}",
            "a/Ends64.java", "package a; public class Ends64 extends Base {}",
            "a/Ends143.java", "package a; public class Ends143 extends Base {}",
            "b/Ends2.java", "package b; public class Ends2 extends a.Base {}",
            "a/Base.java", "package a; public abstract class Base extends io.gatling.javaapi.core.Simulation {}");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path home;

    private Path classes;

    @BeforeEach
    void build() throws IOException {
        classes = Files.createDirectories(home.resolve("simulations/target/test-classes"));
        Files.createDirectories(home.resolve("simulations/target/classes"));
        Files.createDirectories(home.resolve("simulations/target/gatling"));
        Files.writeString(home.resolve("simulations/injector.options"), "-XX:TieredStopAtLevel=1\n");
        Files.writeString(classPath(), classes.toString());
        String[] files = new String[SOURCES.size() + 2];
        files[0] = "-d";
        files[1] = classes.toString();
        int next = 2;
        for (Map.Entry<String, String> source : SOURCES.entrySet()) {
            Path file = home.resolve("sources").resolve(source.getKey());
            Files.createDirectories(file.getParent());
            files[next++] = Files.writeString(file, source.getValue()).toString();
        }
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, files))
                .isZero();
    }

    private Path classPath() {
        return home.resolve("simulations/target/injector.classpath");
    }

    private int run(Object... arguments) {
        String[] words = List.of(arguments).stream().map(String::valueOf).toArray(String[]::new);
        return Onecore.run(new PrintWriter(out, true), new PrintWriter(err, true), words);
    }

    @Test
    void theSettingsReachTheCampaignAndNoCommandLineShowsThem() throws IOException {
        assertThat(run(
                        "run",
                        "--simulation",
                        "Ends0",
                        "-Donecore.rounds=5",
                        "--set",
                        "targets=a=ws://box:1",
                        "-DinjectorHeap=64m",
                        "-Dgatling.data=file",
                        "-Dhome=" + home))
                .as(err.toString())
                .isZero();
        Properties told = new Properties();
        told.load(Files.newBufferedReader(home.resolve("simulations/target/gatling/told")));
        assertThat(told)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "simulation", "Ends0",
                        "rounds", "5",
                        "targets", "a=ws://box:1",
                        "injectorHeap", "64m",
                        "home", home.toString()));
        assertThat(home.resolve("simulations/target/gatling/data")).hasContent("file");
    }

    @Test
    void anExitCodeSaysHowTheCampaignEnded() {
        String small = "-DinjectorHeap=64m";
        assertThat(run("run", "--simulation", "a.Ends2", small, "-Dhome=" + home))
                .isEqualTo(1);
        assertThat(run("run", "--simulation", "Ends64", small, "-Dhome=" + home))
                .isEqualTo(2);
        assertThat(run("run", "--simulation", "Ends143", small, "-Dhome=" + home))
                .isEqualTo(3);
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void aSimulationThatThereIsNotIsAnsweredWithThoseThatMayBeMeant() {
        assertThat(run("run", "--simulation", "End64", "-Dhome=" + home)).isEqualTo(2);
        assertThat(err.toString()).contains("onecore: there is no simulation 'End64'; did you mean Ends64");
    }

    @Test
    void aNameOfTwoSimulationsIsRefused() {
        assertThat(run("run", "--simulation", "Ends2", "-Dhome=" + home)).isEqualTo(2);
        assertThat(err.toString()).contains("'Ends2' may be a.Ends2 or b.Ends2; give one of these");
    }

    @Test
    void aBuildThatIsMissingIsNamedWithTheCommandThatMakesIt() throws IOException {
        Files.writeString(classPath(), classes + ":" + home.resolve("gone.jar"));
        assertThat(run("run", "--simulation", "Ends0", "-Dhome=" + home)).isEqualTo(2);
        assertThat(err.toString())
                .contains("gone.jar is missing, which the simulations need; build the simulations first");
        Files.delete(classPath());
        assertThat(run("run", "-Dhome=" + home)).isEqualTo(2);
        assertThat(err.toString())
                .contains("injector.classpath is missing; build the simulations first: mvn -q package -DskipTests");
    }

    @Test
    void aSettingThatIsWrongOrGivenTwiceIsRefusedBeforeAnythingStarts() {
        assertThat(run("run", "--simulation", "Ends0", "-Druonds=5", "-Dhome=" + home))
                .isEqualTo(2);
        assertThat(err.toString()).contains("onecore.ruonds is not a setting; did you mean onecore.rounds?");
        assertThat(run("run", "-Drounds=5", "-Donecore.rounds=6")).isEqualTo(2);
        assertThat(err.toString()).contains("onecore.rounds=6 is not possible: it is given twice");
    }

    @Test
    void aShellCompletesCommandsOptionsAndSimulations() {
        assertThat(run("generate-completion")).isZero();
        assertThat(out.toString()).contains("complete -F", "--inventory", "EchoLatency");
    }
}
